// A request with what its call's options and its config say about it.
import { entriesOf, firstGiven, isObject } from "../payload/values.js";
import { refuseType } from "../errors/error.js";

/** Options come first, then the request, then the config; headers of the config are sent as well. */
export function merge(names, request, config, options) {
  if (!isObject(request)) refuseType("request", "an object", request);
  const merged = { ...request };
  for (const name of names) merged[name] = firstGiven(options[name], merged[name], config[name]);
  const headers = [config.headers, merged.headers].filter((given) => given !== undefined);
  if (headers.length)
    merged.headers = new Map(
      headers.flatMap((given) => (isObject(given) ? entriesOf(given) : refuseType("headers", "an object", given))),
    );
  return merged;
}
