// A Worker whose requests share providers. `/alive` and `/cancelled` each have one of their own, which asks
// another server for credentials.
import { provide } from "../../pkg/core.js";

let origin;
const providerAt = (path) => async () => {
  const { number } = await (await fetch(`${origin}${path}`)).json();
  return { number, expiresAt: Date.now() + 3_600_000 };
};
/** What a call says of itself, one that has time. */
const ASKED = { name: "credentials", race: (start) => start(), now: Date.now };
const providers = { "/alive": providerAt("/alive"), "/cancelled": providerAt("/cancelled") };

export default {
  async fetch(request, env) {
    origin = env.ORIGIN;
    const { number } = await provide(providers[new URL(request.url).pathname], ASKED);
    // What the request of another one resolved must not stand in the way of a request's own I/O.
    const { status } = await fetch(`${origin}/other`);
    return Response.json({ number, status });
  },
};
