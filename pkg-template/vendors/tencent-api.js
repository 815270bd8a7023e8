// The functions for Tencent Cloud, over an engine.
import { receive } from "./tencent-answer.js";
import { createSigning } from "./tencent-sign.js";
import { joinParts, METHOD, PAYLOAD_SIGNING, readRequest } from "./tencent-request.js";
import { call } from "../call/call.js";
import { nativeDigest } from "../call/digest.js";
import { merge } from "../call/merge.js";
import { UnknownValue } from "../errors/faults.js";
import { fault, refuseType } from "../errors/error.js";
import { readBlobs } from "../payload/multipart.js";

/** What a config and options may say about a request. */
const DEFAULTS = ["region", "language", "host", "endpoint", "algorithm", "timestamp"];

/** `sign`, `call` and what belongs to them; see `createSigning`. */
export function createTencent(loader, createSigner) {
  const { instance, signer, ...functions } = createSigning(loader, createSigner);
  const readMerged = (request, config, options) =>
    readRequest(merge(DEFAULTS, request, config, options), config.proxy, signer.isFlat);

  const vendor = {
    keys: "credentials",
    read(request, config, options) {
      const unsafeIntegers = options.unsafeIntegers ?? config.unsafeIntegers ?? "number";
      if (!INTEGERS.includes(unsafeIntegers))
        throw typeof unsafeIntegers === "string"
          ? fault(UnknownValue, "unsafeIntegers", [INTEGERS.join(", ")])
          : refuseType("unsafeIntegers", "a string", unsafeIntegers);
      return Object.assign(readMerged(request, config, options), { unsafeIntegers, stream: options.stream });
    },
    async sign(read, credentials, { within }) {
      if (read.parts)
        read.parts = await within(
          () => readBlobs(read.parts),
          (cause) => cause,
        );
      const isHashed = read.fields[PAYLOAD_SIGNING] !== "unsigned" && read.fields[METHOD] !== "GET";
      joinParts(read);
      const digest = isHashed && (await within(() => nativeDigest(read.bytes)));
      return signer.sign(read, credentials, digest);
    },
    receive: (response, read, exchange) => receive(instance.engine(), response, read, exchange),
  };

  return {
    ...functions,
    /** `sign` as a client has it. */
    signWith: (request, config, credentials) => signer.sign(readMerged(request, config, {}), credentials),
    call: (request, config, options, timeout) => call(vendor, request, config, options, timeout),
  };
}

const INTEGERS = ["number", "bigint", "string"];
