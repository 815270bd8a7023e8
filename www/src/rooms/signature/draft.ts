import { computed, signal } from "@preact/signals";
import type { ApiRequest, Credentials } from "tc3fetch";
import { t } from "../../i18n/index.ts";
import { parseExactly } from "./exact-json.ts";
import { fieldOf, type Problem } from "./problem.ts";

export type Method = "POST" | "GET";
export type AnswerLanguage = "" | "zh-CN" | "en-US";

/**
 * What the form holds, as typed. A POST and a GET each keep their own payload and content type, so
 * that switching the method back and forth loses nothing.
 */
export const draft = {
  method: signal<Method>("POST"),
  service: signal(""),
  host: signal(""),
  version: signal(""),
  action: signal(""),
  region: signal(""),
  timestamp: signal(""),
  body: signal(""),
  params: signal("{}"),
  contentType: { POST: signal(""), GET: signal("") },
  unsignedPayload: signal(false),
  signAction: signal(false),
  signedHeaders: signal(""),
  headers: signal(""),
  language: signal<AnswerLanguage>(""),
};

/** Held in memory only, and apart from the request so that the two are never written out together. */
export const keys = { secretId: signal(""), secretKey: signal(""), token: signal("") };

export const defaultHost = computed(() => `${draft.service.value || "cvm"}.tencentcloudapi.com`);

export type Prepared = { request: ApiRequest } | { problem: Problem };

/** The form as the package takes it; a problem where the text is not yet a value of the right kind. */
export const prepared = computed<Prepared>(() => {
  const method = draft.method.value;
  const extra = headersOf(draft.headers.value);
  if ("problem" in extra) return extra;
  const payload = method === "GET" ? paramsOf(draft.params.value) : { body: draft.body.value };
  if ("problem" in payload) return payload;

  const request: ApiRequest = {
    method,
    service: draft.service.value,
    version: draft.version.value,
    action: draft.action.value,
    ...payload,
  };
  if (draft.region.value) request.region = draft.region.value;
  if (draft.host.value) request.host = draft.host.value;
  if (draft.contentType[method].value) request.contentType = draft.contentType[method].value;
  // Anything else than a number becomes NaN, which the package refuses by the name of the field.
  if (draft.timestamp.value.trim()) request.timestamp = Number(draft.timestamp.value);
  if (draft.language.value) request.language = draft.language.value;
  if (draft.unsignedPayload.value) request.payloadSigning = "unsigned";
  if (extra.headers.length > 0) request.headers = Object.fromEntries(extra.headers);
  const signedHeaders = signedHeadersOf(draft.signedHeaders.value, draft.signAction.value);
  if (signedHeaders.length > 0) request.signedHeaders = signedHeaders;
  return { request };
});

export const credentials = computed<Credentials>(() => ({
  secretId: keys.secretId.value,
  secretKey: keys.secretKey.value,
  ...(keys.token.value && { token: keys.token.value }),
}));

function signedHeadersOf(list: string, action: boolean): string[] {
  return [...(action ? ["x-tc-action"] : []), ...list.split(/[\s,;]+/).filter(Boolean)];
}

function headersOf(lines: string): { headers: [name: string, value: string][] } | { problem: Problem } {
  const headers: [string, string][] = [];
  for (const line of lines.split("\n").filter((text) => text.trim())) {
    const colon = line.indexOf(":");
    if (colon < 1) {
      const { headerLine, headerLineHint } = t.value.problems;
      return { problem: { message: headerLine(line), hint: headerLineHint, field: fieldOf("headers") } };
    }
    headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return { headers };
}

function paramsOf(text: string): { params: object } | { problem: Problem } {
  const { problems } = t.value;
  const problem = (message: string) => ({
    problem: { message, hint: problems.paramsHint, field: fieldOf("params") },
  });
  try {
    const params: unknown = parseExactly(text.trim() || "{}");
    if (typeof params !== "object" || params === null || Array.isArray(params)) return problem(problems.paramsNotObject);
    return { params };
  } catch (error) {
    return problem(problems.params((error as Error).message));
  }
}
