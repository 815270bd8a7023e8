// A page of Vite's development server that calls through the plugin, in Chromium. The services are the local
// endpoint, which checks every signature with the vendors' code, or a stream of mockFetch.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { mockFetch, sse } from "tc3fetch/testing";
import { createEndpoint, example } from "../../endpoint/index.mjs";
import { launchChromium } from "../runtime/runtimes.mjs";
import { serve } from "./vite-support.mjs";

let endpoint;
let browser;
before(async () => {
  endpoint = await createEndpoint().listen();
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await endpoint?.close();
});

/** What a function gives in the page of a server with these options. */
async function inPage(name, options, run, config) {
  const server = await serve(name, options, example, config);
  const page = await browser.newPage();
  try {
    await page.goto(`${server.url}${config?.base ?? "/"}`);
    await page.waitForFunction(() => "client" in window);
    return await page.evaluate(run);
  } finally {
    await page.close();
    await server.close();
  }
}

it("a page signs and calls, and reads the service's own error", async () => {
  const fetch = (url, init) => globalThis.fetch(url.replace("https:/", endpoint.url), init);
  const [total, code] = await inPage("vite-page", { fetch }, async () => {
    const request = { service: "tiems", version: "2019-04-16", action: "DescribeServices" };
    const { TotalCount } = await window.client.call(request);
    const { code } = await window.client.call({ ...request, action: "Nothing" }).catch((error) => error);
    return [TotalCount, code];
  });
  assert.deepEqual([total, code], [2, "InvalidAction"]);
});

// One that waits in a buffer would wait for ever.
it("a page with a base reads a stream as it comes", { timeout: 30000 }, async () => {
  let isFirstRead;
  const firstRead = new Promise((resolve) => (isFirstRead = resolve));
  async function* events() {
    yield { Content: "one" };
    // The second is not made before the page has told that it has the first.
    await firstRead;
    yield { Content: "two" };
  }
  const fetch = mockFetch(
    {
      "hunyuan.ChatCompletions": () => sse(events()),
      "hunyuan.GetTokenCount": () => {
        isFirstRead();
        return {};
      },
    },
    { credentials: example },
  );
  const read = async () => {
    const request = { service: "hunyuan", version: "2023-09-01", action: "ChatCompletions" };
    const seen = [];
    for await (const { data } of await window.client.stream(request)) {
      seen.push(JSON.parse(data).Content);
      if (seen.length === 1) await window.client.call({ ...request, action: "GetTokenCount" });
    }
    return seen;
  };
  assert.deepEqual(await inPage("vite-page-stream", { fetch }, read, { base: "/app/" }), ["one", "two"]);
});
