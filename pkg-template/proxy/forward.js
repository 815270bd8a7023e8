// Mode 1: the page has signed, and the request goes on as it is.
import { cancel } from "../call/body.js";
import { METHODS } from "./admission.js";
import { readBody } from "./body.js";
import { pick } from "./headers.js";
import { targetOf } from "./hosts.js";
import { handOn, Refusal } from "./refusal.js";

export async function forward(request, url, settings, call, checkLimit) {
  const { headerLists, timeout } = settings;
  const { method } = request;
  if (!METHODS.split(", ").includes(method)) throw new Refusal(405, "Method", "no API is called by this method");
  const { host, target } = targetOf(request, url, settings);
  call.host = host;
  await checkLimit();
  const end = Date.now() + timeout;
  const body = method === "GET" || method === "HEAD" ? undefined : await readBody(request, settings);
  const headers = pick(request.headers, headerLists.isSent);
  const left = Math.max(1, Math.min(timeout, end - Date.now()));
  const answer = await answerWithin(request, settings, left, (fetch, signal) =>
    fetch(target, { method, headers, body, redirect: "manual", signal }),
  );
  const { status } = Object(answer);
  // Followed, a redirect would carry signature and token to another place; handed on, the page would follow it.
  if (!(status >= 200 && status <= 599) || (status > 299 && status < 400)) {
    drop(answer);
    throw new Refusal(502, "Redirect", `the service answered with status ${status}`);
  }
  // `body` is handed on: nothing waits for a piece more than the runtime does. Every runtime has
  // decompressed it, so that Content-Encoding does not pass.
  const headersBack = handOn(() => pick(answer.headers, headerLists.isAnswered), false);
  if (!hasNoBody(status)) return { status, headers: headersBack, body: answer.body };
  drop(answer);
  return { status, headers: headersBack, body: null };
}

/** The answer of a service, before the time is over and while the caller is there. */
async function answerWithin(request, { fetch = globalThis.fetch, timeout }, left, send) {
  const controller = new AbortController();
  const leave = () => controller.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, left);
  if (request.signal) request.signal.addEventListener("abort", leave, { once: true });
  // The `fetch` of the options may not heed the signal.
  const end = new Promise((_, reject) => controller.signal.addEventListener("abort", reject));
  // While the body came, the caller may have left.
  if (request.signal && request.signal.aborted) leave();
  const sent = (async () => send(fetch, controller.signal))();
  try {
    return await Promise.race([sent, end]);
  } catch {
    // What comes all the same has a connection that must not stay open.
    sent.then(drop, () => {});
    throw isLate
      ? new Refusal(504, "Upstream", `the proxy got no answer within ${timeout} ms`)
      : new Refusal(502, "Upstream", "the proxy could not reach the service");
  } finally {
    clearTimeout(timer);
  }
}

/** Statuses with which a Response may have no body: https://fetch.spec.whatwg.org/#null-body-status */
const hasNoBody = (status) => status === 204 || status === 205;

/** Lets go of an answer, or of what an injected `fetch` gave in its place. */
const drop = (answer) => cancel({ cancel: () => answer.body.cancel() });
