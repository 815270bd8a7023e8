/**
 * Pictures of the main views for docs/explorer.md, in both languages and themes and at three widths:
 * `node tests/browser/screenshots.mjs [VIEW …]`, after `cargo xtask site`, with a font for Chinese. They are
 * for people to look at; no test compares them.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { LINKS, www } from "./support.mjs";

const folder = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
mkdirSync(folder, { recursive: true });

const VIEWS = {
  diagnose: { link: "#room=diagnose", diagnosed: true },
  signature: { link: "#service=", documented: true },
  form: { link: LINKS.createService },
  call: { link: `${LINKS.invoke}&room=call`, send: true },
  stream: { link: `${LINKS.invoke}&room=call`, chat: true, widths: [1024] },
  code: { link: `${LINKS.createFunction}&room=code` },
};

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

const wanted = process.argv.slice(2);
const views = Object.entries(VIEWS).filter(([name]) => wanted.length === 0 || wanted.includes(name));

for (const [name, { link, documented, diagnosed, send, chat, widths = [380, 1024, 1600] }] of views) {
  for (const language of ["en", "zh"]) {
    for (const theme of ["light", "dark"]) {
      for (const width of widths) {
        const context = await browser.newContext({
          locale: "en-US",
          viewport: { width, height: width === 380 ? 800 : 900 },
          serviceWorkers: "block",
          reducedMotion: "reduce",
        });
        const page = await context.newPage();
        const looks = `lang=${language}&theme=${theme}`;
        await page.goto(`${address}${documented ? `#${looks}` : `${link}&${looks}`}`);
        await page
          .locator(diagnosed ? ".broken-example" : ".parameters .field-note")
          .last()
          .waitFor();
        if (diagnosed) {
          await page.locator(".broken-example").nth(1).click();
          await page.locator('.verdict[data-verdict="proved"]').waitFor();
          await page.locator(".code-line [class^=hljs]").first().waitFor();
        }
        if (documented) await page.locator(".code-mirror:not([hidden])").waitFor();
        if (send) {
          await page.locator(".send-form button[type=submit]").click();
          await page.locator("#received .body").waitFor();
        }
        if (chat) {
          await page.locator(".link.example").click();
          await page.locator(".send-form button[type=submit]").click();
          await page.locator(".outcome.good").waitFor();
          await page.locator(".events").evaluate((events) => (events.scrollTop = 0));
        }
        if (name === "code") await page.locator(".body.code [class^=hljs]").first().waitFor();
        // What a phone shows of a room is below the form.
        if (chat || (width === 380 && name !== "form"))
          await page.locator(".rooms").evaluate((rooms) => rooms.scrollIntoView());
        if (documented) await page.locator("#stage-canonicalRequest [data-from='h:host']").first().hover();
        await page.waitForTimeout(150);
        await page.screenshot({
          path: `${folder}${name}-${language}-${theme}-${width}.jpeg`,
          type: "jpeg",
          quality: 72,
        });
        console.log(`${name}-${language}-${theme}-${width}`);
        await context.close();
      }
    }
  }
}
await browser.close();
await server.close();
process.exit(0);
