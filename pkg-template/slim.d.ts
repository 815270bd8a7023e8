export {
  type ApiRequest,
  type CallOptions,
  type CommonResponse,
  type Config,
  type Credentials,
  type CredentialsProvider,
  type DescribeServicesParams,
  type DescribeServicesResponse,
  type ErrorKind,
  type ExposeInfo,
  type InvokeParams,
  type InvokeResponse,
  type InvokeResult,
  type ModelService,
  type MultipartValue,
  type Scaler,
  type ServerSentEvent,
  type ServiceStatus,
  type SignedRequest,
  type UnsafeIntegers,
  call,
  Client,
  clearKeyCache,
  describeServices,
  invoke,
  sign,
  Tc3Error,
} from "./index.js";

/**
 * Loads the engine; everything else needs it. `source` is the content of
 * `tc3fetch/tc3fetch.wasm`: a compiled module, its bytes, or a response that brings them.
 */
export function init(
  // A module's type has no members, so that everything would be one; `object` keeps text out.
  source: (WebAssembly.Module & object) | BufferSource | Response | Promise<(WebAssembly.Module & object) | BufferSource | Response>,
): Promise<void>;
