/**
 * Pictures of the explorer, after `cargo xtask site`, with a font for Chinese. They are for people to look at; no
 * test compares them.
 *
 *     node tests/browser/screenshots.mjs          the eight of docs/screenshots
 *     node tests/browser/screenshots.mjs all      every view in both languages, light and dark, at four widths, in
 *                                                 tests/.work/screenshots, to be looked at and not committed
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { LINKS, www } from "./support.mjs";

/** Each with its link, what is done on the page, and what it then has to show. */
const VIEWS = {
  first: { link: "#", shows: "#first-box" },
  search: {
    link: "#",
    shows: "#found li",
    act: (page) => page.locator("#first-box").fill("chuangjian"),
  },
  diagnose: {
    link: "#room=diagnose",
    shows: ".code-line [class^=hljs]",
    async act(page) {
      await page.locator(".broken-example").nth(1).click();
      await page.locator('.verdict[data-verdict="proved"]').waitFor();
    },
  },
  signature: {
    link: "#room=signature",
    shows: ".signature-room .stage",
    act: (page) => page.locator("#stage-canonicalRequest [data-from='h:host']").first().hover(),
  },
  form: { link: LINKS.createService, shows: "#param-Name" },
  call: {
    link: `${LINKS.invoke}&room=call`,
    shows: "#received .body",
    act: (page) => page.locator(".send-form button[type=submit]").click(),
  },
  stream: {
    link: `${LINKS.invoke}&room=call`,
    shows: ".outcome.good",
    async act(page) {
      await page.locator(".link.example").click();
      await page.locator(".send-form button[type=submit]").click();
      await page.locator(".outcome.good").waitFor();
      await page.locator(".events").evaluate((events) => (events.scrollTop = 0));
    },
  },
  code: { link: `${LINKS.createFunction}&room=code`, shows: ".body.code [class^=hljs]" },
  reference: { link: `${LINKS.createService}&room=reference`, shows: ".reference-room" },
};

/** Those of the documentation: eight, since each of them stays in the repository's history. */
const DOCUMENTED = [
  ["first", "en", "light", 1600],
  ["signature", "en", "light", 1600],
  ["diagnose", "en", "light", 1024],
  ["stream", "en", "light", 1024],
  ["form", "en", "dark", 1600],
  ["call", "zh", "light", 1600],
  ["code", "zh", "dark", 1024],
  ["signature", "zh", "light", 380],
];
const EVERY = Object.keys(VIEWS).flatMap((view) =>
  ["en", "zh"].flatMap((language) =>
    ["light", "dark"].flatMap((theme) => [380, 768, 1024, 1600].map((width) => [view, language, theme, width])),
  ),
);

const isAll = process.argv[2] === "all";
const folder = fileURLToPath(new URL(isAll ? "../.work/screenshots/" : "../../docs/screenshots/", import.meta.url));
mkdirSync(folder, { recursive: true });
const server = await preview({
  configFile: fileURLToPath(new URL("vite.config.ts", www)),
  preview: { host: "127.0.0.1", port: 0 },
  logLevel: "error",
});
const [address] = server.resolvedUrls.local;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"],
});

for (const [view, language, theme, width] of isAll ? EVERY : DOCUMENTED) {
  const { link, shows, act } = VIEWS[view];
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width, height: width === 380 ? 800 : 900 },
    serviceWorkers: "block",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(`${address}${link}&lang=${language}&theme=${theme}`);
  await act?.(page);
  await page.locator(shows).first().waitFor();
  await page.waitForTimeout(300);
  const name = `${view}-${language}-${theme}-${width}`;
  await page.screenshot({ path: `${folder}${name}.jpeg`, type: "jpeg", quality: 72 });
  console.log(name);
  await context.close();
}
await browser.close();
await server.close();
process.exit(0);
