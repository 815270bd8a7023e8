// Signature v3 in two steps. What does not depend on time and payload is prepared once in the
// engine: checks, host, headers, canonical request, derived key. A signature is then the hash
// of the payload, that of the canonical request, and one HMAC.
//
// What was prepared is found by the identity of the credentials object, so that no variable
// of this module keeps a secret alive, and by comparing every field that it depends on.
import { ALGORITHM, checkTexts, completePayload, PAYLOAD_SIGNING, readCredentials } from "./tencent-request.js";
import { signing } from "../errors/faults.js";
import { numberedFault } from "../errors/error.js";
import { hashPieces, objectOf, readFrame, writeFrame } from "../engine/frame.js";
import { FAULT, NOTHING_TO_SIGN, PAYLOAD, SOURCE, STALE, TIMESTAMP, WINDOW } from "../engine/wire.js";
import { encoder } from "../payload/values.js";

/** Templates that are kept for one credentials object. */
const MOST_TEMPLATES = 16;

const decoder = /* @__PURE__ */ new TextDecoder("latin1");

/** Signs what `readRequest` has read, with an instance of the engine. */
export function createSigner(instance) {
  let owners = new WeakMap();

  /** `digest` is the SHA-256 of the payload where it is known. */
  function sign(read, credentials, digest) {
    const keys = readCredentials(credentials, read.fields[ALGORITHM]);
    const timestamp = read.timestamp === undefined ? Math.floor(Date.now() / 1000) : read.timestamp;
    const owner = isStatic(read) ? ownerOf(credentials, keys) : undefined;
    let template = owner && owner.templates.find((kept) => kept.payload === read.payload && isSame(kept.fields, read.fields));
    let result = template ? hash(template, read, timestamp, digest) : STALE;
    if (result === STALE) {
      if (template) owner.templates.splice(owner.templates.indexOf(template), 1);
      template = prepare(read, keys, timestamp, owner);
      result = hash(template, read, timestamp, digest);
    }
    const engine = instance.engine();
    if (result >= FAULT) throw numberedFault(signing, result, readFrame(engine));
    const { id, method, url, isTimed } = template;
    const signature = id === NOTHING_TO_SIGN ? "" : decoder.decode(engine.window().subarray(0, 64));
    const headers = { ...template.headers };
    if (isTimed) headers[TIMESTAMP] = `${timestamp}`;
    headers.Authorization += signature;
    return { method, url, headers, body: completePayload(read), signature };
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
    if (read.parts) completePayload(read);
    checkTexts(read, keys);
    const engine = instance.engine();
    const { fields, payload, headers, signed, flat } = read;
    const length = writeFrame(engine, [...fields, ...headers, ...signed, ...flat], keys);
    const id = engine.prepare(length, payload, headers.length / 2, signed.length, owner ? 1 : 0, timestamp);
    const texts = readFrame(engine);
    if (id >= FAULT) throw numberedFault(signing, id, texts);
    const [method, url, ...pairs] = texts;
    const all = objectOf(pairs, (name) => (name === TIMESTAMP ? "" : keys[0]));
    const template = { id, fields, payload, method, url, headers: all, isTimed: all[TIMESTAMP] === "" };
    if (owner) {
      owner.engine = engine;
      owner.templates.push(template);
      if (owner.templates.length > MOST_TEMPLATES) owner.templates.shift();
    }
    return template;
  }

  /** Hashes the payload and signs. */
  function hash({ id }, read, timestamp, digest) {
    if (id === NOTHING_TO_SIGN) return 0;
    const engine = instance.engine();
    const { json } = read;
    if (read.bytes === undefined && json !== undefined && json.length * 3 <= WINDOW) {
      // At once to where it is hashed, and from there to a body of its own.
      const window = engine.window();
      const { written } = encoder.encodeInto(json, window);
      read.bytes = window.slice(0, written);
      return engine.sign(id, SOURCE.WINDOW, written, timestamp);
    }
    const bytes = completePayload(read);
    if (bytes === undefined) return engine.sign(id, SOURCE.WINDOW, 0, timestamp);
    if (digest) engine.window().set(digest);
    else if (read.fields[PAYLOAD_SIGNING] !== "unsigned") hashPieces(engine, bytes);
    return engine.sign(id, digest ? SOURCE.DIGEST : SOURCE.PIECES, bytes.length, timestamp);
  }

  return {
    sign,
    clear() {
      owners = new WeakMap();
      if (instance.current) instance.current.clearKeyCache();
    },
  };
}

/** Whether all that a template depends on stands in the fields. */
const isStatic = ({ payload, headers, signed, fields }) =>
  (payload === PAYLOAD.JSON || payload === PAYLOAD.BODY) && headers.length === 0 && signed.length === 0 && fields[ALGORITHM] !== "SKIP";

function isSame(texts, others) {
  for (let index = 0; index < texts.length; index++) if (texts[index] !== others[index]) return false;
  return true;
}
