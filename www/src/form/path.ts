// Where a value stands among the parameters, and the parameters with another value there.

export type Path = string[];
export type Set = (path: Path, value: unknown) => void;

/** As the checker writes a path: `Filters[0].Name`. */
export const pathText = (path: Path) =>
  path.reduce((text, step) => text + (/^\d+$/.test(step) ? `[${step}]` : text ? `.${step}` : step), "");

export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value's own member: any text can be a name, "constructor" too. */
export const valueOf = (object: Record<string, unknown>, name: string) =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** The same value with another one at a path; with undefined what stood there is taken away. */
export function changed(container: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(container)) {
    const copy = [...container];
    if (rest.length === 0 && value === undefined) copy.splice(Number(key), 1);
    else copy[Number(key)] = changed(copy[Number(key)], rest, value);
    return copy;
  }
  const copy: Record<string, unknown> = { ...(container as object) };
  const inner = changed(Object.hasOwn(copy, key) ? copy[key] : undefined, rest, value);
  if (inner === undefined) delete copy[key];
  // Any name is one, also "__proto__".
  else Object.defineProperty(copy, key, { value: inner, configurable: true, enumerable: true, writable: true });
  return copy;
}
