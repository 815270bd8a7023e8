// A request that was pasted, and what is known beside it, as callers give them: everything is
// read here, once, and becomes the frame that the engine reads.
import { refuseType } from "../errors/error.js";
import { encode } from "../payload/utf8.js";
import {
  bodyBytes,
  checkText,
  firstGiven,
  isObject,
  millisecondsOf,
  ownMember,
  placesOf,
  readHeaders,
  readMembers,
} from "../payload/values.js";
import { writeFrame } from "../engine/frame.js";
import { ABSENT } from "../engine/wire.js";

const OPTIONS = /* @__PURE__ */ placesOf(["now", "canonicalRequest", "stringToSign", "answer", "signal"]);

/** The bytes of a text, for `parse`. Chrome's curl for cmd has a caret within characters such as emoji. */
export const textOf = (text) =>
  typeof text === "string"
    ? encode(text.replace(/([\ud800-\udbff])\^(?=[\udc00-\udfff])/g, "$1"))
    : refuseType("text", "a string", text);

/** A request as `parseRequest` gives it, or as `sign` does: its texts, its headers, its body. */
export function readRequest(request) {
  if (!isObject(request)) refuseType("request", "a string or an object", request);
  const { method, url, headers, body, bodyEnd, canonicalRequest, stringToSign, missing, credentials } = request;
  const text = (name, value) => (value === undefined ? undefined : checkText(`request.${name}`, value));
  return {
    texts: [
      text("method", method),
      text("url", url),
      text("canonicalRequest", canonicalRequest),
      text("stringToSign", stringToSign),
      Array.isArray(missing) ? missing.join(" ") : undefined,
      text("bodyEnd", bodyEnd),
    ],
    headers: Array.isArray(headers) ? pairsOf(headers) : readHeaders(headers),
    // A copy: the search takes a while, and the body is the caller's.
    body: body === undefined || body === null ? undefined : bodyBytes(body).slice(),
    credentials,
  };
}

function pairsOf(headers) {
  const flat = [];
  for (const [index, pair] of headers.entries()) {
    if (!Array.isArray(pair)) refuseType(`request.headers[${index}]`, "a name and a value", pair);
    for (const place of [0, 1]) flat.push(checkText(`request.headers[${index}][${place}]`, pair[place]));
  }
  return flat;
}

/** Keys of any system, under Tencent's names or Alibaba's; those that stood in the text where none are given. */
export function readKeys(credentials, found) {
  // The SecretId of the text is the request's own, and says nothing of whose the key is.
  if (credentials === undefined || credentials === null) credentials = { ...found, secretId: undefined };
  if (!isObject(credentials)) refuseType("credentials", "an object", credentials);
  return [
    ["secretId", "accessKeyId"],
    ["secretKey", "accessKeySecret"],
    ["token", "securityToken"],
  ].map((names) => {
    const key = firstGiven(...names.map((name) => ownMember(credentials, name)));
    return key === undefined || key === null ? undefined : checkText(`credentials.${names[0]}`, key);
  });
}

/** What else is known: texts for the frame, seconds, the signal. */
export function readOptions(options = {}) {
  if (!isObject(options)) refuseType("options", "an object", options);
  const [now, canonicalRequest, stringToSign, answer, signal] = readMembers(options, OPTIONS, "options.");
  const text = (name, value) => (value === undefined ? undefined : checkText(`options.${name}`, value));
  return {
    now: secondsOf(now),
    signal,
    texts: [
      text("canonicalRequest", canonicalRequest),
      text("stringToSign", stringToSign),
      isObject(answer) ? JSON.stringify(answer) : text("answer", answer),
    ],
  };
}

function secondsOf(now) {
  if (now === undefined) return NaN;
  if (typeof now === "number") return Math.floor(now);
  const milliseconds = millisecondsOf(now);
  return milliseconds === undefined
    ? refuseType("options.now", "a number or a Date", now)
    : Math.floor(milliseconds / 1000);
}

/**
 * Writes what engines/diagnose/src/given.rs reads into an engine's window: a frame, and after it
 * the bytes of bodies. It holds the keys, so that the caller overwrites it after use.
 *
 * @returns the lengths of the frame and of each body
 */
export function writeGiven(engine, { texts, headers }, own, keys, bodies) {
  const size = bodies.reduce((sum, body) => sum + (body?.length ?? 0), 0);
  let window;
  const all = [...texts, ...own, ...headers];
  let end = writeFrame({ window: (least) => (window = engine.window(least + size)) }, all, keys);
  const lengths = [end];
  for (const body of bodies) {
    if (body !== undefined) window.set(body, end);
    lengths.push(body === undefined ? ABSENT : body.length);
    end += body?.length ?? 0;
  }
  return lengths;
}
