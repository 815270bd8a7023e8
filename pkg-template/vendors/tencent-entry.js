// What every entry for Tencent Cloud offers, whichever way it loads its engine.
import { createInvoke } from "./scf.js";
import { createClient } from "../call/client.js";
import { createAction, tencent } from "../models/action.js";
import * as tiems from "../models/tiems-actions.js";

/** The functions of `createTencent`, those that name an action, and the class Client. */
export function createEntry({ signWith, vendor, ...functions }) {
  const { call, callWithResponse, stream } = functions;
  const named = { invoke: createInvoke(call), describeServices: createAction(tencent(call), tiems.describeServices) };
  const Client = createClient({ sign: signWith, call, callWithResponse, stream, ...named }, vendor);
  return { ...functions, ...named, Client };
}
