// What stands around a program in React Native, for a Hermes that has nothing but the language:
// the classes of `fetch` that React Native takes, and in place of the native side a `fetch` that
// prints the request. run.mjs sends it, and gives the answer to the next run.
import { Headers, Request, Response } from "whatwg-fetch";

function send(url, { method = "GET", headers, body }) {
  const text = body && typeof body !== "string" ? Array.from(new Uint8Array(body)) : body;
  print(`sends ${JSON.stringify({ url: `${url}`, method, headers: [...new Headers(headers)], body: text })}`);
  const { ANSWER } = globalThis;
  return ANSWER ? Promise.resolve(new Response(ANSWER.text, ANSWER)) : new Promise(() => {});
}

Object.assign(globalThis, { Headers, Request, Response, fetch: send });
