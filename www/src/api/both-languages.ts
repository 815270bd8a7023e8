import type { Model } from "tc3fetch/models";

/** One model of two that differ in the language of their texts alone. */
export const inBothLanguages = (en: Model, zh: Model): Model => joined(en, zh) as Model;

function joined(en: unknown, zh: unknown): unknown {
  if (typeof en === "string" && typeof zh === "string") return en === zh ? en : { en, zh };
  if (Array.isArray(en) && Array.isArray(zh)) return en.map((one, at) => joined(one, zh[at]));
  if (!isObject(en) || !isObject(zh)) return en;
  return Object.fromEntries(Object.entries(en).map(([name, one]) => [name, joined(one, zh[name])]));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
