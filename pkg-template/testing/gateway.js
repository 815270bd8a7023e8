// Gateways of Tencent Cloud as the mock plays them: CloudBase's HTTP API, and the function URLs of SCF.
// Rules: https://docs.cloudbase.net/http-api/basic/tc3-auth
import { fail, jsonResponse } from "./answers.js";
import { headersWithout } from "./received.js";
import { keysOf, mustMatch, readTimestamp } from "./tencent.js";
import { init, sign } from "../gateway.js";
import { readAnswer } from "../payload/answer.js";
import { GATEWAY } from "../vendors/api-hosts.js";

/** CloudBase has time and token at the end, function URLs have them in headers. */
const AUTHORIZATION =
  /^TC3-HMAC-SHA256\s+Credential=([^/,\s]+)\/\d{4}-\d\d-\d\d\/(tcb|scf)\/tc3_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([\da-f]{64})(?:,\s*Timestamp=(\d+))?(?:,\s*Token=(.+))?$/;

/** Headers that the signer makes of its options. */
const OWN = /^(authorization|content-type|host|x-scf-cam-(timestamp|token|uin))$/;

const SECRET = /^(authorization|x-scf-cam-token)$/;

/** Which gateway a request is for, by what it was signed for or by its host; undefined for none. */
function serviceOf({ headers, places: [{ host }] }) {
  if ("x-tc-action" in headers) return undefined;
  const [, , service, , , timestamp = headers["x-scf-cam-timestamp"]] = AUTHORIZATION.exec(headers.authorization) ?? [];
  if (timestamp !== undefined) return service;
  const name = host.replace(/:\d+$/, "");
  if (!GATEWAY.test(name)) return undefined;
  return name.endsWith("tencentscf.com") ? "scf" : "tcb";
}

/** What CloudBase says of a signature, for which it has one code. */
const MESSAGES = {
  "AuthFailure.SignatureExpire": "signature is expired",
  "AuthFailure.TokenFailure": "check tmp secret key expire",
};

const gateway = (service, idHeader) => ({
  headersOf: (requestId) => ({ [idHeader]: requestId }),
  recognises: (received) => serviceOf(received) === service,

  read: ({ method, headers, places: [{ path }], url }) => ({
    service,
    action: `${method} ${path}`,
    url: url.href,
    headers: headersWithout(headers, SECRET),
  }),

  /** The JSON of a body; without one the query, in which a name that comes twice has a list. */
  params({ query, body, headers }) {
    if (body.length === 0) return queryOf(query);
    const isJson = /^application\/([\w.-]+\+)?json\b/i.test(headers["content-type"]);
    return (isJson && readAnswer(body, "bigint").json) || {};
  },

  async check(received, credentials, now) {
    const { method, headers, places, query, body } = received;
    // A function URL may be open.
    if (service === "scf" && headers.authorization === undefined) return;
    const claim = AUTHORIZATION.exec(headers.authorization);
    if (!claim)
      throw fail("AuthFailure.InvalidAuthorization", "The Authorization header is not of the form that is prescribed.");
    const [, secretId, , list, signature, time, token] = claim;
    const timestamp = readTimestamp(time ?? headers["x-scf-cam-timestamp"], now);
    const keys = keysOf(credentials, secretId, token ?? headers["x-scf-cam-token"]);
    if (!keys) return;
    await init();
    const names = list.split(";");
    const request = {
      service,
      method,
      query: new URLSearchParams(query),
      body: body.length > 0 ? body : undefined,
      contentType: headers["content-type"],
      signedHeaders: names,
      headers: Object.fromEntries(names.filter((name) => !OWN.test(name)).map((name) => [name, headers[name]])),
      uin: headers["x-scf-cam-uin"],
      timestamp,
    };
    mustMatch(places, signature, ({ host, path }) => sign({ ...request, host, path }, keys));
  },

  answer: (value, _, headers) =>
    value === undefined ? new Response(null, { status: 204, headers }) : jsonResponse(value, 200, headers),
  refuse({ code, message, status }, requestId, headers) {
    const isOfSignature = code.startsWith("AuthFailure.");
    const own = isOfSignature && service === "tcb" ? { code: "SIGN_PARAM_INVALID", message: MESSAGES[code] } : {};
    const answer = { code: own.code ?? code, message: own.message ?? message, requestId };
    return jsonResponse(answer, status ?? (isOfSignature ? 401 : 400), headers);
  },
  unknownAction: (message) => fail("NOT_FOUND", message, { status: 404 }),
});

export const cloudBase = gateway("tcb", "X-Cloudbase-Request-Id");
export const functionUrl = gateway("scf", "X-Scf-Request-Id");

function queryOf(pairs) {
  const query = new Map();
  for (const [name, value] of pairs) query.set(name, [...(query.get(name) ?? []), value]);
  return Object.fromEntries([...query].map(([name, values]) => [name, values.length > 1 ? values : values[0]]));
}
