// The tables of errors and regions, in English and Chinese. No engine needs them.
import { errorCodes, faults, hints, regions, remedies } from "./errors/tables.js";
import { translate, translatePhrase } from "./errors/translate.js";

export { errorCodes, faults, regions };

export const findErrorCode = (code) => errorCodes.find((row) => code === row.code || code.startsWith(`${row.code}.`));

export function inChinese({ code, message, hint }) {
  const fault = faults.find((fault) => fault.code === code);
  const rows = fault ? [fault.hint] : [...errorCodes, ...remedies];
  return {
    message: (fault && translate(message, [fault.text], translatePhrase)) ?? message,
    hint: rows.find(({ en }) => en === hint)?.zh ?? (hint && translate(hint, hints, (place) => place)) ?? hint,
  };
}
