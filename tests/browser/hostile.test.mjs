// What strangers bring: links, model files, header names, and pages that would frame this one.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import { VPC } from "./official-models.mjs";
import { drop, explorer, LINKS } from "./support.mjs";

const visit = explorer();
const { open, field, button, shows, choose, room, send, copied } = visit;
const dialog = () => visit.page.getByRole("dialog");
/** A link within the page, so that the address of the proxy stays as it is. */
const follow = (link, host) =>
  visit.page.evaluate((fragment) => (location.hash = fragment), `${link}&host=${encodeURIComponent(host)}`);
const sent = () => visit.page.locator(".history li").count();

describe("the host of a link", () => {
  /** What a careless comparison takes for a vendor's, and where a browser would go. */
  const FOREIGN = [
    ["evil.example", "evil.example"],
    ["evil-guance.com", "evil-guance.com"],
    ["openapi.guance.com.evil.example", "openapi.guance.com.evil.example"],
    ["evil.example/.guance.com", "evil.example"],
    ["evil.example\\.guance.com", "evil.example"],
    ["evil.example?.guance.com", "evil.example"],
    ["evil.example#.guance.com", "evil.example"],
    ["openapi.guance.com@evil.example", "evil.example"],
    ["openapi.guance.com:443@evil.example", "evil.example"],
    ["openapi.guance.com:x@evil.example/.guance.com", "evil.example"],
    ["evil.example:443/.guance.com", "evil.example"],
    ["evil.example%2f.guance.com", "evil.example%2f.guance.com"],
    ["openapi%2eguance.com", "openapi.guance.com"],
    ["openapi.guance.com.", "openapi.guance.com."],
    ["openapi。guance.com", "openapi.guance.com"],
    ["openapi.guance.com\t.evil.example", "openapi.guance.com.evil.example"],
    ["guance.com.", "guance.com."],
    ["ⓖuance.com", "guance.com"],
    ["127.0.0.1", "127.0.0.1"],
    ["0x7f.1", "127.0.0.1"],
  ];

  it("is asked about before the key of Guance goes to any but a site of Guance", async () => {
    await open(LINKS.executeFunction);
    await room("Call");
    await field("Send through").fill("");
    for (const [host, destination] of FOREIGN) {
      await follow(LINKS.executeFunction, host);
      await send();
      await shows(dialog(), `Send this to ${destination}?`);
      await shows(dialog(), "can read the key");
      await visit.page.keyboard.press("Escape");
      await dialog().waitFor({ state: "hidden" });
    }
    assert.equal(await sent(), 0);
  });

  it("is not asked about where it is the vendor's, in capitals or with a port as well", async () => {
    await open(LINKS.executeFunction);
    const asked = [];
    await visit.page.route(/^https:\/\/[^/]*(guance|truewatch)/i, (route) => {
      asked.push(new URL(route.request().url()).host);
      return route.abort();
    });
    await room("Call");
    await field("Send through").fill("");
    const hosts = [
      "openapi.guance.com",
      "OPENAPI.Guance.Com",
      "cn6-openapi.guance.one:8443",
      "us1-openapi.truewatch.com",
    ];
    for (const [index, host] of hosts.entries()) {
      await follow(LINKS.executeFunction, host);
      await send();
      await visit.page.locator(".history li").nth(index).waitFor();
      await visit.page.locator(".outcome.bad").waitFor();
    }
    assert.deepEqual(new Set(asked), new Set(hosts.map((host) => host.toLowerCase())));
    visit.expect(/net::ERR_/);
  });

  it("is asked about for Tencent Cloud and Alibaba Cloud too, whose session token goes along", async () => {
    for (const [link, hosts] of [
      [
        LINKS.invoke,
        ["evil.example", "scf.tencentcloudapi.com.evil.example", "evil-tencentcloudapi.com", "127.0.0.1:8080"],
      ],
      [LINKS.invokeFunction, ["evil.example", "fcv3.cn-hangzhou.aliyuncs.com.evil.example", "evil-aliyuncs.com"]],
    ]) {
      await open(`${link}&host=${hosts[0]}`);
      await room("Call");
      await field("Send through").fill("");
      for (const host of hosts) {
        await field("Host").fill(host);
        await send();
        await shows(dialog(), `Send this to ${host}?`);
        await shows(dialog(), "a session token");
        await visit.page.keyboard.press("Escape");
        await dialog().waitFor({ state: "hidden" });
      }
      assert.equal(await sent(), 0);
    }
  });

  it("through the local endpoint nothing leaves the machine, and nothing is asked", async () => {
    await open(`${LINKS.invoke}&host=evil.example`);
    await send();
    await visit.page.locator(".outcome.bad").waitFor();
    assert.equal(await sent(), 1);
  });
});

describe("a curl command", () => {
  it("takes names of headers as literally as their values", async () => {
    await open(LINKS.invoke);
    await field("Token").fill("SECRETTOKEN");
    await visit.page.getByText("Headers and payload").click();
    const names = ["x-`echo`-token", "x-$HOME-secret", "x-'quote'", "x-$$!!", "1-password"];
    await field("More headers").fill(names.map((name) => `${name}: it's \`id\` $(id) "$HOME" \\`).join("\n"));
    await room("Call");
    await button("Copy signed request as curl").click();
    await visit.page.locator(".copy[data-outcome=copied]").waitFor();
    const command = await copied();
    const shown = execFileSync("sh", ["-c", `curl() { printf '%s\\0' "$@"; }\n${command}`], {
      encoding: "utf8",
      env: {
        PATH: process.env.PATH,
        TENCENTCLOUD_SESSION_TOKEN: "a",
        X_ECHO_TOKEN: "b",
        X_HOME_SECRET: "c",
        _1_PASSWORD: "d",
      },
    });
    const words = shown.split("\0");
    for (const expected of [
      "x-`echo`-token: b",
      "x-$home-secret: c",
      `x-'quote': it's \`id\` $(id) "$HOME" \\`,
      `x-$$!!: it's \`id\` $(id) "$HOME" \\`,
      "1-password: d",
    ]) {
      assert.ok(
        words.some((word) => word.toLowerCase() === expected.toLowerCase()),
        `${expected} in ${words.join("\n")}`,
      );
    }
    assert.ok(!command.includes("SECRETTOKEN"));
  });
});

describe("a model file of a stranger", () => {
  const messages = () => visit.page.locator(".notices .note");
  const member = (more = {}) => ({ name: "A", type: "string", member: "string", document: "", ...more });
  const action = { name: "n", document: "d", input: "In", output: "Out" };
  const model = ({ members = [member()], actions = { DoIt: action }, metadata = {}, objects = {}, ...more } = {}) => ({
    metadata: { apiVersion: "2020-01-01", serviceShortName: "strange", ...metadata },
    actions,
    objects: { In: { members }, Out: { members: [] }, ...objects },
    ...more,
  });
  const many = (count, one) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`O${index}`, one(index)]));
  const deep = (depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const inText = (text, from, to) => {
    assert.ok(text.includes(from));
    return text.replace(from, to);
  };

  /** Drops a file, and has the page answer within a time in which a person waits. */
  let dropped = 0;
  async function outcomeOf(content) {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    const started = Date.now();
    // A name of its own: the answer to the file before may still stand there.
    const name = `strange-${++dropped}.json`;
    await drop(visit.page, { name, text });
    const answer = messages().filter({ hasText: name }).first();
    await answer.waitFor({ timeout: 8000 });
    const answered = await answer.innerText();
    // The page still works, and soon.
    await visit.page.evaluate(() => new Promise(requestAnimationFrame));
    assert.ok(Date.now() - started < 8000, `${Date.now() - started} ms`);
    return answered;
  }

  const refused = {
    "100,000 members": [
      () => model({ members: Array.from({ length: 100_000 }, (_, i) => member({ name: `M${i}` })) }),
      /more than the page can show: objects\.In\.members > 1000/,
    ],
    "100,000 structures": [
      () => model({ objects: many(100_000, () => ({ members: [] })) }),
      /more than the page can show: objects > 10000/,
    ],
    "100,000 members in hundreds of structures": [
      () =>
        model({
          objects: many(200, () => ({ members: Array.from({ length: 600 }, (_, i) => member({ name: `M${i}` })) })),
        }),
      /more than the page can show/,
    ],
    "thousands of actions on one large structure": [
      () =>
        model({
          members: Array.from({ length: 900 }, (_, i) => member({ name: `M${i}` })),
          actions: many(1900, () => action),
        }),
      /more than the page can show/,
    ],
    "100,000 actions": [
      () => model({ actions: many(100_000, () => action) }),
      /more than the page can show: actions > 2000/,
    ],
    "a huge enum": [
      () => model({ members: [member({ enum: Array.from({ length: 100_000 }, (_, i) => `v${i}`) })] }),
      /more than the page can show: objects\.In\.A\.enum > 500/,
    ],
    "deep nesting": [
      () => inText(JSON.stringify(model({ more: 1 })), '"more":1', `"more":${deep(100_000)}`),
      /more than the page can show/,
    ],
    "a chain of structures that holds each in the other": [
      () =>
        model({
          members: [member({ type: "object", member: "O0" })],
          objects: many(9900, (i) => ({ members: [member({ type: "object", member: `O${i + 1}` })] })),
        }),
      /more than the page can show|1 actions are ready/,
    ],
    "a long example": [
      () => model({ actions: { DoIt: { ...action, examples: [{ input: { A: "x".repeat(200_000) } }] } } }),
      /more than the page can show: actions\.DoIt\.examples/,
    ],
    "__proto__ as a structure": [
      () => inText(JSON.stringify(model({ objects: { X: { members: [] } } })), '"X":', '"__proto__":'),
      /objects\.__proto__/,
    ],
    "__proto__ as an action": [
      () => inText(JSON.stringify(model({ actions: { X: action } })), '"X":', '"__proto__":'),
      /actions\.__proto__/,
    ],
    "__proto__ as a member": [() => model({ members: [member({ name: "__proto__" })] }), /objects\.In\.members/],
    "constructor as a member": [() => model({ members: [member({ name: "constructor" })] }), /objects\.In\.members/],
    "constructor as the service": [() => model({ metadata: { serviceShortName: "constructor" } }), /serviceShortName/],
    "a service that is another host": [
      () => model({ metadata: { serviceShortName: "evil.example/" } }),
      /serviceShortName/,
    ],
    "a link that is a script": [
      () => model({ actions: { DoIt: { ...action, documentUrl: "javascript:alert(1)" } } }),
      /documentUrl/,
    ],
    "an input that every object has": [
      () => model({ actions: { DoIt: { ...action, input: "toString" } } }),
      /actions\.DoIt\.input/,
    ],
    "no object at all": [() => "[]", /not a model/],
    null: [() => "null", /not a model/],
    "a limit of another form": [() => model({ members: [member({ min: { valueOf: 1 } })] }), /objects\.In\.A\.min/],
    "a limit with an exponent": [() => model({ members: [member({ max: 1e300 })] }), /objects\.In\.A\.max/],
    "a text that is a number": [() => model({ members: [member({ document: 1 })] }), /objects\.In\.A\.document/],
    "another protocol": [() => model({ metadata: { protocol: { toString: 1 } } }), /Only models of Tencent Cloud/],
  };

  it(
    "is refused with its place, where it is more than the page can hold or has another form",
    { timeout: 120_000 },
    async () => {
      await open();
      for (const [name, [content, expected]] of Object.entries(refused)) {
        assert.match(await outcomeOf(content()), expected, name);
      }
      assert.match(await outcomeOf(`"${"x".repeat(17 * 2 ** 20)}"`), /16 MB/);
      // In Chinese as well.
      await open("#lang=zh");
      assert.match(await outcomeOf(refused["100,000 actions"][0]()), /超出了本页能显示的范围：actions > 2000。/);
    },
  );

  const wrong = [null, 1, true, "x", [], {}, { toString: 1, valueOf: 1 }, [[[]]], { en: 1, zh: {} }];

  it("of wrong types everywhere is refused or harmless", { timeout: 120_000 }, async () => {
    await open();
    const places = [
      (value) => model({ members: value }),
      (value) => model({ members: [value] }),
      ...[
        "type",
        "member",
        "document",
        "required",
        "disabled",
        "deprecated",
        "example",
        "enum",
        "open",
        "default",
        "min",
        "unit",
        "pattern",
        "maxBytes",
      ].map((name) => (value) => model({ members: [member({ [name]: value })] })),
      (value) => model({ members: [member({ enum: [value] })] }),
      (value) => model({ members: [member({ enum: [{ value: "a", document: value }] })] }),
      ...[
        "name",
        "document",
        "input",
        "output",
        "status",
        "destructive",
        "group",
        "examples",
        "errors",
        "http",
        "documentUrl",
      ].map((name) => (value) => model({ actions: { DoIt: { ...action, [name]: value } } })),
      (value) => model({ actions: { DoIt: { ...action, examples: [{ title: value, input: { A: value } }] } } }),
      ...["serviceName", "serviceNameCN", "endpoint", "deprecated", "apiVersion"].map(
        (name) => (value) => model({ metadata: { [name]: value } }),
      ),
      ...["errors", "objects", "actions", "metadata"].map((name) => (value) => ({ ...model(), [name]: value })),
    ];
    let ready = 0;
    for (const [round, place] of places.entries()) {
      // All values of a place at once: each file has its own message, the last one's form is drawn.
      await drop(
        visit.page,
        ...wrong.map((value, index) => ({ name: `${round}-${index}.json`, text: JSON.stringify(place(value)) })),
      );
      // Those of the files before stand there until then.
      await visit.page.waitForFunction(
        ([count, last]) => {
          const notes = [...document.querySelectorAll(".notices .note")].map(({ textContent }) => textContent);
          return notes.length >= count && notes.some((text) => text.includes(last));
        },
        [wrong.length, `${round}-${wrong.length - 1}.json`],
      );
      for (const text of await messages().allInnerTexts()) {
        assert.match(text, /actions are ready|not a model|names an object|more than the page/);
        ready += /are ready/.test(text) ? 1 : 0;
      }
      assert.match(await visit.page.locator("#request-title").innerText(), /DoIt|DescribeInstances/);
    }
    assert.ok(ready > 50, `${ready} were harmless`);
  });

  it(
    "with expressions that take forever, texts that do, and cycles is used without them",
    { timeout: 60_000 },
    async () => {
      await open();
      const slow = "(a+)+$";
      const members = [
        member({ name: "Pattern", pattern: slow }),
        // The checker's notation has the pattern after a tilde.
        member({ name: "Enum", enum: [`a~${slow}`, "b|c", "d\ne"] }),
        member({ name: "Markup", document: `${"<p ".repeat(5_000_000 / 3)}` }),
        member({ name: "Self", type: "object", member: "Ring" }),
        member({ name: "Selves", type: "list", member: "Ring" }),
        member({ name: "Numbers", type: "list", member: "int64" }),
      ];
      const Ring = { document: "", usage: "in", members: [member({ name: "Next", type: "object", member: "Ring" })] };
      const input = {
        Numbers: Array.from({ length: 1500 }, (_, i) => i),
        constructor: 1,
        ...Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`Unknown${i}`, 1])),
      };
      const file = model({
        members,
        objects: { Ring },
        actions: { DoIt: { ...action, examples: [{ title: "e", input }] } },
      });
      assert.match(await outcomeOf(file), /1 actions are ready/);
      const text = `${"a".repeat(40)}!`;
      for (const name of ["Pattern", "Enum"]) {
        await (await visit.parameter(name)).fill(text, { timeout: 3000 });
        assert.equal(await visit.page.locator(`#param-${name}`).inputValue(), text);
      }
      // Of the list what is near is drawn, and all is sent.
      const drawn = () => visit.page.locator('[id^="param-Numbers["]').count();
      assert.ok((await drawn()) < 300, String(await drawn()));
      await visit.page.locator('[id="param-Numbers[1499]"]').scrollIntoViewIfNeeded();
      await visit.page.locator('[id="param-Numbers[1450]"]').waitFor();
      assert.ok((await drawn()) < 300, String(await drawn()));
      await visit.page.getByRole("button", { name: "Add Self", exact: true }).click();
      await visit.page.getByRole("button", { name: "Add Self.Next", exact: true }).click();
      await visit.page.getByRole("button", { name: "Add Self.Next.Next", exact: true }).click();
      // Search and reference go through the cycle as well.
      await visit.page.keyboard.press("Control+k");
      await visit.page.getByRole("combobox", { name: "Search" }).fill("Ring");
      await visit.page.locator("#found").getByText("Ring").first().click();
      await shows(dialog(), "DoIt");
    },
  );

  it("as deep as it may be, an example is drawn", async () => {
    await open();
    const members = [member({ name: "Self", type: "object", member: "Ring" })];
    const Ring = { members: [member({ name: "Self", type: "object", member: "Ring" })] };
    const input = JSON.parse(deep(50).replaceAll('"a"', '"Self"').replace(":1", ":{}"));
    assert.match(
      await outcomeOf(model({ members, objects: { Ring }, actions: { DoIt: { ...action, examples: [{ input }] } } })),
      /1 actions are ready/,
    );
    await shows(visit.page.locator(".parameters"), "Self.Self.Self.Self");
  });

  it("and a good one is taken after all of them", async () => {
    await open();
    await outcomeOf(refused["100,000 members"][0]());
    await drop(visit.page, { name: "vpc.json", text: JSON.stringify(VPC) });
    await shows(messages(), "vpc 2017-03-12: 2 actions are ready.");
  });
});

describe("hosting", () => {
  it("the demo's server sends what the documentation says", async () => {
    const documented = readFileSync(new URL("../../docs/explorer.md", import.meta.url), "utf8");
    const { headers } = await fetch(visit.address);
    for (const name of ["Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy"]) {
      const line = new RegExp(`^${name}: (.+)$`, "m").exec(documented);
      assert.equal(headers.get(name), line?.[1], name);
    }
    // What a host must not leave out.
    assert.match(headers.get("Content-Security-Policy"), /script-src 'self' 'wasm-unsafe-eval'/);
    assert.match(headers.get("Content-Security-Policy"), /frame-ancestors 'none'/);
  });

  it("no other page has it in a frame", async () => {
    const server = createServer((_, response) =>
      response.setHeader("Content-Type", "text/html").end(`<iframe src="${visit.address}"></iframe>`),
    );
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      await visit.page.goto(`http://localhost:${server.address().port}/`);
      await visit.page.waitForFunction(() => frames.length === 1);
      await visit.page.waitForTimeout(300);
      const [, frame] = visit.page.frames();
      assert.equal(await frame.locator("#app").count(), 0);
    } finally {
      server.close();
      server.closeAllConnections();
    }
    visit.expect(/frame|favicon|404/i);
  });
});
