// Browsers at their limits, each with what its pages and workers may do: `sign` at once, `sign`
// after `init`, `call`. Needs firefox-esr, and webkit2gtk-driver with xvfb, which
// `cargo xtask matrix` installs where apt can do it.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { launchChromium } from "../../../runtime/runtimes.mjs";
import { CHECKED, EVERYTHING, holds } from "../../expected.mjs";
import { withFirefox } from "../../firefox.mjs";
import { command, inPage, versionOf, withFolder } from "../../support.mjs";
import { ofChromium, ofFirefox, ofWebKit } from "../../versions.mjs";
import { withWebKit } from "../../webkit.mjs";

const SYNCHRONOUS = ["sign", "ofSign", "v1", "aliyun", "gateway", "explain", "generate"];

/** What limits.js gives where a page may compile at once, and where it may not. */
const limits = (isAllowed) => ({
  before: Object.fromEntries(
    SYNCHRONOUS.map((name) => [name, isAllowed ? "works" : "ClientError.WasmTooLarge init()"]),
  ),
  verdict: "certain",
  called: "api",
  after: EVERYTHING,
  worker: EVERYTHING,
  again: CHECKED,
});

const HTML = '<!doctype html><meta charset="CHARSET"><link rel="icon" href="data:,">';

/** Builds the scripts and the pages around them. */
async function pages(folder) {
  const out = path.join(folder, "dist");
  const entryPoints = ["limits.js", "worker.js", "page.js", "service-worker.js", "service-worker-page.js", "framed.js"];
  await build({ absWorkingDir: folder, entryPoints, outdir: out, bundle: true, logLevel: "silent", charset: "utf8" });
  for (const script of ["limits", "page", "service-worker-page"])
    fs.writeFileSync(
      path.join(out, `${script}.html`),
      `${HTML.replace("CHARSET", "utf-8")}<script src="${script}.js"></script>`,
    );
  const frame = `<iframe sandbox="allow-scripts" src="framed.html"></iframe>`;
  const listen = "<script>onmessage = ({ data }) => { window.result = data; };</script>";
  fs.writeFileSync(path.join(out, "frame.html"), `${HTML.replace("CHARSET", "utf-8")}${listen}${frame}`);
  fs.writeFileSync(
    path.join(out, "framed.html"),
    `${HTML.replace("CHARSET", "utf-8")}<script src="framed.js"></script>`,
  );
  fs.writeFileSync(path.join(out, "gbk.html"), `${HTML.replace("CHARSET", "gbk")}<script src="page.js"></script>`);
  return out;
}

/** A page of the built ones, in a browser. */
async function shows(folder, file, endpoint, expected, show = inPage, launch) {
  const out = await pages(folder);
  await withFolder(out, async (url) =>
    holds(await show(`${url}/${file}?endpoint=${encodeURIComponent(endpoint)}`, launch), expected),
  );
}

/** An old Chromium out of the package that brings it compressed. */
async function oldChromium(folder, major) {
  const packed = path.join(folder, `node_modules/@sparticuz/chromium-${major}/bin`);
  const out = path.join(folder, `node_modules/.chromium-${major}`);
  if (!fs.existsSync(path.join(out, "chromium"))) {
    fs.mkdirSync(out, { recursive: true });
    const unpack = (file) => zlib.brotliDecompressSync(fs.readFileSync(path.join(packed, file)));
    fs.writeFileSync(path.join(out, "swiftshader.tar"), unpack("swiftshader.tar.br"));
    await command(out, "tar", ["-xf", "swiftshader.tar"]);
    fs.writeFileSync(path.join(out, "chromium"), unpack("chromium.br"), { mode: 0o755 });
  }
  const executablePath = path.join(out, "chromium");
  return () =>
    chromium.launch({ executablePath, args: ["--no-sandbox", "--single-process", "--no-zygote", "--disable-gpu"] });
}

/** `window.result` in Firefox. */
const inFirefox = (folder, url) =>
  withFirefox(folder, async (page) => {
    await page.goto(url);
    await page.waitForFunction(() => "result" in window, { timeout: 60_000 });
    return page.evaluate(() => window.result);
  });

/** `window.result` in WebKit. */
const inWebKit = (url) =>
  withWebKit(async (send) => {
    await send("POST", "/url", { url });
    const script = "return window.result ? JSON.stringify(window.result) : ''";
    for (let tries = 0; tries < 300; tries++) {
      const text = await send("POST", "/execute/sync", { script, args: [] });
      if (text) return JSON.parse(text);
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error("the page gives no result");
  });

const NEEDS_INIT = "`sign` after `await init()`; `call` and workers need nothing";

export const rows = [
  ...[103, 109, 114, 115].map((major) => ({
    name: `Chromium ${major}, page and worker`,
    note: major < 115 ? NEEDS_INIT : undefined,
    versions: (folder) => versionOf(folder, `@sparticuz/chromium-${major}`),
    async run({ folder, endpoint }) {
      const launch = await oldChromium(folder, major);
      await shows(folder, "limits.html", endpoint, limits(major >= 115), inPage, launch);
    },
  })),
  {
    name: "Chromium, page and worker",
    versions: ofChromium,
    run: ({ folder, endpoint }) => shows(folder, "limits.html", endpoint, limits(true), inPage, launchChromium),
  },
  ...[
    ["service worker", "service-worker-page.html", EVERYTHING],
    ["sandboxed frame", "frame.html", EVERYTHING.engines],
    ["page in GBK", "gbk.html", EVERYTHING],
  ].map(([what, file, expected]) => ({
    name: `Chromium, ${what}`,
    versions: ofChromium,
    run: ({ folder, endpoint }) => shows(folder, file, endpoint, expected, inPage, launchChromium),
  })),
  {
    name: "Firefox, page and worker",
    versions: ofFirefox,
    run: ({ folder, endpoint }) =>
      shows(folder, "limits.html", endpoint, limits(true), (url) => inFirefox(folder, url)),
  },
  {
    name: "WebKit (GTK), page and worker",
    versions: ofWebKit,
    run: ({ folder, endpoint }) => shows(folder, "limits.html", endpoint, limits(true), inWebKit),
  },
];
