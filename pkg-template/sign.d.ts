/**
 * `tc3fetch/sign`: signature v3 and nothing else, with the smallest engine.
 *
 * @module tc3fetch/sign
 */
export {
  type ApiRequest,
  type ClientErrorCode,
  type Credentials,
  type EngineSource,
  type ErrorKind,
  type MultipartValue,
  type SignedRequest,
  clearKeyCache,
  init,
  sign,
  Tc3Error,
} from "./index.js";
