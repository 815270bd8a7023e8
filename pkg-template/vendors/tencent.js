// Signature v3 in two steps. What does not depend on time and payload is prepared once in the
// engine: checks, host, headers, canonical request, derived key. A signature is then the hash
// of the payload, that of the canonical request, and one HMAC.
//
// What was prepared is found by the identity of the credentials object, so that no variable
// of this module keeps a secret alive, and by comparing every field that it depends on.
import { ALGORITHM, checkTexts, joinParts, PAYLOAD_SIGNING, readCredentials } from "./tencent-request.js";
import { tencentSigning } from "../errors/faults.js";
import { numberedFault } from "../errors/error.js";
import { hashPieces, objectOf, readFrame, writeFrame } from "../engine/frame.js";
import {
  FAULT,
  NOTHING_TO_SIGN,
  PAYLOAD_BODY,
  PAYLOAD_JSON,
  SOURCE_DIGEST,
  SOURCE_PIECES,
  SOURCE_WINDOW,
  STALE,
  TIMESTAMP,
  WINDOW,
} from "../engine/wire.js";
import { decode } from "../payload/utf8.js";

/** Templates that are kept for one credentials object. */
const MOST_TEMPLATES = 16;

/** Signs what `readRequest` has read, with an instance of the engine. */
export function createSigner(instance) {
  instance.expect("prepare");
  let owners = new WeakMap();

  /**
   * @param digest the SHA-256 of the payload where it is known
   * @param now    milliseconds since 1970, for a request that has no time of its own
   */
  function sign(read, credentials, digest, now = Date.now()) {
    const keys = read.keys ?? readCredentials(credentials, read.fields);
    const timestamp = read.timestamp === undefined ? Math.floor(now / 1000) : read.timestamp;
    const owner = isStatic(read) ? ownerOf(credentials, keys) : undefined;
    let template = owner && find(owner.templates, read);
    let engine = instance.current;
    let result = template ? hash(engine, template.id, read, timestamp, digest) : STALE;
    if (result === STALE) {
      if (template) owner.templates.splice(owner.templates.indexOf(template), 1);
      template = prepare(read, keys, timestamp, owner);
      engine = instance.engine();
      result = hash(engine, template.id, read, timestamp, digest);
    }
    if (result >= FAULT) throw numberedFault(tencentSigning, result, readFrame(engine));
    const { id, method, url, isTimed } = template;
    const signature = id === NOTHING_TO_SIGN ? "" : decode(engine.window().subarray(0, 64));
    // The headers of a template that is not kept are in no other object.
    const headers = owner ? { ...template.headers } : template.headers;
    if (isTimed) headers[TIMESTAMP] = `${timestamp}`;
    headers.Authorization += signature;
    return { method, url, headers, body: read.bytes, redirect: "manual", signature };
  }

  /** What is kept for a credentials object. Only one that comes again, unchanged, has something kept for it. */
  function ownerOf(credentials, keys) {
    const known = owners.get(credentials);
    if (known === undefined || !isSame(known.keys, keys)) {
      owners.set(credentials, { keys, engine: undefined, templates: [] });
      return undefined;
    }
    if (known.engine !== instance.current) known.templates = [];
    return known;
  }

  function prepare(read, keys, timestamp, owner) {
    joinParts(read);
    checkTexts(read, keys);
    const engine = instance.engine();
    const { fields, payload, headers, signed, flat } = read;
    const length = writeFrame(engine, fields.concat(headers, signed, flat), keys);
    const id = engine.prepare(length, payload, headers.length / 2, signed.length, owner ? 1 : 0, timestamp);
    const texts = readFrame(engine, keys[0] !== undefined);
    if (id >= FAULT) throw numberedFault(tencentSigning, id, texts);
    const all = objectOf(texts, 2, (name) => (name === TIMESTAMP ? "" : keys[0]));
    const template = {
      id,
      fields,
      payload,
      method: texts[0],
      url: texts[1],
      headers: all,
      isTimed: all[TIMESTAMP] === "",
    };
    if (owner) {
      owner.engine = engine;
      owner.templates.push(template);
      if (owner.templates.length > MOST_TEMPLATES) owner.templates.shift();
    }
    return template;
  }

  return {
    sign,
    clear() {
      owners = new WeakMap();
      if (instance.current) instance.current.clearKeyCache();
    },
  };
}

/** Hashes the payload and signs. */
function hash(engine, id, { bytes, fields }, timestamp, digest) {
  if (id === NOTHING_TO_SIGN) return 0;
  const length = bytes === undefined ? 0 : bytes.length;
  let source = SOURCE_WINDOW;
  if (digest) {
    source = SOURCE_DIGEST;
    engine.window().set(digest);
  } else if (length > WINDOW) {
    source = SOURCE_PIECES;
    if (fields[PAYLOAD_SIGNING] !== "unsigned") hashPieces(engine, bytes);
  } else if (length > 0) engine.window().set(bytes);
  return engine.sign(id, source, length, timestamp);
}

/** Whether all that a template depends on stands in the fields. */
const isStatic = ({ payload, headers, signed, fields }) =>
  (payload === PAYLOAD_JSON || payload === PAYLOAD_BODY) &&
  headers.length === 0 &&
  signed.length === 0 &&
  fields[ALGORITHM] !== "SKIP";

function find(templates, { payload, fields }) {
  for (const template of templates)
    if (template.payload === payload && isSame(template.fields, fields)) return template;
  return undefined;
}

function isSame(texts, others) {
  for (let index = 0; index < texts.length; index++) if (texts[index] !== others[index]) return false;
  return true;
}
