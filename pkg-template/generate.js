// tc3fetch/generate: code that makes a call, for people to copy. An engine of its own, so that
// the others stay small; its rules and its templates are in codegen/.
import loader from "tc3fetch/engine-codegen";
import * as glue from "./engine/codegen-glue.js";
import { createGlue } from "./engine/glue.js";
import { createInstance } from "./engine/instance.js";
import { fault, numberedFault, readSafely, refuseType } from "./errors/error.js";
import { LoneSurrogate, signing } from "./errors/faults.js";
import { inQuery } from "./models/placement.js";
import { flatten, paramsText } from "./payload/json.js";
import { encode, isWellFormed } from "./payload/utf8.js";
import { checkText, entriesOf, isObject, readHeaders } from "./payload/values.js";

export { codeTargets } from "./code-targets.js";
export { Tc3Error } from "./errors/error.js";

const instance = /* @__PURE__ */ createInstance(loader, /* @__PURE__ */ createGlue(glue, "codegen"));

export const init = (source) => instance.init(source);

export const generate = (request, target, options) =>
  readSafely(() => {
    const json = encode(JSON.stringify(readRequest(request, target, options)));
    const { text, fault: number, parameter, first, second } = JSON.parse(instance.engine().generate(json));
    if (text === undefined) throw numberedFault(signing, number, [parameter, first, second]);
    return text;
  }, request);

/** What `answer` of codegen/src/json.rs reads. */
function readRequest(request, target, options = {}) {
  checkObjects({ request, options });
  const {
    system,
    service,
    version,
    action,
    region,
    host,
    method,
    path,
    contentType,
    language,
    headers = {},
    body,
    params,
    query,
  } = request;
  checkObjects({ headers, query: query ?? {} });
  const fields = {
    target,
    system,
    service,
    version,
    action,
    region,
    host,
    method,
    path,
    contentType,
    language,
    proxy: options.proxy,
  };
  for (const [name, value] of Object.entries(fields)) fields[name] = wellFormed(checkText(name, value));
  if (checkText("body", body) && !isWellFormed(body)) throw fault(LoneSurrogate, "body");
  // The query of a GET to Tencent Cloud has nothing in it but the action's parameters.
  const isFlat = system === "tencent" && method === "GET";
  const given = isFlat ? (params ?? query) : params;
  return {
    ...fields,
    body,
    params: given === undefined ? undefined : paramsText(given),
    query: isFlat ? flatten(given ?? {}, "params") : flatQuery(system, query ?? {}),
    headers: readHeaders(headers).map(wellFormed),
  };
}

function checkObjects(named) {
  for (const [name, value] of Object.entries(named)) if (!isObject(value)) refuseType(name, "an object", value);
}

/** Half of a character becomes U+FFFD, as wherever text becomes UTF-8: no field may have either. */
const wellFormed = (text) => text?.replace(/\p{Surrogate}/gu, "\ufffd");

/** What goes into the query, by flat names. */
function flatQuery(system, query) {
  if (system === "tencent") return [];
  if (system === "aliyun") return flatten(query, "query", 1);
  return flatten(Object.fromEntries(entriesOf(query).map(([name, value]) => [name, inQuery(value)])), "query");
}
