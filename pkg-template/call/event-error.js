// The error that an event of a stream is, when a service fails while it speaks.
import { firstText, ownMembers } from "../payload/values.js";

/**
 * The code and the message of the error that an event's JSON is; undefined for any other event.
 * It is an envelope, as of every answer, or the `ErrorMsg` of Hunyuan's ChatCompletions, in an
 * envelope or without one. A code may be a number there.
 */
export function errorOfEvent(json) {
  const { Response, ErrorMsg, Error } = ownMembers(json);
  const content = ownMembers(Response);
  return read(content.Error) || read(content.ErrorMsg) || read(Error) || read(ErrorMsg);
}

function read(error) {
  const { Code, Message, Msg } = ownMembers(error);
  const code = typeof Code === "number" && Code !== 0 ? `${Code}` : firstText(Code);
  const message = firstText(error, Message, Msg);
  return code || message ? { code: code || "FailedOperation", message: message || code } : undefined;
}
