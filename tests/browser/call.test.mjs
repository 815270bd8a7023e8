// Online calls through the local endpoint, which verifies every signature with the vendors' own code.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { tiems } from "tc3fetch/models";
import { explorer, LINKS } from "./support.mjs";

const visit = explorer();
const { open, field, button, shows, choose, room, send, copied } = visit;

const outcome = () => visit.page.locator(".outcome");
const received = () => visit.page.locator("#received");

describe("calls through the local endpoint", () => {
  it("SCF Invoke by signature v3 and v1, POST and GET", async () => {
    await open(LINKS.invoke);
    for (const algorithm of ["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"]) {
      for (const method of ["POST", "GET"]) {
        await field("Signed with").selectOption(algorithm);
        await choose(method);
        await send();
        await shows(outcome(), "The call succeeded");
        await shows(received(), "hello from scf");
        await shows(visit.page.locator("#sent .start-line b"), method);
      }
    }
    assert.equal(await visit.page.locator(".history li").count(), 6);
  });

  it("TI-EMS answers its document's example", async () => {
    await open(LINKS.describeServices);
    await send();
    await shows(received(), '"TotalCount"');
    await shows(visit.page.locator("#sent"), "https://tiems.tencentcloudapi.com/");
  });

  it("Function Compute: a function is created, invoked and deleted, which is asked about first", async () => {
    await open(LINKS.createFunction);
    const name = `f_${Math.random().toString(36).slice(2, 10)}`;
    await visit.page.locator("#param-functionName").fill(name);
    await send();
    await shows(outcome(), "The call succeeded");
    await shows(received(), '"codeChecksum"');
    await visit.navigate("fc InvokeFunction");
    await visit.page.locator("#param-functionName").fill(name);
    await send();
    await shows(received(), `hello from ${name}`);
    await visit.navigate("fc DeleteFunction");
    await visit.page.locator("#param-functionName").fill(name);
    await send();
    await shows(visit.page.getByRole("dialog"), "Send DeleteFunction?");
    await button("Go back").click();
    assert.equal(await visit.page.locator(".history li").count(), 2, "nothing was sent");
    await send();
    await button("Send it").click();
    await shows(received(), "204");
  });

  it("Guance: the document's example fails as the document says, and the key is not shown", async () => {
    await open(LINKS.executeFunction);
    await send();
    await shows(outcome(), "The call failed");
    await shows(outcome(), "EFuncFailed");
    await shows(received(), '"traceId"');
    await visit.page.locator("#sent .headers-fold summary").click();
    assert.match(await visit.page.locator("#sent").innerText(), /DF-API-KEY\s+\*\*\*/);
  });

  it("parameters that the model does not allow are asked about, and sent on request", async () => {
    await open(LINKS.describeServices);
    await visit.page.locator("#param-Limit").fill("101");
    await send();
    await shows(visit.page.getByRole("dialog"), "Limit must be at most 100, and is 101");
    await button("Send it").click();
    await shows(outcome(), "InvalidParameter");
  });
});

describe("what is sent is what was asked for", () => {
  it("whatever is done to the form while the call is prepared", async () => {
    await open(LINKS.describeServices);
    let sent;
    visit.page.on("request", (request) => (request.url().includes("/endpoint/") ? (sent = request) : undefined));
    // The package's sending part comes late.
    await visit.page.route(/assets\/pkg-/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await send();
    await visit.navigate("DeleteService");
    await outcome().waitFor();
    await shows(outcome(), "The call succeeded");
    assert.equal(sent.headers()["x-tc-action"], "DescribeServices");
  });

  it("an action that no model knows is asked about by its name", async () => {
    await open("#service=cvm&version=2017-03-12&action=BatchTerminateInstances&params=%7B%7D");
    await send();
    await shows(visit.page.getByRole("dialog"), "Send BatchTerminateInstances?");
    await visit.page.keyboard.press("Escape");
    assert.equal(await visit.page.locator(".history").count(), 0);
  });

  it("text that claims to be JSON and is none is asked about", async () => {
    await open(LINKS.invoke);
    await choose("JSON");
    await visit.json('{"FunctionName": ');
    await shows(visit.page.locator(".json-editor"), "This is not JSON");
    await send();
    await shows(visit.page.getByRole("dialog"), "This is not JSON");
    await button("Go back").click();
  });

  it("the key of Guance is not given to a host that only a link names", async () => {
    await open(`${LINKS.executeFunction}&host=evil.example.com`);
    await room("Call");
    await field("Send through").fill("");
    await send();
    await shows(visit.page.getByRole("dialog"), "Send this to evil.example.com?");
    await visit.page.keyboard.press("Escape");
    assert.equal(await visit.page.locator(".history").count(), 0);
  });

  it("headers of the form go out to Alibaba Cloud as they were signed", async () => {
    await open(LINKS.createFunction);
    await visit.page.getByText("Headers and payload").click();
    await field("More headers").fill("x-acs-extra: 1\nX-Trace: 42");
    await visit.page.locator("#param-functionName").fill(`h_${Math.random().toString(36).slice(2, 10)}`);
    await send();
    await shows(outcome(), "The call succeeded");
    await visit.page.locator("#sent .headers-fold summary").click();
    const sent = await visit.page.locator("#sent").innerText();
    assert.match(sent, /x-acs-extra\s+1/);
    assert.match(sent, /x-trace\s+42/i);
  });
});

describe("what went wrong", () => {
  it("the documented example is long expired, which one button repairs", async () => {
    await open();
    await send();
    await shows(outcome(), "AuthFailure.SignatureExpire");
    assert.match(await outcome().locator(".failure-hint").innerText(), /five minutes/);
    assert.match(await outcome().innerText(), /RequestId\s+[0-9a-f-]{36}/);
    await button("Use current time and send again").click();
    // The signature is now in time; without the catalogue the local endpoint knows no such service.
    await outcome()
      .getByText(/NoSuchProduct|The call succeeded/)
      .first()
      .waitFor();
  });

  it("a wrong SecretKey is told from everything else, with a remedy in Chinese", async () => {
    await open(`${LINKS.invoke}&lang=zh`);
    await field("SecretKey").fill("wrongkey");
    await send();
    await shows(outcome(), "AuthFailure.SignatureFailure");
    assert.match(await outcome().locator(".failure-hint").innerText(), /[一-龥]{4}/);
  });

  it("a code of the service has the meaning that its document gives", async () => {
    await open(`${LINKS.createService}&room=call`);
    await visit.page.locator("#param-ServiceConfigId").fill("no-such-config");
    await send();
    await shows(outcome(), "ResourceNotFound");
    await shows(outcome().locator("dd"), tiems.errors.ResourceNotFound.en);
  });

  it("a function that failed is not a call that succeeded", async () => {
    await open(LINKS.invoke);
    await visit.page.locator("#param-FunctionName").fill("fail");
    await send();
    await shows(received(), "user code exception caught");
    await shows(outcome(), "The call arrived, and the function failed");
    assert.equal(await visit.page.locator(".outcome.good").count(), 0);
  });

  it("explains CORS when a direct call does not get through", async () => {
    await open(LINKS.invoke);
    await visit.page.route("https://scf.tencentcloudapi.com/**", (route) => route.abort());
    await room("Call");
    await field("Send through").fill("");
    await send();
    await shows(outcome(), "A browser cannot call this host directly");
    await shows(outcome(), /proxy_pass/);
    await outcome().getByRole("button", { name: "Use the local endpoint" }).click();
    assert.equal(await field("Send through").inputValue(), new URL("endpoint", visit.address).href);
    await send();
    await shows(received(), "hello from scf");
    visit.expect(/net::ERR_/);
  });

  it("can be cancelled", async () => {
    await open(LINKS.invoke);
    await visit.page.route("**/endpoint/**", () => {}); // Never answered.
    await send();
    await button("Cancel").click();
    await shows(outcome(), "Cancelled");
    visit.expect(/net::ERR_/);
  });
});

describe("what is kept of calls", () => {
  it("shows headers, time, size, and the body as it came or indented", async () => {
    await open(LINKS.invoke);
    await send();
    await shows(received(), "hello from scf");
    await shows(received(), /^\d+ ms$/);
    await shows(received(), /^\d+ bytes$/);
    await received().locator(".headers-fold summary").click();
    await shows(received(), "application/json");
    await choose("Text");
    const text = () => received().locator(".body").innerText();
    assert.match(await text(), /^\{\n  "Response"/);
    await choose("As it came");
    assert.match(await text(), /^\{"Response"/);
  });

  it("copies a curl command that a shell reads back byte for byte, without the token", async () => {
    await open(LINKS.invoke);
    await field("Token").fill("SECRETTOKEN");
    await choose("JSON");
    const body = `{"FunctionName": "it's", "ClientContext": "$HOME \`id\` \\\\ ! 未命名"}\n`;
    await visit.json(body);
    await room("Call");
    await button("Copy signed request as curl").click();
    await visit.page.locator(".copy[data-outcome=copied]").waitFor();
    const command = await copied();
    assert.ok(!command.includes("SECRETTOKEN"));
    // A real shell reads the command; in curl's place stands a function that shows what it was given.
    const shown = execFileSync("sh", ["-c", `curl() { printf '%s\\0' "$@"; }\n${command}`], {
      encoding: "utf8",
      env: { ...process.env, TENCENTCLOUD_SESSION_TOKEN: "from-the-shell" },
    });
    const words = shown.split("\0").slice(0, -1);
    assert.deepEqual(words.slice(0, 3), ["--request", "POST", "https://scf.tencentcloudapi.com/"]);
    assert.deepEqual(words.slice(-2), ["--data-raw", body]);
    assert.ok(words.includes("X-TC-Token: from-the-shell"));
  });

  it("no session token is in what is shown, copied or compared, also of signature v1", async () => {
    await open(LINKS.invoke);
    await field("Token").fill("SESSION+TOKEN/0123==");
    await field("Signed with").selectOption("HmacSHA256");
    for (const method of ["GET", "POST"]) {
      await choose(method);
      await send();
      await visit.page.locator(".outcome.bad").waitFor();
      await visit.page.locator("#sent .headers-fold summary").click();
      await button("Copy as HAR").click();
      await visit.page.locator(".copy[data-outcome=copied]").waitFor();
      const texts = [await copied(), await visit.page.locator("#sent").innerText()];
      for (const text of texts) assert.doesNotMatch(text, /SESSION(\+|%2B)TOKEN/i, method);
      await visit.page.locator(".copy[data-outcome=idle]").first().waitFor();
    }
    await visit.page.getByLabel("Compare #1 scf Invoke").check();
    await visit.page.getByLabel("Compare #2 scf Invoke").check();
    await shows(visit.page.locator(".compare"), "#1 and #2");
    assert.doesNotMatch(
      await visit.page
        .locator("main")
        .innerText()
        .then((text) => text.split("Calls of this tab")[1]),
      /SESSION(\+|%2B)TOKEN/i,
    );
  });

  it("copies a HAR", async () => {
    await open(LINKS.invoke);
    await send();
    await shows(received(), "hello from scf");
    await button("Copy as HAR").click();
    await visit.page.locator(".copy[data-outcome=copied]").waitFor();
    const { log } = JSON.parse(await copied());
    assert.equal(log.version, "1.2");
    const [{ request, response, time }] = log.entries;
    assert.equal(request.method, "POST");
    assert.ok(request.headers.some(({ name }) => name === "Authorization") && time > 0);
    assert.match(response.content.text, /hello from scf/);
  });

  it("replays a call of this tab, with the form as it was", async () => {
    await open(LINKS.invoke);
    await send();
    await shows(received(), "hello from scf");
    await visit.page.locator("#param-FunctionName").fill("other");
    await visit.page.getByRole("button", { name: "Replay #1 scf Invoke" }).click();
    await visit.page.locator(".history li").nth(1).waitFor();
    assert.equal(await visit.page.locator("#param-FunctionName").inputValue(), "xxxx");
    await shows(outcome(), "The call succeeded");
  });

  it("compares two calls line by line", async () => {
    await open(LINKS.invoke);
    await send();
    await shows(received(), "hello from scf");
    await visit.page.locator("#param-FunctionName").fill("other");
    await send();
    await visit.page.locator(".history li").nth(1).waitFor();
    await visit.page.getByLabel("Compare #1 scf Invoke").check();
    await visit.page.getByLabel("Compare #2 scf Invoke").check();
    const compare = visit.page.locator(".compare");
    await shows(compare, "#1 and #2");
    await shows(compare.locator("del"), /"FunctionName": "xxxx"/);
    await shows(compare.locator("ins"), /"FunctionName": "other"/);
  });
});
