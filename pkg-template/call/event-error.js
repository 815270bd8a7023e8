// The error that a server-sent event is, in the shapes in which services say it.
import { firstText } from "../payload/values.js";

/**
 * `{ code, message }` of an event that is an error: an envelope, as of every answer, or the
 * `ErrorMsg` of a service that failed while it spoke (Hunyuan's ChatCompletions). Undefined for
 * any other event.
 */
export function errorOfEvent(json) {
  const { Response: content, Error: error, ErrorMsg } = Object(json);
  const inContent = Object(content);
  for (const found of [inContent.Error, error, inContent.ErrorMsg, ErrorMsg]) {
    const { Code, Msg, Message } = Object(found);
    const message = firstText(found, Msg, Message);
    const isCode = (typeof Code === "string" && Code !== "") || (typeof Code === "number" && Code !== 0);
    if (message || isCode) return { code: isCode ? `${Code}` : "FailedOperation", message: message || `${Code}` };
  }
  return undefined;
}
