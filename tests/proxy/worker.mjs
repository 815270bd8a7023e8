// The proxies in workerd.
import { env } from "cloudflare:workers";
import { createProxies } from "./proxies.mjs";

export default { fetch: createProxies(env.UPSTREAM) };
