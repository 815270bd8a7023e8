// Tencent Cloud as a vendor, for the functions of call/.
import { receive } from "./tencent-answer.js";
import {
  ACTION,
  ALGORITHM,
  checkTexts,
  HOST,
  joinParts,
  membersOf,
  METHOD,
  PAYLOAD_SIGNING,
  PLACES,
  readCredentials,
  readRequest,
  REGION,
  SERVICE,
} from "./tencent-request.js";
import { configOf, optionsOf } from "../call/arguments.js";
import { clockOf, within } from "../call/call.js";
import { decideBy, hasToken } from "../call/decide.js";
import { nativeDigest } from "../call/digest.js";
import { merge } from "../call/merge.js";
import { proxyOf } from "../call/proxy.js";
import { PAYLOAD_BODY, PAYLOAD_JSON, PAYLOAD_PARAMS } from "../engine/wire.js";
import { checkUnsafeIntegers, memberText } from "../payload/answer.js";
import { isBlob, readBlobs } from "../payload/multipart.js";
import { decode } from "../payload/utf8.js";
import { isObject, plainBytes, readNamed } from "../payload/values.js";

/** What a config and options may say about a request. */
const DEFAULTS = ["region", "language", "host", "endpoint", "algorithm", "timestamp"];
const CONFIG = /* @__PURE__ */ configOf(DEFAULTS, ["credentials", "unsafeIntegers"]);
const OPTIONS = /* @__PURE__ */ optionsOf(DEFAULTS, ["unsafeIntegers"]);

/** The vendor over what `createSigning` gives. */
export function createVendor({ instance, signer }) {
  const readMerged = (request, config, options) =>
    readRequest(merge(DEFAULTS, membersOf(request), PLACES, config, options), proxyOf(config.proxy), signer.isFlat);

  const vendor = {
    name: signer.isFlat ? "v1" : "tencent",
    config: CONFIG,
    options: OPTIONS,
    keys: "credentials",
    clocks: new Map(),
    budgets: new Map(),
    ready: () => (instance.current ? undefined : instance.init()),
    read(request, config, options) {
      const unsafeIntegers = checkUnsafeIntegers(options.unsafeIntegers ?? config.unsafeIntegers);
      const read = Object.assign(readMerged(request, config, options), { unsafeIntegers });
      // Before the engine is there, so that a wrong type is named even where there can be none.
      checkTexts(read);
      // No keys are what a call without a signature has; a function that gives none has failed.
      if (config.credentials === null && !signer.isFlat) read.fields[ALGORITHM] ??= "SKIP";
      // What is sent is what was given, whatever the caller does to it meanwhile.
      if (isObject(config.credentials)) read.keys = readCredentials(config.credentials, read.fields);
      if (read.payload === PAYLOAD_BODY) read.bytes = read.bytes.slice();
      const { parts } = read;
      if (parts && !parts.some(([, value]) => isBlob(value))) joinParts(read);
      else if (parts) read.parts = parts.map(([name, value]) => [name, plainBytes(value)?.slice() ?? value]);
      return read;
    },
    hostOf: ({ fields }) => fields[HOST],
    about: ({ fields }) => ({ service: fields[SERVICE], action: fields[ACTION], region: fields[REGION] }),
    async sign(read, credentials, exchange) {
      if (read.parts) {
        const parts = await within(
          exchange,
          () => readBlobs(read.parts),
          (cause) => cause,
        );
        joinParts(Object.assign(read, { parts }));
      }
      if (isHashed(read) && read.digest === undefined)
        read.digest = await within(exchange, () => nativeDigest(read.bytes));
      return signer.sign(read, credentials, read.digest, exchange.now());
    },
    receive: (response, read, exchange) => receive(instance.engine(), response, read, exchange),
    /** `sign` as a client has it. */
    signWith(request, config, credentials) {
      const read = readMerged(request, readNamed(config, CONFIG, "config"), {});
      const now = Date.now() + clockOf(vendor, config, vendor.hostOf(read)).offset;
      return signer.sign(read, credentials, undefined, now);
    },
    decide: (read, facts) => decideBy(instance, read.fields[ACTION], () => hasClientToken(read), facts),
  };

  return vendor;
}

/** Whether the payload is part of the signature. */
const isHashed = ({ fields }) => fields[PAYLOAD_SIGNING] !== "unsigned" && fields[METHOD] !== "GET";

/** Whether the service carries the request out once, however often it comes. */
function hasClientToken({ payload, bytes, flat }) {
  if (payload === PAYLOAD_PARAMS) return hasToken(flat);
  const text = payload === PAYLOAD_JSON ? memberText(decode(bytes), "ClientToken") : undefined;
  // What is no text, or says nothing, is no token.
  return text?.[0] === '"' && /\S/.test(JSON.parse(text));
}
