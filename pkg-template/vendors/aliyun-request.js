// A request to Alibaba Cloud as its caller gives it.
import { refuseType } from "../errors/error.js";
import { ACS_CREDENTIALS, ACS_FIELDS } from "../engine/wire.js";
import { flatten } from "../payload/json.js";
import { bodyBytes, checkText, isObject, randomHex, readHeaders } from "../payload/values.js";

/** A request, read once. */
export function readAcsRequest(request, proxy) {
  if (!isObject(request)) refuseType("request", "an object", request);
  const { headers = {}, query = {}, body, ...texts } = request;
  const isText = typeof body === "string";
  const { contentType = isText ? "application/json; charset=utf-8" : "application/octet-stream" } = texts;
  return {
    texts: { ...texts, proxy, contentType: body === undefined ? texts.contentType : contentType },
    bytes: body === undefined ? undefined : bodyBytes(body),
    headers: readHeaders(headers),
    query: flatten(query, "query", 1),
  };
}

/** The texts and keys of a frame for the engine. */
export function frameOf({ texts, headers, query }, credentials) {
  // null: an action that needs no signature.
  if (credentials !== null && !isObject(credentials)) refuseType("credentials", "an object", credentials);
  const inOrder = (names, given) => names.map((name) => checkText(name, given[name]));
  const { date = `${new Date().toISOString().slice(0, 19)}Z`, nonce = randomHex() } = texts;
  const fields = inOrder(ACS_FIELDS, { ...texts, date, nonce });
  const keys = inOrder(ACS_CREDENTIALS, credentials ?? {});
  // The engine takes a request without any of them for one that asks for no signature.
  const id = ACS_CREDENTIALS.indexOf("accessKeyId");
  if (credentials !== null && keys[id] === undefined) keys[id] = "";
  return { texts: [...fields, ...headers, ...query], keys };
}
