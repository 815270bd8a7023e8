// The explorer as a person uses it, in Chromium, against the local endpoint. The page is the built one:
// `vite build` comes before, so that what is tested is what is served.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { preview } from "vite";

const www = new URL("../../www/", import.meta.url);
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

const DOCUMENTED_SECRET_KEY = "Gu5t9xGARNpq86cd98joQYCN3*******";
/** The documented example, signed with `content-type;host`, and with `x-tc-action` besides. */
const SIGNATURE = "2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c";
const SIGNATURE_WITH_ACTION = "be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3";

let server;
let address;
let browser;
let context;
let page;
/** Whatever the console or the content security policy complained about. */
let complaints;

before(async () => {
  assert.ok(
    existsSync(new URL("dist/index.html", www)),
    "www/dist/index.html is missing; build the explorer first: npx vite build -c www/vite.config.ts",
  );
  server = await preview({
    configFile: fileURLToPath(new URL("vite.config.ts", www)),
    preview: { host: "127.0.0.1", port: 0, strictPort: false },
    logLevel: "error",
  });
  [address] = server.resolvedUrls.local;
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: CHROMIUM_ARGUMENTS });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  complaints = [];
  context = await browser.newContext({ locale: "en-US", viewport: { width: 1280, height: 900 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(address).origin });
  page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
});

afterEach(async () => {
  await context.close();
  assert.deepEqual(complaints, [], "the console stays silent");
});

async function open(fragment = "") {
  await page.goto(`${address}${fragment}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
}

const stage = (name) => page.getByRole("region", { name, exact: true });
const field = (name) => page.getByLabel(name, { exact: true });
const shows = (locator, text) => locator.getByText(text).first().waitFor({ timeout: 5000 });
const example = (name) => page.getByRole("button", { name });
const send = () => page.getByRole("button", { name: "Send", exact: true }).click();
const signature = () => stage("Signature").locator("dd").innerText();
const choose = (name) => page.getByRole("radio", { name, exact: true }).check({ force: true });

describe("the stages of a signature", () => {
  it("opens with the documented example and its published signature", async () => {
    await open();
    assert.equal(await signature(), SIGNATURE);
    await shows(stage("Canonical request"), "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064");
    await shows(stage("String to sign"), "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031");
    await shows(stage("String to sign"), "2019-02-25/cvm/tc3_request");
    await shows(stage("Authorization and headers"), `SignedHeaders=content-type;host, Signature=${SIGNATURE}`);
  });

  it("signs x-tc-action when it is ticked", async () => {
    await open();
    await page.getByLabel("Sign x-tc-action as well").check();
    assert.equal(await signature(), SIGNATURE_WITH_ACTION);
    await shows(stage("Canonical request"), "x-tc-action:describeinstances");
    await page.getByLabel("Sign x-tc-action as well").uncheck();
    assert.equal(await signature(), SIGNATURE);
    await field("More signed headers").fill("X-TC-Action");
    assert.equal(await signature(), SIGNATURE_WITH_ACTION);
  });

  it("follows every keystroke in the body and marks what changed", async () => {
    await open();
    assert.equal(await page.locator("mark").count(), 0, "nothing has changed yet");
    await field("Body, signed and sent byte for byte").press("ControlOrMeta+End");
    await page.keyboard.type(" ");
    assert.notEqual(await signature(), SIGNATURE);
    assert.equal(await stage("Signature").locator("mark").innerText(), await signature());
    assert.equal(await stage("Canonical request").locator("mark").count(), 1, "only the payload hash");
    await page.keyboard.press("Backspace");
    assert.equal(await signature(), SIGNATURE);
  });

  it("puts the parameters of a GET into the query string and keeps the POST's body", async () => {
    await open();
    await choose("GET");
    await field("Parameters, as JSON").fill('{"Limit": 1, "Id": 9007199254740993}');
    await shows(stage("Canonical request"), "Id=9007199254740993");
    await shows(stage("Canonical request"), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    await choose("POST");
    assert.equal(await signature(), SIGNATURE);
  });

  it("copies a stage byte for byte and says so", async () => {
    await open();
    await page.getByRole("button", { name: "Copy string to sign" }).click();
    await stage("String to sign").locator(".copy[data-outcome=copied]").waitFor();
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      "TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031",
    );
  });

  it("copies a curl command that a shell reads back byte for byte", async () => {
    await open();
    const body = `{"Name": "it's", "Cost": "$HOME \`id\` \\\\ !", "Text": "未命名"}\n`;
    await field("Body, signed and sent byte for byte").fill(body);
    await page.getByRole("button", { name: "Copy as curl" }).click();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    // A real shell reads the command; in curl's place stands a function that shows what it was given.
    const shown = execFileSync("sh", ["-c", `curl() { printf '%s\\0' "$@"; }\n${command}`], { encoding: "utf8" });
    const words = shown.split("\0").slice(0, -1);
    assert.deepEqual(words.slice(0, 3), ["--request", "POST", "https://cvm.tencentcloudapi.com/"]);
    assert.deepEqual(words.slice(-2), ["--data-raw", body]);
    const authorization = words.find((word) => word.startsWith("Authorization: TC3-HMAC-SHA256 "));
    assert.ok(authorization?.endsWith(`Signature=${await signature()}`));
    assert.ok(!command.includes(DOCUMENTED_SECRET_KEY));
  });
});

describe("secrets", () => {
  it("hides the derived keys until asked, and again when the credentials change", async () => {
    await open();
    const keys = stage("Derived keys");
    const digits = /[0-9a-f]{64}/;
    assert.doesNotMatch(await keys.innerText(), digits);
    await keys.getByRole("button", { name: "Show derived keys" }).click();
    assert.match(await keys.innerText(), digits);
    await field("SecretId").fill("AKIDEXAMPLE");
    assert.doesNotMatch(await keys.innerText(), digits);
  });

  it("masks the SecretKey until it is revealed", async () => {
    await open();
    assert.equal(await field("SecretKey").getAttribute("type"), "password");
    assert.equal(await field("SecretKey").getAttribute("autocomplete"), "off");
    await page.getByLabel("Show SecretKey").check();
    assert.equal(await field("SecretKey").getAttribute("type"), "text");
  });

  it("stores nothing, and puts nothing of the form into the address", async () => {
    await open();
    await example("scf Invoke").click();
    await send();
    await shows(page.locator(".outcome"), "The call succeeded");
    await choose("中文");
    await choose("深色");
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      cookies: document.cookie,
      databases: (await indexedDB.databases()).length,
    }));
    assert.deepEqual(kept, { local: 0, session: 0, cookies: "", databases: 0 });
    assert.equal(page.url(), `${address}#lang=zh&theme=dark`);
    assert.ok(!(await page.locator("body").innerText()).includes(DOCUMENTED_SECRET_KEY));
  });

  it("forgets the credentials and everything made from them", async () => {
    await open();
    await example("scf Invoke").click();
    await send();
    await shows(page.locator(".outcome"), "The call succeeded");
    await stage("Derived keys").getByRole("button", { name: "Show derived keys" }).click();
    await page.getByRole("button", { name: "Forget credentials" }).click();
    assert.equal(await field("SecretId").inputValue(), "");
    assert.equal(await field("SecretKey").inputValue(), "");
    const text = await page.locator("main").innerText();
    assert.doesNotMatch(text, /[0-9a-f]{64}/);
    assert.doesNotMatch(text, /AKID/);
  });
});

describe("bad input", () => {
  it("names code and reason beside the field, keeps the last good stages, and goes on", async () => {
    await open();
    await field("Service").fill("cv m");
    const described = await field("Service").getAttribute("aria-describedby");
    const note = page.locator(`#${described}`);
    assert.equal(await field("Service").getAttribute("aria-invalid"), "true");
    const code = await note.locator(".error-code").innerText();
    assert.match(code, /^ClientError\.[A-Za-z]+$/);
    await shows(page.locator(".status"), code);
    assert.equal(await signature(), SIGNATURE, "the last good value stays");
    assert.equal(await page.locator(".stages.stale").count(), 1);
    await page.getByRole("button", { name: "Go to the field" }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "field-service");
    await field("Service").fill("cvm");
    assert.equal(await field("Service").getAttribute("aria-invalid"), null);
    assert.equal(await page.locator(".stages.stale").count(), 0);
    assert.equal(await signature(), SIGNATURE);
  });

  it("leads to the timestamp, the key and the signed header that are wrong", async () => {
    await open();
    for (const [label, bad, good] of [
      ["Timestamp, in Unix seconds", "tomorrow", "1551113065"],
      ["SecretKey", "", DOCUMENTED_SECRET_KEY],
      ["More signed headers", "x-missing", ""],
      ["More headers", "no colon", ""],
    ]) {
      await field(label).fill(bad);
      assert.equal(await field(label).getAttribute("aria-invalid"), "true", label);
      await field(label).fill(good);
      assert.equal(await field(label).getAttribute("aria-invalid"), null, label);
    }
    assert.equal(await signature(), SIGNATURE);
  });

  it("speaks Chinese about it, too", async () => {
    await open("#lang=zh");
    await page.locator("#field-service").fill("cv m");
    await shows(page.locator("#field-service-note"), "含有不允许的字符");
  });

  it("says what is wrong with parameters that are not JSON", async () => {
    await open();
    await choose("GET");
    await field("Parameters, as JSON").fill('{"Limit": ');
    assert.equal(await field("Parameters, as JSON").getAttribute("aria-invalid"), "true");
    await shows(page.locator(".status"), "This is not JSON");
  });
});

describe("sending through the local endpoint", () => {
  it("DescribeServices of TI-EMS answers with two services", async () => {
    await open();
    await example("tiems DescribeServices").click();
    await send();
    await shows(page.locator("#received"), '"TotalCount": 2');
    await shows(page.locator("#sent"), "/endpoint/tiems.tencentcloudapi.com/");
    await shows(page.locator("#received"), "200");
  });

  it("Invoke of SCF runs the function, by POST and by GET", async () => {
    await open();
    await example("scf Invoke").click();
    await send();
    await shows(page.locator("#received"), "hello from scf");
    await choose("GET");
    await send();
    await shows(page.locator("#sent"), "FunctionName=hello");
    await shows(page.locator("#received"), "hello from scf");
  });

  it("the documented example is long expired, which one button repairs", async () => {
    await open();
    await send();
    const outcome = page.locator(".outcome");
    await shows(outcome, "AuthFailure.SignatureExpire");
    assert.match(await outcome.locator(".failure-hint").innerText(), /five minutes/);
    assert.match(await outcome.innerText(), /RequestId\s+[0-9a-f-]{36}/);
    await outcome.getByRole("button", { name: "Use current time and send again" }).click();
    // The signature is now in time; the local endpoint knows no such service, and says so.
    await outcome.getByText(/NoSuchProduct|InvalidAction|NoSuchVersion/).first().waitFor();
  });

  it("a wrong SecretKey is told from everything else", async () => {
    await open();
    await example("scf Invoke").click();
    await field("SecretKey").fill("wrongkey");
    await send();
    await shows(page.locator(".outcome"), "AuthFailure.SignatureFailure");
  });

  it("can be cancelled", async () => {
    await open();
    await page.route("**/endpoint/**", () => {}); // Never answered.
    await example("scf Invoke").click();
    await send();
    await page.getByRole("button", { name: "Cancel" }).click();
    await shows(page.locator(".outcome"), "Cancelled");
    complaints = complaints.filter((text) => !text.includes("net::ERR_"));
  });

  it("explains CORS when a direct call does not get through", async () => {
    await open();
    await page.route("https://scf.tencentcloudapi.com/**", (route) => route.abort());
    await example("scf Invoke").click();
    await field("Proxy").fill("");
    await send();
    await shows(page.locator(".outcome"), "A browser cannot call this host directly");
    await page.locator(".outcome").getByRole("button", { name: "Use the local endpoint" }).click();
    assert.equal(await field("Proxy").inputValue(), new URL("endpoint", address).href);
    await send();
    await shows(page.locator("#received"), "hello from scf");
    // The browser itself reports the request that was refused on purpose.
    complaints = complaints.filter((text) => !text.includes("net::ERR_"));
  });
});

describe("everybody can use it", () => {
  for (const language of ["en", "zh"]) {
    for (const theme of ["light", "dark"]) {
      it(`axe finds nothing: ${language}, ${theme}`, async () => {
        // Without motion the marks of a change stay, so that their contrast is judged too.
        await page.emulateMedia({ reducedMotion: "reduce" });
        await open(`#lang=${language}&theme=${theme}`);
        await page.locator(".examples button").nth(2).click();
        await page.locator("#stage-derived-keys button").click();
        await page.locator("#send button[type=submit]").click();
        await page.locator("#received .body").waitFor();
        assert.deepEqual(await violations(), [], "a call that succeeded");
        await page.locator("#field-timestamp").fill("1551113065");
        await page.locator("#send button[type=submit]").click();
        await page.locator(".outcome.bad").waitFor();
        await page.locator("#field-service").fill("cv m");
        assert.deepEqual(await violations(), [], "a call that failed and a bad field");
      });
    }
  }

  it("follows the language of the browser, and the switch", async () => {
    await open();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await choose("中文");
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
    await stage("规范请求串").waitFor();
    const chinese = await browser.newContext({ locale: "zh-CN" });
    try {
      const visit = await chinese.newPage();
      await visit.goto(address);
      await visit.getByRole("region", { name: "待签名字符串" }).waitFor();
    } finally {
      await chinese.close();
    }
  });

  for (const width of [380, 1600]) {
    it(`does not scroll sideways at ${width} px`, async () => {
      await page.setViewportSize({ width, height: 900 });
      await open();
      await example("scf Invoke").click();
      await page.locator("#stage-derived-keys button").click();
      await send();
      await page.locator("#received .body").waitFor();
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      assert.ok(overflow <= 0, `${overflow} px too wide`);
    });
  }

  it("keeps its place: no layout shift while loading and typing", async () => {
    await page.addInitScript(() => {
      window.layoutShift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.layoutShift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await open();
    await field("Action").fill("DescribeZones");
    await page.waitForTimeout(600);
    assert.ok((await page.evaluate(() => window.layoutShift)) < 0.01);
  });
});

async function violations() {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
