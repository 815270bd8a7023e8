// examples/yew in Chromium, under a strict Content-Security-Policy.
import assert from "node:assert/strict";
import { after, before, beforeEach, it } from "node:test";
import { temporary } from "../../endpoint/index.mjs";
import { serve } from "../../examples/yew/serve.mjs";
import { launchChromium } from "../runtime/runtimes.mjs";
import { bindgen, buildPages } from "./support.mjs";

let site;
let browser;
/** What the page's server hands out. */
let credentials;

before(async () => {
  const built = await buildPages();
  const folder = await bindgen(`${built}/tc3fetch-example-yew.wasm`, "yew", "web");
  site = await serve(folder, 0, () => credentials);
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  site?.server.close();
  site?.server.closeAllConnections();
});

beforeEach(() => {
  credentials = temporary;
});

it("shows what the function returned", async () => {
  assert.equal(await shown("echo", '{"key":"值"}'), '{"key":"值"}');
});

it("shows what the function failed with", async () => {
  assert.equal(await shown("fail"), "user code exception caught");
});

it("shows an error's code and what to do", async () => {
  credentials = { ...temporary, token: "WRONGTOKEN" };
  const text = await shown("hello");
  assert.match(text, /^AuthFailure\.TokenFailure .+\n.+/);
});

it("says that the credentials cannot be had", async () => {
  credentials = {};
  assert.match(await shown("hello"), /^ClientError\.CredentialsProvider /);
});

it("runs one function after the other", async () => {
  await onPage(async (page) => {
    assert.match(await outcome(page, "missing"), /^ResourceNotFound\.FunctionName /);
    assert.equal(await outcome(page, "echo", "1"), "1");
  });
});

const shown = (name, event) => onPage((page) => outcome(page, name, event));

/** Fills in the form, and waits for what comes of it. */
async function outcome(page, name, event = "") {
  await page.getByLabel("Function").fill(name);
  await page.getByLabel("Event").fill(event);
  await page.getByRole("button", { name: "Run" }).click();
  await page.waitForFunction(
    () => !document.querySelector("button").disabled && document.querySelector("output").textContent,
  );
  return page.locator("output").innerText();
}

async function onPage(use) {
  const page = await browser.newPage();
  try {
    const failures = [];
    page.on("pageerror", (error) => failures.push(error.message));
    page.setDefaultTimeout(15_000);
    await page.goto(site.url);
    const result = await use(page);
    assert.deepEqual(failures, []);
    return result;
  } finally {
    await page.close();
  }
}
