// Which headers go on, either way. Everything else stays: cookies, addresses, referrers.

/** What the vendors read: src/tencent/headers.rs, src/aliyun/headers.rs, src/guance; CLS has headers of its own. */
const SENT = "accept authorization content-type date df-api-key x-acs-* x-cls-* x-fc-* x-tc-*";

/** What a client reads of an answer. No cookie, no redirect, and nothing that would change the proxy's own origin. */
const ANSWERED =
  "cache-control content-disposition content-type date df-* retry-after x-acs-* x-cls-* x-fc-* x-request-id x-tc-*";

/** Whether a name is in a list of names, of which `x-tc-*` stands for all that begin so. */
const matcherOf = (list) => {
  const names = list.map((name) => name.toLowerCase());
  return (given) => names.some((name) => (name.endsWith("*") ? given.startsWith(name.slice(0, -1)) : given === name));
};

/** @param more names of the options, which go both ways */
export const readHeaderLists = (more = []) => ({
  isSent: matcherOf(SENT.split(" ").concat(more)),
  isAnswered: matcherOf(ANSWERED.split(" ").concat(more)),
});

/** The headers whose names pass. */
export function pick(headers, passes) {
  const picked = {};
  for (const [name, value] of headers) if (passes(name)) picked[name] = value;
  return picked;
}
