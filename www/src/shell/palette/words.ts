/** What was typed, in lower case and cut at spaces. */
export const wordsOf = (query: string): string[] => query.toLowerCase().split(/\s+/).filter(Boolean);

/** `CreateServiceConfig` as its words. */
export const partsOf = (name: string): string[] =>
  (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|\p{Script=Han}+/gu) ?? []).map((part) => part.toLowerCase());
