// The Open API of Guance and TrueWatch as the mock plays it: a key in a header, and no signature.
import { fail, jsonResponse } from "./answers.js";
import { headersWithout } from "./received.js";
import * as actions from "../models/guance-actions.js";
import { readAnswer } from "../payload/answer.js";

const KEY = "df-api-key";

export const guance = {
  headersOf: () => ({}),
  recognises: ({ headers, url }) => KEY in headers || url.pathname.includes("/api/v1/outer_function/"),

  read({ method, headers, url }) {
    const { action = `${method} ${url.pathname}` } =
      Object.values(actions).find((spec) => spec.method === method && url.pathname.endsWith(spec.path)) ?? {};
    const [, version] = /\/api\/(v\d+)\//.exec(url.pathname) ?? [];
    return { service: "guance", version, action, url: url.href, headers: headersWithout(headers, /^df-api-key$/) };
  },

  params({ method, query, body }) {
    if (method === "GET") return Object.fromEntries(query);
    return Object(readAnswer(body, "bigint").json);
  },

  check({ headers }, credentials) {
    const keys = credentials.filter(({ apiKey }) => apiKey !== undefined);
    if (!headers[KEY] || (keys.length && !keys.some(({ apiKey }) => apiKey === headers[KEY])))
      throw fail("ft.InvalidAPIKey", "The API key is not valid.", { status: 403 });
  },

  answer: (content = null, traceId, headers) =>
    jsonResponse({ code: 200, content, errorCode: "", message: "", success: true, traceId }, 200, headers),
  refuse: ({ code, message, status = 400 }, traceId, headers) =>
    jsonResponse({ code: status, content: null, errorCode: code, message, success: false, traceId }, status, headers),
  unknownAction: (message) => fail("ft.NotFound", message, { status: 404 }),
};
