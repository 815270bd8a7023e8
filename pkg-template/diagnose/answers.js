// What the engine of a diagnosis leaves: the parts of engines/diagnose/src/answers.rs, in its order.
import { ABSENT } from "../engine/wire.js";
import { decode } from "../payload/utf8.js";

const REQUEST = ["format", "method", "url", "body", "bodyEnd", "canonicalRequest", "stringToSign", "missing"];
const KEYS = ["secretId", "secretKey", "token"];
const STAGES = [
  "system",
  "valid",
  "canonicalRequest",
  "hashedCanonicalRequest",
  "credentialScope",
  "requestString",
  "stringToSign",
  "signature",
  "authorization",
];
const COMPARED = ["stage", "name", "claimed", "computed"];
const DIFFERENCE = ["stage", "mine", "expected", "line", "column", "byte"];

/** How a part is read; the others are texts. */
const READERS = {
  body: (part) => part,
  missing: words,
  valid: ([valid]) => valid === 1,
  line: numberOf,
  column: numberOf,
  byte: numberOf,
};

function words(part) {
  return decode(part).split(" ").slice(0, -1);
}

function numberOf(part) {
  return part.reduceRight((number, byte) => number * 256 + byte, 0);
}

/** The parts that an engine left in its window, where they are overwritten. */
export function readParts(engine) {
  const window = engine.answer();
  const view = new DataView(window.buffer, window.byteOffset);
  const count = view.getUint32(0, true);
  const parts = [];
  let at = 4 + 4 * count;
  for (let index = 0; index < count; index++) {
    const length = view.getUint32(4 + 4 * index, true);
    parts.push(length === ABSENT ? undefined : window.slice(at, (at += length)));
  }
  window.fill(0, 0, at);
  return parts;
}

/** As many of the first parts as there are names, as an object of those that are there; they are taken off. */
function takeObject(parts, names) {
  const object = {};
  for (const [index, part] of parts.splice(0, names.length).entries()) {
    const name = names[index];
    if (part !== undefined) object[name] = (READERS[name] ?? decode)(part);
  }
  return object;
}

/** A request as `parseRequest` gives it; headers are the last parts. */
export function requestOf(parts) {
  const { missing, ...request } = takeObject(parts, REQUEST);
  const credentials = takeObject(parts, KEYS);
  const headers = [];
  for (let at = 0; at < parts.length; at += 2) headers.push([decode(parts[at]), decode(parts[at + 1])]);
  const { format, method, url, ...rest } = request;
  return {
    ...(format && { format }),
    method,
    url,
    headers,
    ...rest,
    ...(Object.keys(credentials).length > 0 && { credentials }),
    missing,
  };
}

/** The stages as `verify` gives them. */
export function stagesOf(parts) {
  const made = takeObject(parts, STAGES);
  const stages = [];
  while (parts.length > 0) {
    const stage = takeObject(parts, COMPARED);
    const { claimed, computed } = stage;
    const isKnown = claimed !== undefined && computed !== undefined;
    stages.push(isKnown ? { ...stage, agrees: claimed === computed } : stage);
  }
  return { ...made, stages };
}

/** What a search found, with causes and what was excluded by their numbers. */
export function foundOf(parts) {
  const { system, verdict, missing } = takeObject(parts, ["system", "verdict", "missing"]);
  const excluded = [...parts.shift()];
  const difference = takeObject(parts, DIFFERENCE);
  const causes = [];
  for (let left = numberOf(parts.shift()); left > 0; left--) {
    const [number, ...texts] = parts.splice(0, 4);
    causes.push([numberOf(number), ...texts.map(decode)]);
  }
  return {
    system,
    verdict,
    causes,
    excluded,
    missing,
    ...(difference.stage && { difference }),
    ...(parts.length > 0 && { mended: mendedOf(parts) }),
  };
}

function mendedOf(parts) {
  const curl = decode(parts.shift());
  return { request: requestOf(parts), curl };
}
