// Who may use the tools: what they do, they do with your keys.

/** Whether a request has the token of the Worker. Without a token of its own the Worker lets no request in. */
export async function isAllowedIn(request, { MCP_TOKEN }) {
  if (!MCP_TOKEN) return false;
  const [, given = ""] = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
  // The digests: how long it takes to compare them says nothing of the token.
  const [one, other] = await Promise.all([given, MCP_TOKEN].map(digest));
  return one.every((byte, index) => byte === other[index]);
}

const digest = async (text) => new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
