// How a request to Alibaba Cloud travels to the engine; src/bindings/packed.rs is the other end.
import { entriesOf, isObject, NO_BYTES, typeName } from "./bytes.js";
import { escaped, packBody, packParams, text } from "./pack.js";

const JSON_TYPE = "application/json; charset=utf-8";
const BYTES_TYPE = "application/octet-stream";
const NO_BODY = { kind: "none" };

/** The fields, query and body of a request, ready to cross over. */
export function packAcsRequest(request, credentials, proxy) {
  const shape = misshapen(request, credentials);
  if (shape) return { text: shape, action: request?.action };
  const { action, body, headers, query = {} } = request;
  const { payload = body === undefined ? NO_BODY : packBody(body) } = request;
  const flat = packParams(query, true, "query", 1);
  const { kind } = flat.params ? payload : flat;
  const contentType = request.contentType ?? (payload === NO_BODY ? undefined : typeof body === "object" ? BYTES_TYPE : JSON_TYPE);
  const { date = `${new Date().toISOString().slice(0, 19)}Z`, nonce = randomNonce() } = request;
  const pairs = entriesOf(headers);
  const params = flat.params ?? [];
  let fields = "\n";
  for (const field of [action, request.version, request.method, request.host, request.region, request.accountId, request.path, contentType, date, nonce, proxy, kind]) {
    fields += text(field) + "\n";
  }
  fields += params.length / 2 + "\n" + pairs.length + "\n";
  for (const param of params) fields += escaped(param) + "\n";
  for (const [name, value] of pairs) fields += text(name) + "\n" + text(value) + "\n";
  // The secrets come last, where a text that has to grow on the way leaves no copy of them.
  if (credentials) {
    const { securityToken, accessKeyId, accessKeySecret } = credentials;
    fields += "signed\n" + text(securityToken) + "\n" + text(accessKeyId) + "\n" + text(accessKeySecret);
  }
  return { text: fields, bytes: payload.bytes, isHashed: payload.bytes !== undefined, action };
}

/** The first of some named values that is not what it should be, as `name type`. */
function misshapen(request, credentials) {
  if (!isObject(request)) return `request ${typeName(request)}`;
  // null: an action that needs no signature.
  if (credentials !== null && !isObject(credentials)) return `credentials ${typeName(credentials)}`;
  const { headers } = request;
  return headers !== undefined && !isObject(headers) ? `headers ${typeName(headers)}` : "";
}

const randomNonce = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
