import { computed } from "@preact/signals";
import type { ApiRequest } from "tc3fetch";
import type { AcsRequest } from "tc3fetch/aliyun";
import type { ApiRequest as V1Request } from "tc3fetch/v1";
import { checkAction, restRequest } from "tc3fetch/models";
import { t } from "../i18n/index.ts";
import { action, draft, model, service, system } from "./draft.ts";
import { byPath } from "./findings.ts";
import { parseExactly } from "./json.ts";
import { fieldOf, problemOf, type Problem } from "./problem.ts";
import { held } from "../ui/typing.ts";

export type Or<Value> = Value | { problem: Problem };

/** The parameters as values; a problem where the text is not yet a JSON object. */
export const params = computed<Or<{ params: Record<string, unknown> }>>(() => {
  const { problems } = t.value;
  const problem = (message: string) => ({ problem: { message, hint: problems.paramsHint, field: fieldOf("params") } });
  try {
    const value: unknown = parseExactly(draft.body.value.trim() || "{}");
    if (typeof value !== "object" || value === null || Array.isArray(value)) return problem(problems.paramsNotObject);
    return { params: value as Record<string, unknown> };
  } catch (error) {
    return problem(problems.params((error as Error).message));
  }
});

const checked = held(params);

/** What the package's own checker says of the parameters. */
const findings = computed(() => {
  if (!model.value || !action.value || "problem" in checked.value) return byPath([]);
  return byPath(checkAction(model.value, draft.action.value, checked.value.params));
});

/** What the model does not allow, by path. */
export const faults = computed(() => findings.value.faults);

/** What a service may well take though the model does not have it so: it may be newer, or text for a number. */
export const doubts = computed(() => findings.value.doubts);

/** Whole seconds; anything else than a number becomes NaN, which the package refuses by the name of the field. */
const timestamp = computed(() => (draft.timestamp.value.trim() ? wholeNumber(draft.timestamp.value) : undefined));

const wholeNumber = (text: string) => (/^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN);

/** The form's own headers. */
export const headers = computed<Or<{ headers: Record<string, string> }>>(() => {
  const found: [string, string][] = [];
  for (const line of draft.headers.value.split("\n").filter((text) => text.trim())) {
    const colon = line.indexOf(":");
    if (colon < 1) {
      const { headerLine, headerLineHint } = t.value.problems;
      return { problem: { message: headerLine(line), hint: headerLineHint, field: fieldOf("headers") } };
    }
    const name = line.slice(0, colon).trim();
    if (found.some(([known]) => known.toLowerCase() === name.toLowerCase()))
      return { problem: { message: t.value.form.headerTwice(name), field: "headers" } };
    found.push([name, line.slice(colon + 1).trim()]);
  }
  return { headers: Object.fromEntries(found) };
});

/** What both signatures of Tencent Cloud have in common. */
const common = computed<Or<{ request: ApiRequest }>>(() => {
  if ("problem" in headers.value) return headers.value;
  const request: ApiRequest = {
    method: draft.method.value,
    service: service.value?.shortName ?? draft.service.value,
    version: draft.version.value,
    action: draft.action.value,
  };
  if (draft.region.value) request.region = draft.region.value;
  if (draft.host.value) request.host = draft.host.value;
  if (draft.endpoint.value) request.endpoint = draft.endpoint.value as NonNullable<ApiRequest["endpoint"]>;
  if (timestamp.value !== undefined) request.timestamp = timestamp.value;
  if (draft.language.value) request.language = draft.language.value as NonNullable<ApiRequest["language"]>;
  if (Object.keys(headers.value.headers).length > 0) request.headers = headers.value.headers;
  return { request };
});

/** Signature v3: a POST carries the text as it stands. */
export const v3Request = computed<Or<{ request: ApiRequest }>>(() => {
  if ("problem" in common.value) return common.value;
  const request: ApiRequest = { ...common.value.request, algorithm: "TC3-HMAC-SHA256" };
  if (request.method === "POST") {
    request.body = draft.body.value;
    if (draft.contentType.value) request.contentType = draft.contentType.value;
  } else {
    if ("problem" in params.value) return params.value;
    request.params = params.value.params;
  }
  if (draft.unsignedPayload.value) request.payloadSigning = "unsigned";
  const more = draft.signedHeaders.value.split(/[\s,;]+/).filter(Boolean);
  const signedHeaders = [...(draft.signAction.value ? ["x-tc-action"] : []), ...more];
  if (signedHeaders.length > 0) request.signedHeaders = signedHeaders;
  return { request };
});

/** Signature v1, which signs parameters and has no body of another kind. */
export const v1Request = computed<Or<{ request: V1Request & Required<Pick<V1Request, "algorithm">> }>>(() => {
  if ("problem" in common.value) return common.value;
  if ("problem" in params.value) return params.value;
  const { value: chosen } = draft.algorithm;
  const algorithm = chosen === "HmacSHA1" ? chosen : "HmacSHA256";
  const request: V1Request & { algorithm: typeof algorithm } = {
    ...common.value.request,
    algorithm,
    params: params.value.params,
  };
  if (draft.nonce.value.trim()) request.nonce = wholeNumber(draft.nonce.value);
  return { request };
});

/** A parameter in REST's places needs the model that says where they are. */
const rest = computed<Or<ReturnType<typeof restRequest>>>(() => {
  if ("problem" in params.value) return params.value;
  if (!model.value || !action.value) return { problem: { message: t.value.problems.noModel } };
  try {
    return restRequest(model.value, draft.action.value, params.value.params);
  } catch (error) {
    return { problem: problemOf(error) };
  }
});

export const aliyunRequest = computed<Or<{ request: AcsRequest }>>(() => {
  if ("problem" in headers.value) return headers.value;
  if ("problem" in rest.value) return rest.value;
  const { method, body, ...placed } = rest.value;
  const request: AcsRequest = {
    action: draft.action.value,
    version: draft.version.value,
    method: method as NonNullable<AcsRequest["method"]>,
    ...placed,
    headers: { ...headers.value.headers, ...placed.headers },
    ...(body !== undefined && { body }),
  };
  if (draft.host.value) request.host = draft.host.value;
  if (draft.region.value) request.region = draft.region.value;
  if (draft.accountId.value) request.accountId = draft.accountId.value;
  if (draft.nonce.value) request.nonce = draft.nonce.value;
  // What is no time goes on as it was typed, for the package to refuse.
  if (timestamp.value !== undefined)
    request.date = Number.isNaN(timestamp.value) ? draft.timestamp.value : new Date(timestamp.value * 1000);
  return { request };
});

export interface GuanceRequest {
  host: string;
  method: string;
  path: string;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  body?: string | undefined;
}

export const guanceRequest = computed<Or<{ request: GuanceRequest }>>(() => {
  if ("problem" in headers.value) return headers.value;
  if ("problem" in rest.value) return rest.value;
  const { body, ...placed } = rest.value;
  const host = draft.host.value || service.value?.endpoint || "";
  const request: GuanceRequest = { host, ...placed, headers: { ...headers.value.headers, ...placed.headers } };
  if (typeof body === "string") request.body = body;
  return { request };
});

/** The host that is signed. */
export const host = computed(() => {
  if (draft.host.value) return draft.host.value;
  const name = service.value?.shortName ?? (draft.service.value || "cvm");
  const { region, accountId } = draft;
  if (system.value === "aliyun") {
    const place = region.value || "{region}";
    return accountId.value ? `${accountId.value}.${place}.fc.aliyuncs.com` : `fcv3.${place}.aliyuncs.com`;
  }
  if (system.value === "guance") return service.value?.endpoint ?? "";
  const isFinance = region.value.endsWith("-fsi") && draft.endpoint.value === "";
  if (draft.endpoint.value === "regional" || isFinance)
    return `${name}.${region.value || "{region}"}.tencentcloudapi.com`;
  return `${name}.${draft.endpoint.value === "internal" || draft.endpoint.value === "intl" ? `${draft.endpoint.value}.` : ""}tencentcloudapi.com`;
});
