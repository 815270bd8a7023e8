// Why a signature failed: what was pasted becomes a request, its stages are computed, and the
// engine searches for the mistake, in pieces.
import { causes } from "./causes.js";
import { foundCause } from "./found.js";
import { frameOf, readKeys, readOptions, readRequest, textOf } from "./given.js";
import { inOtherCharset, withOwnNumbers } from "./other-bytes.js";
import { Aborted, NotARequest, signing } from "../errors/faults.js";
import { defineMember, fault, numberedFault, readSafely, refuseType } from "../errors/error.js";

/** How many recipes are tried between two looks at the clock: a millisecond of work. */
const PIECE = 400;

/** How long a page waits at most, in milliseconds: half a frame. */
const LONGEST = 8;

/** What the engine gave, or its fault. The only fault beyond those of signing is `NotARequest`. */
function answered(answer) {
  if (answer?.fault === undefined) return answer;
  const { fault: number, parameter, first, second } = answer;
  const given = [parameter, first, second];
  throw number in signing ? numberedFault(signing, number, given) : fault(NotARequest, parameter, [first, second]);
}

/** Keys that were pasted do not show where a request is logged or serialised. */
function withHiddenKeys({ credentials, ...request }) {
  if (credentials !== undefined) defineMember(request, "credentials", credentials, false);
  return request;
}

function parse(instance, text) {
  const bytes = textOf(text);
  try {
    return withHiddenKeys(answered(instance.engine().parse(bytes)));
  } finally {
    bytes.fill(0);
  }
}

const requestOf = (instance, request) => readRequest(typeof request === "string" ? parse(instance, request) : request);

/** Hands a frame over, and overwrites it. */
function withFrame(read, own, keys, use) {
  const frame = frameOf(read, own, keys);
  try {
    return answered(use(frame));
  } finally {
    frame.fill(0);
  }
}

export const createParseRequest = (instance) => (text) => readSafely(() => parse(instance, text));

export const createVerify = (instance) => (request, credentials) =>
  readSafely(() => {
    const read = requestOf(instance, request);
    return verified(instance, read, readKeys(credentials, read.credentials));
  });

function verified(instance, read, keys) {
  const { valid, stages, ...rest } = withFrame(read, NO_TEXTS, keys, (frame) =>
    instance.engine().verify(frame, read.body),
  );
  return {
    ...rest,
    ...(valid !== undefined && { valid: valid === 1 }),
    stages: stages.map((stage) => {
      const { claimed, computed } = stage;
      return claimed === undefined || computed === undefined ? stage : { ...stage, agrees: claimed === computed };
    }),
  };
}

const NO_TEXTS = [undefined, undefined, undefined];

export const createDiagnose = (instance) => async (request, credentials, options) => {
  const { read, keys, given } = readSafely(() => {
    const given = readOptions(options);
    checkSignal(given.signal);
    const read = requestOf(instance, request);
    return { read, given, keys: readKeys(credentials, read.credentials) };
  });
  const engine = instance.engine();
  const number = withFrame(read, given.texts, keys, (frame) =>
    engine.search(frame, read.body, inOtherCharset(read.body), withOwnNumbers(read.body), given.now),
  );
  try {
    let since = Date.now();
    while (engine.step(number, PIECE) === 0) {
      // In Cloudflare Workers the clock stands still during computation: the loop never pauses
      // there, and the signal is read only at the start.
      if (Date.now() - since < LONGEST) continue;
      await pause();
      checkSignal(given.signal);
      since = Date.now();
    }
    return diagnosed(instance, engine.diagnosis(number), read, keys);
  } finally {
    engine.close(number);
  }
};

/** Other work of the page comes first. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

const checkSignal = (signal) => readSafely(() => throwIfAborted(signal));

function throwIfAborted(signal) {
  if (signal === undefined) return;
  if (typeof signal?.aborted !== "boolean") refuseType("options.signal", "an AbortSignal", signal);
  if (signal.aborted) throw fault(Aborted, "", [], undefined, signal.reason);
}

function diagnosed(instance, { causes: found, excluded, ...rest }, read, keys) {
  return {
    ...rest,
    causes: found.map((cause) => foundCause(...cause)),
    excluded: excluded.map((number) => causes[number].id),
    ...verification(instance, read, keys),
  };
}

/** The stages, where enough of the request is known. */
function verification(instance, read, keys) {
  try {
    return { verification: verified(instance, read, keys) };
  } catch (error) {
    if (error.code !== "ClientError.NotARequest") throw error;
    return {};
  }
}
