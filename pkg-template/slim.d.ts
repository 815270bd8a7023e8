/**
 * `tc3fetch/slim`: as `tc3fetch`, and the application brings the engine.
 *
 * @module tc3fetch/slim
 */
import type { EngineSource } from "./index.js";

export {
  type ActionConfig,
  type ActionOptions,
  type ApiRequest,
  type BoundCall,
  type CallOptions,
  type ClientErrorCode,
  type CommonResponse,
  type Config,
  type Credentials,
  type CredentialsProvider,
  type DescribeServicesParams,
  type DescribeServicesResponse,
  type EngineSource,
  type ErrorKind,
  type ExposeInfo,
  type InvokeParams,
  type InvokeResponse,
  type InvokeResult,
  type ModelService,
  type MultipartValue,
  type Scaler,
  type ScfOptions,
  type ServerSentEvent,
  type ServiceStatus,
  type SignedRequest,
  type UnsafeIntegers,
  type Validate,
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
export function init(source: EngineSource | Promise<EngineSource>): Promise<void>;
