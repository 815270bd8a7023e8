// What Tencent Cloud answers: a result, an error, or events.
import { cancel, piecesOf } from "../call/body.js";
import { bytesOf, headerOf } from "../call/call.js";
import { hasEvents } from "../call/events.js";
import { throwUnlessAccepted } from "../call/verdict.js";
import { EventStream, tencentCalling as faults } from "../errors/faults.js";
import { fault } from "../errors/error.js";
import { tencent as remedies } from "../errors/remedies.js";
import { memberText, readAnswer } from "../payload/answer.js";
import { encodeInto } from "../payload/utf8.js";
import { firstText, ownMembers, typeNumber } from "../payload/values.js";

/** Receives the answer of a call; the engine judges it. */
export async function receive(engine, response, { unsafeIntegers }, exchange) {
  const read = (bytes) => readAnswer(bytes, unsafeIntegers);
  if (exchange.openStream)
    return exchange.openStream(response, exchange, {
      requestId: requestIdOf(response),
      plain(bytes) {
        const answer = read(bytes);
        const content = judge(engine, response, answer, exchange);
        return { bytes, text: memberText(answer.text, "Response"), requestId: requestIdOf(response, content) };
      },
      // The engine knows what to do about the codes of an envelope.
      check({ data, json }) {
        if (typeof ownMembers(ownMembers(ownMembers(json).Response).Error).Code === "string")
          judge(engine, response, { text: data, json }, exchange);
      },
    });
  if (hasEvents(response)) {
    cancel(piecesOf(response));
    throw fault(EventStream);
  }
  const data = judge(engine, response, read(await bytesOf(response, exchange)), exchange);
  return { data, requestId: requestIdOf(response, data) };
}

const requestIdOf = (response, content) =>
  firstText(Object(content).RequestId, headerOf(response, "x-tc-requestid")) || undefined;

/** The content of `Response`, or the error that came in its place. */
function judge(engine, response, { text, json }, exchange) {
  const { Response: content, code, codeDesc, message } = ownMembers(json);
  const { Error: error } = ownMembers(content);
  const { Code, Message } = ownMembers(error);
  // Gateways of the older API answer {code, codeDesc, message}.
  const name = content === undefined ? (code && typeof code === "number" ? firstText(codeDesc) : "") : firstText(Code);
  const written = encodeInto(name, engine.window());
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)];
  const verdict = engine.judge(
    response.status,
    first || 0,
    last || 0,
    typeNumber(json),
    typeNumber(content),
    typeNumber(error),
    written,
  );
  throwUnlessAccepted(verdict, { faults, remedies }, exchange, {
    code: name,
    message: firstText(Message, message),
    httpStatus: response.status,
    requestId: requestIdOf(response, content),
  });
  return content;
}
