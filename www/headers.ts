import { readFileSync } from "node:fs";

/** What a host of the page sends besides its policy, so that no other page has it in a frame: docs/explorer.md */
export const framing = {
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/** The page's own policy, with the one rule that a browser takes from a header alone. */
export function contentPolicy(html = readFileSync(new URL("index.html", import.meta.url), "utf8")): string {
  const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html) ?? [];
  if (policy === undefined) throw new Error("index.html has no policy");
  return `${policy}; frame-ancestors 'none'`;
}
