// Debian's Firefox by WebDriver BiDi, with the puppeteer of a project.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { FIREFOX } from "./versions.mjs";

/** Gives `use` a page, and ends the browser afterwards. */
export async function withFirefox(folder, use) {
  const puppeteer = await import(
    pathToFileURL(path.join(folder, "node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js"))
  );
  const browser = await puppeteer.default.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
  try {
    return await use(await browser.newPage());
  } finally {
    await browser.close();
  }
}
