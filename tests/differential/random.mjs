// Random requests, the same in every run with the same seed.
import { seeded } from "../seeded.mjs";

/** Printed with every failure, so that a failure can be had again: SEED=… */
export const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const random = seeded(SEED);
export const whole = (limit) => Math.floor(random() * limit);
export const pick = (values) => values[whole(values.length)];
export const times = (count, make) => Array.from({ length: count }, make);

const LETTERS = [
  ..."abcXYZ019 -._~!*'()/?#[]@$&+,;=%\"<>\\^`{|}\t\n",
  "é",
  "ß",
  "中",
  "未",
  "😀",
  "\u2028",
  "\u0000",
  "\ufeff",
];
export const text = () => times(whole(12), () => pick(LETTERS)).join("");

/** Begins with a letter: an object that the SDK flattens puts names like "9" first. */
export const name = (more = "_") =>
  pick([..."ABCabc"]) + times(whole(8), () => pick([..."ABCabc019", ...more])).join("");

export const bytes = (limit = 300) => Buffer.from(times(whole(limit), () => whole(256)));

export function scalar() {
  return pick([
    text,
    text,
    () => whole(2 ** 31) - 2 ** 30,
    () => pick([0, 1.5, 1e21, 1e-7, 0.1, Number.MAX_SAFE_INTEGER]),
    () => pick([true, false]),
  ])();
}

function value(depth, leaf, letters) {
  const kind = whole(depth > 2 ? 5 : 8);
  if (kind < 5) return leaf();
  return kind < 7 ? object(depth + 1, leaf, letters) : times(whole(4), () => value(depth + 1, leaf, letters));
}

/** Nested parameters; `depth` 0 is the outermost level, `letters` are what names may have besides letters and digits. */
export const object = (depth = 0, leaf = scalar, letters = undefined) =>
  Object.fromEntries(times(whole(5), () => [name(letters), value(depth, leaf, letters)]));

/** Around midnight UTC, on the days where calendars go wrong, and anywhere else. 0 is refused: it is a clock that stands. */
export function timestamp() {
  const midnight = Date.UTC(pick([1970, 1999, 2000, 2019, 2024, 2026, 2099, 2100]), whole(12), 1 + whole(31)) / 1000;
  return Math.max(1, pick([midnight - 1, midnight, midnight + 1, midnight + whole(86_400)]));
}

export const credentials = () => ({
  secretId: `AKID${times(32, () => pick([..."abcXYZ019"])).join("")}`,
  secretKey: times(1 + whole(100), () => pick([..."abcXYZ019*/+=~!"])).join(""),
  token: pick([undefined, "token", "a+/=="]),
});

/** What a request names besides what it carries. */
export function common() {
  return {
    service: `${pick(["cvm", "scf", "tiems", "s"])}${pick(["", "-x", "2"])}`,
    version: "2017-03-12",
    action: pick(["DescribeInstances", "Invoke", "X"]),
    region: pick([undefined, "ap-guangzhou"]),
    language: pick([undefined, "zh-CN", "en-US"]),
    timestamp: timestamp(),
    nonce: 1 + whole(65535),
  };
}
