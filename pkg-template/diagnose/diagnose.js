// Why a signature failed: what was pasted becomes a request, its stages are computed, and the
// engine searches for the mistake, in pieces.
import { causes } from "./causes.js";
import { foundCause } from "./found.js";
import { foundOf, readParts, requestOf, stagesOf } from "./answers.js";
import { readKeys, readOptions, readRequest, textOf, writeGiven } from "./given.js";
import { inOtherCharset, withOwnNumbers } from "./other-bytes.js";
import { ABSENT, FAULT } from "../engine/wire.js";
import { Aborted, NotARequest, signing } from "../errors/faults.js";
import { defineMember, fault, numberedFault, readSafely, refuseType } from "../errors/error.js";
import { decode } from "../payload/utf8.js";

/** How many recipes are tried between two looks at the clock: a millisecond of work. */
const PIECE = 400;

/** How long a page waits at most, in milliseconds: half a frame. */
const LONGEST = 8;

/** Throws the fault that an engine left. The only one beyond those of signing is `NotARequest`. */
function throwUnlessDone(engine, outcome) {
  if (outcome < FAULT) return;
  const number = outcome & 0xff;
  const given = readParts(engine).map(decode);
  const [parameter, ...values] = given;
  throw number in signing ? numberedFault(signing, number, given) : fault(NotARequest, parameter, values);
}

/** Keys that were pasted do not show where a request is logged or serialised. */
function withHiddenKeys({ credentials, ...request }) {
  if (credentials !== undefined) defineMember(request, "credentials", credentials, false);
  return request;
}

function parse(engines, text) {
  const bytes = textOf(text);
  const engine = engines.engine();
  engine.window(bytes.length).set(bytes);
  const { length } = bytes;
  bytes.fill(0);
  throwUnlessDone(engine, engine.parse(length));
  return withHiddenKeys(requestOf(readParts(engine)));
}

const readText = (engines, request) => readRequest(typeof request === "string" ? parse(engines, request) : request);

export const createParseRequest = (engines) => (text) => readSafely(() => parse(engines, text));

export const createVerify = (engines) => (request, credentials) =>
  readSafely(() => {
    const read = readText(engines, request);
    return verifyRead(engines, read, readKeys(credentials, read.credentials));
  });

function verifyRead(engines, read, keys) {
  const engine = engines.engine();
  throwUnlessDone(engine, engine.verify(...writeGiven(engine, read, NO_TEXTS, keys, [read.body])));
  return stagesOf(readParts(engine));
}

const NO_TEXTS = [undefined, undefined, undefined];

export const createDiagnose = (engines) => async (request, credentials, options) => {
  const given = readSafely(() => readOptions(options));
  checkSignal(given.signal);
  // Everything is read before anything is awaited, but for a text, which the engine reads.
  const isText = typeof request === "string";
  const early = readSafely(() => ({
    read: isText ? undefined : readRequest(request),
    keys: credentials === undefined || credentials === null ? undefined : readKeys(credentials),
  }));
  await engines.ready();
  let since = Date.now();
  const { read, keys } = readSafely(() => {
    const read = isText ? readText(engines, request) : early.read;
    return { read, keys: early.keys ?? readKeys(undefined, read.credentials) };
  });
  const instance = await engines.take();
  try {
    const engine = instance.engine();
    let isLong = false;
    const goOn = async () => {
      isLong = true;
      await pause();
      checkSignal(given.signal);
      since = Date.now();
    };
    openSearch(engine, read, keys, given);
    while (engine.step(PIECE) === 0) {
      // In Cloudflare Workers the clock stands still during computation: the loop never pauses
      // there, and the signal is read only at the start.
      if (Date.now() - since >= LONGEST) await goOn();
    }
    // Of a long request what is left are two pieces more.
    if (isLong) await goOn();
    engine.diagnosis();
    const found = foundOf(readParts(engine));
    if (isLong) await goOn();
    return resultOf(engines, found, read, keys);
  } finally {
    engines.giveBack(instance);
  }
};

function openSearch(engine, read, keys, { texts, now }) {
  const bodies = [read.body, inOtherCharset(read.body), withOwnNumbers(read.body)];
  const lengths = writeGiven(engine, read, texts, keys, bodies);
  throwUnlessDone(engine, engine.search(...lengths, now));
  // What the engine keeps of it lies elsewhere.
  const given = lengths.filter((length) => length !== ABSENT);
  engine.answer().fill(
    0,
    0,
    given.reduce((sum, length) => sum + length),
  );
}

/** Other work of the page comes first. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

const checkSignal = (signal) => readSafely(() => throwIfAborted(signal));

function throwIfAborted(signal) {
  if (signal === undefined) return;
  if (typeof signal?.aborted !== "boolean") refuseType("options.signal", "an AbortSignal", signal);
  if (signal.aborted) throw fault(Aborted, "", [], undefined, signal.reason);
}

function resultOf(engines, { causes: found, excluded, ...rest }, read, keys) {
  return {
    ...rest,
    causes: found.map((cause) => foundCause(...cause)),
    excluded: excluded.map((number) => causes[number].id),
    ...stagesIfKnown(engines, read, keys),
  };
}

/** The stages, where enough of the request is known. */
function stagesIfKnown(engines, read, keys) {
  try {
    return { verification: verifyRead(engines, read, keys) };
  } catch (error) {
    if (error.code !== "ClientError.NotARequest") throw error;
    return {};
  }
}
