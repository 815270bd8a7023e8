/** The checks of an action's parameters, made from a model in models/. */
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import * as check from "./check.mjs";
import { ApiError } from "./errors.mjs";

/** @param {string} path  below models/ */
export const readModel = (path) => JSON.parse(readFileSync(new URL(`../models/${path}`, import.meta.url), "utf8"));

/**
 * The actions of a service.
 *
 * @param {object} model
 * @param {Record<string, (params: object, context: object) => object>} behaviours  one for every action
 * @param {(action: string) => boolean} [isPristine]  whether what an action lists is as it was at first
 */
export function createActions(model, behaviours, isPristine = () => true) {
  const entries = Object.entries(model.actions).map(([name, action]) => {
    const { members } = model.objects[action.input];
    const required = members.filter((member) => member.required).map((member) => member.name);
    const examples = action.examples ?? [];
    return [
      name,
      {
        regionRequired: action.regionRequired === true,
        required,
        params: checksOf(model, members),
        answer(params, context) {
          // The document's example gets the document's answer.
          const example = examples.find(({ input }) => isDeepStrictEqual(input, params));
          if (!example?.output || !isPristine(name)) return behaviours[name](params, context);
          const { RequestId: _, ...output } = example.output;
          return output;
        },
      },
    ];
  });
  return Object.fromEntries(entries);
}

const checksOf = (model, members) => Object.fromEntries(members.map((member) => [member.name, checkOf(model, member)]));

/** @returns {import("./check.mjs").Check} */
function checkOf(model, member) {
  const nested = model.objects[member.member];
  // The documents' own examples leave out nested members that their tables require.
  const one = nested ? check.object(checksOf(model, nested.members)) : primitive(member);
  return member.type === "list" ? check.list(one) : one;
}

/** @returns {import("./check.mjs").Check} */
function primitive({ member, min, max, enum: values, open, maxBytes }) {
  if (values && !open) return check.oneOf(...values.map((value) => value.value ?? value));
  switch (member) {
    case "uint64":
      return check.integer({ min: min ?? 0, max: max ?? Number.MAX_SAFE_INTEGER });
    case "int64":
      return check.integer({ min: min ?? Number.MIN_SAFE_INTEGER, max: max ?? Number.MAX_SAFE_INTEGER });
    case "bool":
      return check.boolean;
    default:
      return maxBytes ? limited(maxBytes) : check.string;
  }
}

const limited = (bytes) => (name, value) => {
  if (Buffer.byteLength(check.string(name, value)) > bytes) {
    throw new ApiError("InvalidParameterValue", `The parameter ${name} has more than ${bytes} bytes.`);
  }
  return value;
};
