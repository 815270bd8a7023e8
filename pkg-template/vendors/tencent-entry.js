// What every entry for Tencent Cloud offers, whichever way it loads its engine. The plain entry
// has the same, written out: of that, a bundler drops what is not imported.
import { createInvoke } from "./scf.js";
import { createVendor } from "./tencent-api.js";
import { clearOf, initOf, signOf } from "./tencent-sign.js";
import { callOf, responseOf } from "../call/call.js";
import { createClient } from "../call/client.js";
import { streamOf } from "../call/stream.js";
import { createAction, tencent } from "../models/action.js";
import * as tiems from "../models/tiems-actions.js";

/** The functions over what `createSigning` gives, those that name an action, and the class Client. */
export function createEntry(signing) {
  const vendor = createVendor(signing);
  const call = callOf(vendor);
  const functions = {
    call,
    callWithResponse: responseOf(vendor),
    stream: streamOf(vendor),
    invoke: createInvoke(call),
    describeServices: createAction(tencent(call), tiems.describeServices),
  };
  return {
    ...functions,
    sign: signOf(signing),
    Client: createClient(functions, vendor),
    init: initOf(signing),
    clearKeyCache: clearOf(signing),
  };
}
