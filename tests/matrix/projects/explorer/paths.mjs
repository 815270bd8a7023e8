/** What people come for, in any engine: search, sign, code, why did it fail, send. */
import assert from "node:assert/strict";
import { authorization } from "../../../catalogue/signature.mjs";

const KEYS = { secretId: "AKIDofthemainpaths00000000000000000000", secretKey: "keyofthemainpaths000000000000000" };

/** Asks the page until it gives something. */
async function until(page, what, read, ...args) {
  const end = Date.now() + 30_000;
  for (;;) {
    const given = await page.evaluate(read, ...args);
    if (given) return given;
    if (Date.now() > end) throw new Error(`${what}: it is not there after 30 s`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

const isThere = (selector) => document.querySelector(selector) !== null;
const textOf = (selector) => document.querySelector(selector)?.textContent.trim() ?? "";
const valueOf = (selector) => document.querySelector(selector).value;

/** In the place of what a field has. */
async function fill(page, selector, text) {
  await page.click(selector);
  await page.press("Control", "a");
  await page.type(text);
  assert.equal(await page.evaluate(valueOf, selector), text);
}

/** Nothing is wider than the window, and nothing went wrong. */
async function isSound(page, where) {
  const { wide, complaints } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth > innerWidth,
    complaints: window.complaints,
  }));
  assert.equal(wide, false, `${where} is wider than the window`);
  assert.deepEqual(complaints, [], where);
}

async function search(page, address) {
  await page.goto(address);
  await until(page, "the first screen", isThere, "#first-box");
  await isSound(page, "the first screen");
  await page.click("#first-box");
  await page.type("RebootInst");
  const named = (name) => document.querySelector("#found li .found-name code")?.textContent === name;
  await until(page, "what was searched for", named, "RebootInstances");
  await page.press("Enter");
  await until(
    page,
    "the form",
    (name) => document.querySelector("#request-title")?.textContent === name,
    "RebootInstances",
  );
  await until(page, "the example", isThere, '[id="param-InstanceIds[0]"]');
  await isSound(page, "the form");
}

async function sign(page) {
  await fill(page, "#field-id", KEYS.secretId);
  await fill(page, "#field-secret", KEYS.secretKey);
  await fill(page, '[id="param-InstanceIds[0]"]', "lhins-of-the-test");
  await page.click("#tab-signature");
  const expected = authorization(
    {
      host: "lighthouse.tencentcloudapi.com",
      contentType: "application/json; charset=utf-8",
      timestamp: Number(await page.evaluate(valueOf, "#field-timestamp")),
      body: JSON.stringify({ InstanceIds: ["lhins-of-the-test", "lhins-00000002"] }, null, 2),
      service: "lighthouse",
    },
    KEYS,
  ).split("Signature=")[1];
  const shown = () => document.querySelector("#column-v3 .status-signature")?.textContent;
  await until(page, "a signature", shown);
  assert.equal(await page.evaluate(shown), expected);
  await isSound(page, "Signature");
}

/** With the shortcut of the room. */
async function code(page) {
  await page.press("Alt", "4");
  await until(page, "the program", () => document.querySelector(".body.code")?.textContent.includes("RebootInstances"));
  assert.match(await page.evaluate(textOf, ".body.code"), /lhins-of-the-test/);
  await isSound(page, "Code");
}

/** To the local endpoint, which checks the signature with the vendor's code, and knows keys of its own. */
async function send(page, address) {
  // A new page, where nothing was typed: it has the endpoint's keys.
  await page.goto("about:blank");
  await page.goto(`${address}#service=lighthouse&version=2020-03-24&action=DescribeZones&room=call`);
  await until(page, "Call", isThere, ".send-form button[type=submit]");
  await page.click(".send-form button[type=submit]");
  await until(page, "the answer", isThere, ".outcome.good");
  await isSound(page, "Call");
}

/** A command whose scope has the date of another day. */
function broken() {
  const request = {
    host: "cvm.tencentcloudapi.com",
    contentType: "application/json",
    timestamp: 1551113065,
    body: '{"Limit": 1}',
    service: "cvm",
    date: "2019-02-26",
  };
  const headers = [
    `Content-Type: ${request.contentType}`,
    `Authorization: ${authorization(request, KEYS)}`,
    "X-TC-Action: DescribeInstances",
    "X-TC-Version: 2017-03-12",
    `X-TC-Timestamp: ${request.timestamp}`,
  ];
  return `curl https://${request.host}/ ${headers.map((header) => `-H '${header}'`).join(" ")} -d '${request.body}'`;
}

async function diagnose(page, address) {
  await page.goto("about:blank");
  await page.goto(`${address}#room=diagnose`);
  await until(page, "the box", isThere, "#field-paste");
  // The clipboard itself is another one in each engine: this is what it gives to a field.
  await page.evaluate((text) => {
    document.querySelector("#field-paste").focus();
    document.execCommand("insertText", false, text);
  }, broken());
  await until(page, "a verdict without the key", isThere, '.verdict[data-verdict="certain"]');
  await fill(page, "#field-pasted-secret", KEYS.secretKey);
  await until(page, "the proof", isThere, '.verdict[data-verdict="proved"]');
  assert.match(await page.evaluate(textOf, ".verdict"), /date/i);
  await isSound(page, "Diagnose");
}

export async function mainPaths(page, address) {
  const paths = { search, sign, code, send, diagnose };
  for (const [name, path] of Object.entries(paths)) {
    try {
      await path(page, address);
    } catch (cause) {
      throw new Error(`${name}: ${cause.message}`, { cause });
    }
  }
}
