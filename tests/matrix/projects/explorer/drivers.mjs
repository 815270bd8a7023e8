/**
 * A page in each engine, in the same few words: `goto`, `evaluate` (a function without anything around it), `click`,
 * `type` (with real keys, into what has the focus after a click), `press`. `complaints` is what the page could not do.
 */
import { launchChromium } from "../../../runtime/runtimes.mjs";
import { withFirefox } from "../../firefox.mjs";
import { withWebKit } from "../../webkit.mjs";

/** What goes wrong in a page, from its first line on. */
function listen() {
  window.complaints = [];
  const add = (text) => window.complaints.push(String(text));
  addEventListener("error", ({ message }) => add(message));
  addEventListener("unhandledrejection", ({ reason }) => add(reason));
  addEventListener("securitypolicyviolation", (event) => add(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
}

export async function inChromium(use) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ locale: "en-US", serviceWorkers: "block" });
    await page.addInitScript(listen);
    return await use({
      goto: (url) => page.goto(url),
      evaluate: (read, ...args) => page.evaluate(`(${read})(...${JSON.stringify(args)})`),
      click: (selector) => page.locator(selector).first().click({ timeout: 10_000 }),
      type: (text) => page.keyboard.type(text),
      press: (...keys) => page.keyboard.press(keys.join("+")),
    });
  } finally {
    await browser.close();
  }
}

/** Firefox, by WebDriver BiDi. */
export const inFirefox = (folder, use) =>
  withFirefox(folder, async (page) => {
    await page.setViewport({ width: 1280, height: 900 });
    await page.evaluateOnNewDocument(listen);
    return use({
      goto: (url) => page.goto(url),
      evaluate: (read, ...args) => page.evaluate(`(${read})(...${JSON.stringify(args)})`),
      click: (selector) => page.click(selector),
      type: (text) => page.keyboard.type(text),
      async press(...keys) {
        for (const key of keys) await page.keyboard.down(key);
        for (const key of keys.reverse()) await page.keyboard.up(key);
      },
    });
  });

/** Keys as WebDriver writes them: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS = { Enter: "\uE007", Control: "\uE009", Alt: "\uE00A", Backspace: "\uE003" };

/** WebKitGTK, by WebDriver. */
export function inWebKit(use) {
  return withWebKit(async (send) => {
    await send("POST", "/window/rect", { width: 1280, height: 900 });
    const keys = (actions) => send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    const down = (value) => ({ type: "keyDown", value });
    const up = (value) => ({ type: "keyUp", value });
    const evaluate = (read, ...args) =>
      send("POST", "/execute/sync", { script: `return (${read})(...arguments)`, args });
    return use({
      async goto(url) {
        await send("POST", "/url", { url });
        await evaluate(listen);
      },
      evaluate,
      async click(selector) {
        const [element] = Object.values(await send("POST", "/element", { using: "css selector", value: selector }));
        await send("POST", `/element/${element}/click`, {});
      },
      type: (text) => keys([...text].flatMap((key) => [down(key), up(key)])),
      press(...names) {
        const values = names.map((name) => KEYS[name] ?? name);
        return keys([...values.map(down), ...values.toReversed().map(up)]);
      },
    });
  });
}
