/**
 * A service of the endpoint itself, to try a client with: what no real action shows on demand. It is at
 * local.tencentcloudapi.com, version 2026-01-01.
 */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { headerValue, integer, string } from "../check.mjs";
import { ApiError } from "../errors.mjs";
import { RawAnswer } from "../raw-answer.mjs";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Up to an hour: a client that waits no longer aborts. */
const delay = integer({ min: 0, max: 3_600_000 });

/** Repeats what arrived, as it was understood. */
const echo = {
  answer: (Params, { method, contentType, algorithm, region, language, files, bytes }) => ({
    Method: method,
    ContentType: contentType ?? "",
    Algorithm: algorithm,
    Region: region ?? "",
    Language: language ?? "",
    Params,
    Files: files.map(({ name, fileName, bytes }) => ({
      Name: name,
      FileName: fileName,
      Size: bytes.length,
      Sha256: sha256(bytes),
    })),
    ...(bytes && { Size: bytes.length, Sha256: sha256(bytes) }),
  }),
};

/** Needs no signature. */
const anonymous = { skipSign: true, params: {}, answer: (_, { algorithm }) => ({ Algorithm: algorithm }) };

/** Pieces of a few bytes: they end within lines, between CR and LF, and within characters. */
async function* inPieces(text, delayMs) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) {
    yield bytes.subarray(at, at + 7);
    await sleep(delayMs);
  }
}

async function* events({ Count, DelayMs, FailAfter }, requestId) {
  yield* inPieces(": a stream of events\r\n\r\n", 0);
  for (let index = 0; index < Count; index++) {
    if (index === FailAfter) {
      const Response = { Error: { Code: "LimitExceeded", Message: "no more" }, RequestId: requestId };
      yield* inPieces(`data: ${JSON.stringify({ Response })}\n\n`, 0);
      return;
    }
    const lineEnd = index % 2 ? "\n" : "\r\n";
    const lines = [
      `id: ${index}`,
      "event: delta",
      "retry: 1000",
      `data: {"Index":${index},`,
      'data: "Text":"未命名😀"}',
      "",
      "",
    ];
    yield* inPieces(lines.join(lineEnd), DelayMs);
  }
}

/** Speaks in events: https://html.spec.whatwg.org/multipage/server-sent-events.html */
const stream = {
  params: {
    Count: integer({ min: 0, max: 1_000_000 }),
    DelayMs: delay,
    FailAfter: integer({ min: 0, max: 1_000_000 }),
    ContentType: headerValue,
  },
  answer: ({ Count = 3, DelayMs = 0, FailAfter, ContentType = "text/event-stream" }) =>
    new RawAnswer({ headers: { "Content-Type": ContentType }, body: events({ Count, DelayMs, FailAfter }, "stream") }),
};

/** An answer that says it is about to be given up. */
const deprecated = { params: {}, answer: () => ({ DeprecatedWarning: "This action is about to go.", Value: 1 }) };

/** The form of an error before API 3.0. */
const legacy = {
  params: {},
  answer: () =>
    new RawAnswer({ body: JSON.stringify({ code: 4100, codeDesc: "AuthFailure", message: "(4100) identity failed" }) }),
};

/** Fails as it is told to. */
const fail = {
  params: { Code: string, Message: string, HttpStatus: integer({ min: 200, max: 599 }) },
  answer({ Code = "FailedOperation", Message = "as you asked", HttpStatus = 200 }) {
    throw new ApiError(Code, Message, HttpStatus);
  },
};

/** Integers that a number cannot hold, where they matter and where they do not. */
const bigIntegers = {
  params: {},
  answer: () =>
    new RawAnswer({
      body: '{"Response":{"Id":9007199254740993,"Ids":[-9223372036854775808,18446744073709551615,1],"Text":"9007199254740993 \\"12345678901234567890\\"","Nested":{"Float":1.5,"Exponent":1e21},"RequestId":"{RequestId}"}}',
    }),
};

const slow = {
  params: { DelayMs: delay },
  async answer({ DelayMs = 1000 }) {
    await sleep(DelayMs);
    return { DelayMs };
  },
};

const page = { "Content-Type": "text/html" };
const html = {
  params: { HttpStatus: integer({ min: 200, max: 599 }) },
  answer: ({ HttpStatus = 502 }) =>
    new RawAnswer({ status: HttpStatus, headers: page, body: "<html><body>Bad gateway</body></html>" }),
};
const empty = { params: {}, answer: () => new RawAnswer({}) };
const truncated = { params: {}, answer: () => new RawAnswer({ body: '{"Response":{"Value":"breaks o' }) };
const redirect = { params: {}, answer: () => new RawAnswer({ status: 302, headers: { Location: "/elsewhere" } }) };

export const createLocal = () => ({
  version: "2026-01-01",
  actions: {
    Anonymous: anonymous,
    BigIntegers: bigIntegers,
    Deprecated: deprecated,
    Echo: echo,
    Empty: empty,
    Fail: fail,
    Html: html,
    Legacy: legacy,
    Redirect: redirect,
    Slow: slow,
    Stream: stream,
    Truncated: truncated,
  },
});
