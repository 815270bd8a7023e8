// JSON as calls read and write it, for tools that show it.
import { checkUnsafeIntegers, parseJson } from "./answer.js";
import { jsonText } from "./json.js";
import { NotSerializable, WrongType } from "../errors/faults.js";
import { fault, readSafely, refuseType } from "../errors/error.js";

export function parseExactly(text, unsafeIntegers, name = "text") {
  const integers = checkUnsafeIntegers(unsafeIntegers);
  if (typeof text !== "string") refuseType(name, "a string", text);
  try {
    return parseJson(text, integers);
  } catch (cause) {
    throw fault(WrongType, name, ["JSON", "other text"], {}, cause);
  }
}

export function exactText(value) {
  const text = readSafely(() => jsonText(value, "value"));
  // JSON has nothing for undefined.
  if (text === "") throw fault(NotSerializable, "value", ["undefined"]);
  return text;
}
