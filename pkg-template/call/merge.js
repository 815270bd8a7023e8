// A request with what its call's options and its config say about it.
import { entriesOf, firstGiven } from "../payload/values.js";

/**
 * Completes the members of a request, by their places. Options come first, then the request,
 * then the config; headers of all three are sent.
 *
 * @param names of what options and config may say
 */
export function merge(names, members, places, config, options) {
  for (const name of names) {
    const place = places.get(name);
    members[place] = firstGiven(options[name], members[place], config[name]);
  }
  const place = places.get("headers");
  const headers = [config.headers, members[place], options.headers].filter((given) => given !== undefined);
  if (headers.length) members[place] = new Map([].concat(...headers.map((given) => entriesOf(given, "headers"))));
  return members;
}
