// Signing for Tencent Cloud, over an engine.
import { membersOf, readRequest } from "./tencent-request.js";
import { readSafely } from "../errors/error.js";
import { createInstance } from "../engine/instance.js";

/**
 * `sign` and what belongs to it, over the engine that `loader` loads when it is first used. A
 * pure function, so that importing an entry does nothing.
 */
export function createSigning(loader, createSigner, glue) {
  const instance = createInstance(loader, glue);
  const signer = createSigner(instance);
  return {
    instance,
    signer,
    sign: (request, credentials) =>
      readSafely(() => signer.sign(readRequest(membersOf(request), undefined, signer.isFlat), credentials), request),
    init: (source) => instance.init(source),
    clearKeyCache: () => signer.clear(),
  };
}
