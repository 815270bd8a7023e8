// Mode 1: the page has signed, and the request goes on as it is.
import { METHODS } from "./admission.js";
import { readBody } from "./body.js";
import { pick } from "./headers.js";
import { targetOf } from "./hosts.js";
import { Refusal } from "./refusal.js";

export async function forward(request, url, settings, call, checkLimit) {
  const { headerLists, maxRequestBytes } = settings;
  const { method } = request;
  if (!METHODS.split(", ").includes(method)) throw new Refusal(405, "Method", "no API is called by this method");
  const { host, target } = targetOf(request, url, settings);
  call.host = host;
  await checkLimit();
  const body = method === "GET" || method === "HEAD" ? undefined : await readBody(request, maxRequestBytes);
  const headers = pick(request.headers, headerLists.isSent);
  const answer = await answered(request, settings, (fetch, signal) =>
    fetch(target, { method, headers, body, redirect: "manual", signal }),
  );
  const { status } = answer;
  // Followed, a redirect would carry signature and token to another place; handed on, the page would follow it.
  if (status < 200 || status > 599 || (status > 299 && status < 400)) {
    cancel(answer);
    throw new Refusal(502, "Redirect", `the service answered with status ${status}`);
  }
  // `body` is handed on: nothing waits for a piece more than the runtime does. Every runtime has
  // decompressed it, so that Content-Encoding does not pass.
  return { status, headers: pick(answer.headers, headerLists.isAnswered), body: answer.body };
}

/** The answer of a service, before the time is over and while the caller is there. */
async function answered(request, { fetch = globalThis.fetch, timeout }, send) {
  const controller = new AbortController();
  const leave = () => controller.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, timeout);
  if (request.signal) request.signal.addEventListener("abort", leave, { once: true });
  // The `fetch` of the options may not heed the signal.
  const end = new Promise((_, reject) => controller.signal.addEventListener("abort", reject));
  try {
    return await Promise.race([send(fetch, controller.signal), end]);
  } catch {
    throw isLate
      ? new Refusal(504, "Upstream", `the proxy got no answer within ${timeout} ms`)
      : new Refusal(502, "Upstream", "the proxy could not reach the service");
  } finally {
    clearTimeout(timer);
  }
}

const cancel = ({ body }) => body && body.cancel().catch(() => {});
