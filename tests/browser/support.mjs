/**
 * The explorer as a person uses it, in Chromium, against the local endpoint. The page is the built one, on
 * the server of `cargo xtask demo`: `vite build` comes before, so that what is tested is what is served.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, afterEach, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { preview } from "vite";

export const www = new URL("../../www/", import.meta.url);
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const DOCUMENTED_SECRET_KEY = "Gu5t9xGARNpq86cd98joQYCN3*******";
/** The documented example, signed with `content-type;host`, and with `x-tc-action` besides. */
export const SIGNATURE = "2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c";
export const SIGNATURE_WITH_ACTION = "be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3";

/** A link to an action, as the navigation has it. */
export const LINKS = {
  invoke: "#service=scf&version=2018-04-16&action=Invoke",
  createService: "#service=tiems&version=2019-04-16&action=CreateService",
  describeServices: "#service=tiems&version=2019-04-16&action=DescribeServices",
  createFunction: "#service=fc&version=2023-03-30&action=CreateFunction",
  invokeFunction: "#service=fc&version=2023-03-30&action=InvokeFunction",
  executeFunction: "#service=guance&version=v1&action=executeFunction",
};

/**
 * A browser for the tests of a file, with a new visit for each of them. After each test the console and the
 * content security policy must not have complained about anything that was not expected.
 */
export function explorer({ serviceWorkers = "block" } = {}) {
  const visit = { address: "", page: undefined, context: undefined, browser: undefined };
  let server;
  /** Whatever the console or the content security policy complained about. */
  let complaints;

  before(async () => {
    assert.ok(
      existsSync(new URL("dist/index.html", www)),
      "www/dist/index.html is missing; build the explorer first: cargo xtask site",
    );
    assert.ok(
      existsSync(CHROMIUM),
      `there is no Chromium at ${CHROMIUM}: install it, or name it in the environment variable CHROMIUM`,
    );
    server = await preview({
      configFile: fileURLToPath(new URL("vite.config.ts", www)),
      preview: { host: "127.0.0.1", port: 0, strictPort: false },
      logLevel: "error",
    });
    [visit.address] = server.resolvedUrls.local;
    visit.browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGUMENTS });
  });

  after(async () => {
    await visit.browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    complaints = [];
    visit.context = await visit.browser.newContext({
      locale: "en-US",
      viewport: { width: 1600, height: 1000 },
      serviceWorkers,
    });
    await visit.context.grantPermissions(["clipboard-read", "clipboard-write"], {
      origin: new URL(visit.address).origin,
    });
    visit.page = await visit.context.newPage();
    visit.page.setDefaultTimeout(10_000);
    visit.page.on("console", (message) => {
      const isExpected = message.text() === "Service Worker registration blocked by Playwright";
      if (["error", "warning"].includes(message.type()) && !isExpected) complaints.push(message.text());
    });
    visit.page.on("pageerror", (error) => complaints.push(error.message));
    await visit.page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) =>
        console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
  });

  afterEach(async () => {
    await visit.context.close();
    assert.deepEqual(complaints, []);
  });

  return Object.assign(visit, {
    /** Opens the first screen. */
    async first(fragment = "") {
      await visit.page.goto("about:blank");
      await visit.page.goto(`${visit.address}${fragment}`);
      await visit.page.locator("#first-box").waitFor();
    },
    /**
     * Opens the page, and waits until the form of the link is there, or the box of Diagnose. Without a request in
     * the link it is the document's example, whose signature is known.
     */
    async open(link = "") {
      const fragment = /service=|room=|paste=|[#&]z=/.test(link) ? link : `#example&${link.slice(1)}`;
      // A new document, also where only the fragment differs.
      await visit.page.goto("about:blank");
      await visit.page.goto(`${visit.address}${fragment}`);
      const isDiagnose = fragment.includes("room=diagnose");
      await visit.page
        .locator(isDiagnose ? "#field-paste" : ".parameters .field-note")
        .last()
        .waitFor({ state: "attached" });
    },
    field: (name) => visit.page.getByLabel(name, { exact: true }),
    button: (name) => visit.page.getByRole("button", { name, exact: true }),
    column: (id) => visit.page.locator(`#column-${id}`),
    stage: (id) => visit.page.locator(`#stage-${id}`),
    /** The signature that a column shows as its result, of what was typed last. */
    signature: (id = "v3") => visit.page.locator(`#column-${id}:not([aria-busy]) .status-signature`).innerText(),
    /** What was typed is signed and checked, and shown. */
    caughtUp: () => visit.page.waitForFunction(() => !document.querySelector("[aria-busy=true]")),
    shows: (locator, text) => locator.getByText(text).first().waitFor({ timeout: 10_000 }),
    choose: (name) => visit.page.getByRole("radio", { name, exact: true }).check(),
    /** Opens an action by the navigation's filter, such as `fc CreateFunction`. */
    async navigate(words) {
      const action = words.split(" ").at(-1);
      const filter = visit.page.getByRole("textbox", { name: /^(Filter services|筛选服务)/ });
      await filter.fill(words);
      const entry = visit.page.getByRole("navigation").getByRole("link", { name: new RegExp(`^${action}\\b`) });
      await entry.first().click();
      await filter.fill("");
    },
    room: (name) => visit.page.getByRole("tab", { name, exact: true }).click(),
    async send() {
      await visit.page.locator("#tab-call").click();
      await visit.page.locator(".send-form button[type=submit]").click();
    },
    /** Puts a text on the clipboard, and from there into a field in the place of what it has. */
    async paste(locator, text) {
      await visit.page.evaluate((one) => navigator.clipboard.writeText(one), text);
      await locator.focus();
      await visit.page.keyboard.press("ControlOrMeta+a");
      await visit.page.keyboard.press("ControlOrMeta+v");
    },
    /** The parameters in the address, where a long text is deflated. */
    params: () =>
      visit.page.evaluate(async () => {
        const entries = new URLSearchParams(location.hash.slice(1));
        const packed = entries.get("z");
        if (packed === null) return entries.get("params");
        const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
        return new Map(await new Response(stream).json()).get("params") ?? entries.get("params");
      }),
    /** The field of a parameter; one that is optional and left out is opened first. */
    async parameter(path) {
      const place = visit.page.locator(`[id="param-${path}"]`);
      await place.waitFor({ state: "attached" });
      if (await place.evaluate((element) => element.matches(".optional-open"))) await place.click();
      return place;
    },
    copied: () => visit.page.evaluate(() => navigator.clipboard.readText()),
    /** Text of the JSON editor, and typing a new one. */
    async json(text) {
      const editor = visit.page.locator(".cm-content");
      await editor.waitFor();
      await editor.click();
      await visit.page.keyboard.press("ControlOrMeta+a");
      await visit.page.keyboard.insertText(text);
    },
    /** What the console says of a request that was refused on purpose. */
    expect(pattern) {
      complaints = complaints.filter((text) => !pattern.test(text));
    },
    /** What axe finds, on the page or in a part of it. */
    async violations(part = "html") {
      const { violations } = await new AxeBuilder({ page: visit.page }).include(part).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
    },
  });
}

/** An index like the real one: 262 services with 16,000 actions. */
export const largeIndex = () => {
  const ids = Array.from({ length: 262 }, (_, at) => (at === 0 ? "cvm" : `service${at}`));
  const column = (text) => ids.map((_, at) => Array.from({ length: 62 }, (_, one) => text(at, one)).join("\n"));
  return {
    services: ids.map((id, at) => ({ id, name: `云服务 ${at}`, versions: ["2017-03-12"] })),
    actions: column((at, one) => `DescribeThing${at}Number${one}`),
    zh: column((at, one) => `查询第${at}种资源实例的第${one}项`),
    en: column((at, one) => `Query item ${one} of kind ${at}`),
  };
};

/** Drops files and folders of the disk on the page, as a file manager does. */
export async function dropPaths(page, ...files) {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"])
    await client.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  await client.detach();
}

/** Drops files of these names and texts on the page. */
export async function drop(page, ...files) {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) transfer.items.add(new File([text], name, { type: "application/json" }));
    return transfer;
  }, files);
  await page.locator("body").dispatchEvent("dragenter", { dataTransfer: data });
  await page.locator(".drop-target").waitFor();
  await page.locator("body").dispatchEvent("drop", { dataTransfer: data });
}

/** The built page as files, on a server that knows nothing else. */
export async function onStaticHost(use) {
  const types = {
    html: "text/html",
    js: "text/javascript",
    css: "text/css",
    json: "application/json",
    svg: "image/svg+xml",
  };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname.replace(/\/$/, "/index.html");
    try {
      const file = await readFile(new URL(`dist${path}`, www));
      const type = types[path.split(".").pop()];
      response.setHeader("Content-Type", type ?? "application/octet-stream");
      // As static hosts do with text.
      if (type) response.setHeader("Content-Encoding", "gzip");
      response.end(type ? gzipSync(file, { level: 6 }) : file);
    } catch {
      response.statusCode = 404;
      response.end("not here");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
