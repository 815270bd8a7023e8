// The one error of this package, and how it is made from the catalogue of faults.
import { UnreadableInput, WrongType } from "./faults.js";

/** An own member, whatever a page has frozen: an assignment fails where the prototype's may not be written. */
export const defineMember = (object, name, value, enumerable = true) =>
  Object.defineProperty(object, name, { __proto__: null, value, enumerable, writable: true, configurable: true });

/** See index.d.ts. */
export class Tc3Error extends Error {
  constructor(message, members, cause) {
    super(message);
    // An engine of ES2017 takes no options of an error.
    if (cause !== undefined) defineMember(this, "cause", cause, false);
    defineMember(this, "name", "Tc3Error", false);
    const all = { code: "Unknown", kind: "api", retryable: false, outcome: "unknown", ...members };
    for (const [name, value] of Object.entries(all)) defineMember(this, name, value);
  }

  static is(error, code) {
    try {
      const is = error?.name === "Tc3Error" && typeof error.code === "string";
      return is && (code === undefined || error.code === code || error.code.startsWith(`${code}.`));
    } catch {
      // A proxy that refuses to say what it is.
      return false;
    }
  }

  static from(json) {
    return readSafely(() => {
      const { name, message, ...members } = Object(json);
      return errorOf(`${message}`, members);
    });
  }

  toJSON() {
    return { name: this.name, message: this.message, ...this };
  }
}

/** Of a class that names itself within, bundlers make another name, which runtimes then print. */
const errorOf = (message, members, cause) => new Tc3Error(message, members, cause);

/**
 * The error of a fault.
 *
 * @param row        of faults.js: code, text, hint and, where it is not `input`, kind
 * @param parameter  path of the parameter at fault
 * @param given      what fills the places of the text
 * @param more       other members of the error
 */
export function fault([code, text, hint, kind = "input"], parameter = "", given = [], more, cause) {
  const members = {
    code: `ClientError.${code}`,
    kind,
    parameter: parameter || undefined,
    retryable: false,
    outcome: "not-sent",
    hint,
    ...more,
  };
  // The first argument's place is {1}.
  return errorOf(fill(text, Object.assign(["", ...given], { parameter })), members, cause);
}

/** A text with its places filled. What stands in brackets needs an argument for the place in it. */
export const fill = (text, given) =>
  text.replace(/\[(.*?{(\w+)}.*?)]|{(\w+)}/g, (_, optional, needed, place) =>
    optional === undefined ? given[place] : (given[needed] ?? "") === "" ? "" : fill(optional, given),
  );

/** The error of a fault that an engine found: its number, and the frame of parameter and arguments that it left. */
export const numberedFault = (rows, number, [parameter, ...given], more) =>
  fault(rows[number & 0xff], parameter, given, more);

/** Refuses a value that has the wrong type. */
export function refuseType(parameter, expected, value) {
  throw fault(WrongType, parameter, [expected, typeName(value)]);
}

/** The type of a value, as messages name it. */
export const typeName = (value) =>
  value === null ? "null" : Array.isArray(value) ? "array" : Number.isNaN(value) ? "NaN" : typeof value;

/** Reads arguments, of which a getter or a proxy may throw anything. */
export function readSafely(read, request) {
  try {
    return read();
  } catch (cause) {
    throw ownError(cause, request);
  }
}

/** Our own error, with the action of the request; whatever else was thrown came from an argument. */
export function ownError(cause, request) {
  const error = cause instanceof Tc3Error ? cause : fault(UnreadableInput, "", [], {}, cause);
  try {
    const { action } = request;
    if (typeof action === "string" && error.action === undefined) defineMember(error, "action", action);
  } catch {
    // The request may be nothing at all, or what could not be read.
  }
  return error;
}
