// A call that meets a fault.
import assert from "node:assert/strict";
import { Client, Tc3Error } from "tc3fetch";
import { KEYS } from "./support.mjs";

/** What a caller has of a fault: the error, or "a result", and how many requests went out. */
export async function meet({ listen, requests, config, options, retry, abortOn }, kind, request = requests[kind]) {
  const { url, close } = await listen();
  let attempts = 0;
  const controller = new AbortController();
  const isIdempotent = kind === "token" && request.params?.ClientToken === undefined;
  const client = new Client({
    credentials: KEYS,
    region: "ap-guangzhou",
    proxy: url,
    // A clock of this client's own, and a bucket: what it learns and spends is no other's.
    clockOffset: 0,
    // Pauses are there, and short.
    retry: { baseDelay: 20, budget: { tokens: 500 }, ...structuredClone(retry), idempotent: isIdempotent },
    fetch: (...given) => {
      attempts++;
      if (abortOn === "fetch") setTimeout(() => controller.abort(), 20);
      return fetch(...given);
    },
    observe: ({ type }) => type === abortOn && setTimeout(() => controller.abort(), 20),
    ...config,
  });
  try {
    await client.call(request, { ...(abortOn && { signal: controller.signal }), ...options?.() });
    return { code: "a result", outcome: "–", cell: `${attempts}` };
  } catch (error) {
    assert.ok(error instanceof Tc3Error, `${error.stack}`);
    const { code, outcome, retryable } = error;
    return { code: `\`${code}\``, outcome: `\`${outcome}\``, cell: retryable ? `${attempts}, yes` : `${attempts}` };
  } finally {
    await close();
  }
}
