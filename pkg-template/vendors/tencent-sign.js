// Signing for Tencent Cloud, over an engine.
import { membersOf, readRequest } from "./tencent-request.js";
import { readSafely } from "../errors/error.js";
import { createInstance } from "../engine/instance.js";

/**
 * The engine that `loader` loads when it is first used, and what signs with it. A pure function,
 * so that importing an entry does nothing; each function below is made of what this gives.
 */
export function createSigning(loader, createSigner, glue) {
  const instance = createInstance(loader, glue);
  return { instance, signer: createSigner(instance) };
}

export const signOf =
  ({ signer }) =>
  (request, credentials) =>
    readSafely(() => signer.sign(readRequest(membersOf(request), undefined, signer.isFlat), credentials), request);

export const initOf =
  ({ instance }) =>
  (source) =>
    instance.init(source);

export const clearOf =
  ({ signer }) =>
  () =>
    signer.clear();
