// What the room Diagnose computes before it draws, as pure functions; no browser is needed.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = fileURLToPath(new URL("../../www/src/rooms/diagnose/", import.meta.url));
/** The functions of these files, as JavaScript. */
async function load(...files) {
  const contents = files.map((file) => `export * from "./${file}";`).join("\n");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    format: "esm",
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

let parts;
before(async () => {
  parts = await load("signs.ts", "diff.ts", "redact.ts", "annotate.ts", "har.ts", "request-text.ts", "time.ts");
});

const bytes = (text) => new TextEncoder().encode(text);
const AUTHORIZATION =
  "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2019-02-26/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e4";
const REQUEST = {
  method: "POST",
  url: "https://cvm.tencentcloudapi.com/",
  headers: [
    ["Authorization", AUTHORIZATION],
    ["Content-Type", "application/json"],
    ["X-TC-Timestamp", "1551113065"],
  ],
  body: bytes('{"Limit": 1}'),
  missing: [],
};

describe("bytes that cannot be seen", () => {
  const shown = (line) => parts.pieces(line).map((piece) => piece.text ?? `[${piece.sign}]`);
  for (const [line, wanted] of [
    ["host:a\n", ["host:a", "[LF]"]],
    ["host:a\r\n", ["host:a", "[CR LF]"]],
    ["a\rb", ["a", "[CR]", "b"]],
    ["a\u00a0b", ["a", "[U+00A0]", "b"]],
    ["\ufeff{}", ["[BOM]", "{}"]],
    ["a  \n", ["a", "[·]", "[·]", "[LF]"]],
    ["a b", ["a b"]],
    ["a\tb\u200bc", ["a", "[TAB]", "b", "[U+200B]", "c"]],
    ["", []],
  ])
    it(`${JSON.stringify(line)} is ${wanted.join("") || "nothing"}`, () => {
      assert.deepEqual(shown(line), wanted);
      const whole = parts.pieces(line).map((piece) => piece.text ?? piece.of);
      assert.equal(whole.join(""), line, "every byte is there");
    });
});

describe("mine and expected", () => {
  it("equal lines stand in one row, whatever was put between them", () => {
    const rows = parts.rowsOf("POST\n/\n\nx\nhost:a\n", "POST\n/\n\nhost:a\n");
    assert.deepEqual(
      rows.map(({ mine, expected }) => [mine?.text, expected?.text]),
      [
        ["POST\n", "POST\n"],
        ["/\n", "/\n"],
        ["\n", "\n"],
        ["x\n", undefined],
        ["host:a\n", "host:a\n"],
      ],
    );
    assert.deepEqual(
      rows.map(({ isFirst }) => isFirst),
      [undefined, undefined, undefined, true, undefined],
    );
  });

  it("the end of a line can be what differs", () => {
    const [row] = parts.rowsOf("POST\r\n", "POST\n");
    assert.equal(row.mine.at, 4);
    assert.deepEqual(parts.placeOf("POST\r\n/", "POST\n/"), { line: 1, byte: 5 });
  });

  it("the place is counted in bytes of the line, and never between the halves of a character", () => {
    assert.deepEqual(parts.placeOf("a\n未x", "a\n未y"), { line: 2, byte: 4 });
    assert.deepEqual(parts.placeOf("😀", "😁"), { line: 1, byte: 1 });
    assert.equal(parts.placeOf("a", "a"), undefined);
  });
});

describe("secrets", () => {
  const TOKEN = "tok/en+0123456789==";
  const parse = (request) => (text) => ({
    ...request,
    headers: request.headers.map(([name, value]) => [
      name,
      // As a parser would: what stands in the text.
      [...text.matchAll(/^([\w-]+): (.*)$/gm)].find(([, one]) => one === name)?.[2] ?? value,
    ]),
  });
  const http = (headers) => `POST / HTTP/1.1\n${headers.map(([name, value]) => `${name}: ${value}`).join("\n")}\n\n{}`;

  it("the token's header, cookies and keys of other programs leave the text, and come back into the request", () => {
    const headers = [...REQUEST.headers, ["X-TC-Token", TOKEN], ["Cookie", "sid=0123456789"], ["X-Api-Key", "k-99999"]];
    const text = http(headers);
    const made = parts.redact(text, parse({ ...REQUEST, headers }));
    assert.equal(made.token, TOKEN);
    assert.deepEqual([...made.hidden.values()], ["sid=0123456789", "k-99999"]);
    for (const secret of [TOKEN, "0123456789", "k-99999"]) assert.ok(!made.text.includes(secret), secret);
    const redacted = parse({ ...REQUEST, headers })(made.text);
    const values = new Map([...made.hidden, [parts.TOKEN_PLACE, TOKEN]]);
    assert.deepEqual(parts.restored(redacted, values).headers, headers);
  });

  it("what code beside the request says is a secret key goes to its field; variables are none", () => {
    const made = parts.redact('secretKey = "Gu5t9xGARNpq86cd98"\nexport SECRET_KEY=$OTHER', () => undefined);
    assert.equal(made.secretKey, "Gu5t9xGARNpq86cd98");
    assert.equal(made.text, 'secretKey = "KEY_IN_ITS_FIELD"\nexport SECRET_KEY=$OTHER');
  });

  it("in a URL a token is found encoded, and put back encoded", () => {
    const url = `https://cvm.tencentcloudapi.com/?Token=${encodeURIComponent(TOKEN)}&Signature=x`;
    const read = (text) => ({ method: "GET", url: text, headers: [], missing: [] });
    const made = parts.redact(url, read);
    assert.equal(made.token, TOKEN);
    assert.equal(made.text, "https://cvm.tencentcloudapi.com/?Token=TOKEN_IN_ITS_FIELD&Signature=x");
    assert.equal(parts.restored(read(made.text), new Map([[parts.TOKEN_PLACE, TOKEN]])).url, url);
  });

  it("a password in the body is one, and the body comes back byte for byte", () => {
    const text = '{"Password": "pass\\"word1", "ClientToken": "c-123456"}';
    const read = (body) => ({ method: "POST", url: "https://a/", headers: [], body: bytes(body), missing: [] });
    const made = parts.redact(text, read);
    assert.deepEqual([...made.hidden.values()], ['pass"word1']);
    assert.ok(!made.text.includes("word1"));
    assert.ok(made.text.includes("c-123456"), "a client token repeats a call, and opens nothing");
    const back = parts.restored(read(made.text), made.hidden);
    assert.equal(new TextDecoder().decode(back.body), text);
  });

  it("a key that was typed into its field leaves the text as well", () => {
    const made = parts.redact("curl https://a -d typedInKey99", () => undefined, { secretKey: "typedInKey99" });
    assert.equal(made.text, "curl https://a -d KEY_IN_ITS_FIELD");
  });

  it("a text without secrets stays as it is", () => {
    const text = http(REQUEST.headers);
    const made = parts.redact(text, parse(REQUEST));
    assert.equal(made.text, text);
    assert.equal(made.token ?? made.secretKey, undefined);
  });
});

describe("wrong pieces of a request", () => {
  const cause = (id, values = {}) => ({ id, grade: "certain", stage: "request", message: "", zh: "", ...values });
  const wrong = (request, ...causes) =>
    parts.annotate(request, causes).flatMap(({ kind, pieces, reasons }) => {
      const marked = pieces.filter((piece) => piece.causes.length > 0).map(({ text }) => text);
      return reasons.length > 0 ? [`${kind}: ${marked.join("|")}`] : [];
    });

  for (const [id, values, wanted] of [
    ["date-local", { found: "2019-02-26", expected: "2019-02-25" }, "header: 2019-02-26"],
    ["content-type-differs", { found: "application/json; charset=utf-8" }, "header: application/json"],
    ["method-differs", { found: "GET", expected: "POST" }, "start: POST"],
    ["payload-newline", {}, 'body: {"Limit": 1}'],
    ["secret-wrong", {}, "header: 72e4"],
    ["headers-list", { found: "content-type;host" }, "header: content-type;host"],
    ["timestamp-expired", {}, "header: 1551113065"],
    ["key-swapped", {}, "header: AKIDEXAMPLE"],
    ["header-missing", { expected: "X-TC-Action" }, "missing: X-TC-Action"],
    ["token-missing", {}, "missing: X-TC-Token"],
  ])
    it(`${id}: ${wanted}`, () => assert.deepEqual(wrong(REQUEST, cause(id, values)), [wanted]));

  it("a long query has a line for each parameter", () => {
    const query = `Action=DescribeInstances&Nonce=11886&SignatureMethod=HmacSHA256&Timestamp=1465185768&Signature=abc%3D`;
    const request = { method: "GET", url: `https://cvm.tencentcloudapi.com/?${query}`, headers: [], missing: [] };
    assert.deepEqual(wrong(request, cause("v1-method")), ["parameter: HmacSHA256"]);
    assert.deepEqual(wrong(request, cause("v1-unsorted")), ["parameter: abc%3D"]);
    const text = parts.annotate(request, []).map(({ pieces }) => pieces.map(({ text }) => text).join(""));
    assert.equal(text.join(""), `GET https://cvm.tencentcloudapi.com/?${query}`);
  });

  it("every cause has a place, also in a request that lacks it", () => {
    const bare = { method: "", url: "", headers: [], missing: ["method", "url", "headers", "body"] };
    for (const id of ["date-local", "host-differs", "payload-bom", "v1-wire", "token-needless"])
      assert.equal(wrong(bare, cause(id)).length, 1, id);
  });

  it("two causes in one piece are both marked", () => {
    const lines = parts.annotate(REQUEST, [cause("date-local", { found: "2019-02-26" }), cause("secret-wrong")]);
    assert.deepEqual(lines.find(({ reasons }) => reasons.length === 2).reasons, [0, 1]);
  });
});

describe("an archive", () => {
  const entry = (action, answer) => ({
    startedDateTime: "2026-11-27T10:00:00.000Z",
    request: {
      method: "POST",
      url: "https://cvm.tencentcloudapi.com/",
      headers: [
        { name: ":method", value: "POST" },
        { name: "authorization", value: AUTHORIZATION },
        { name: "x-tc-action", value: action },
      ],
      postData: { text: "{}" },
    },
    response: { status: 200, content: { text: answer } },
  });
  const har = (...entries) => JSON.stringify({ log: { entries } });

  it("gives its signed requests, and the one that was refused first", () => {
    const image = { request: { method: "GET", url: "https://a/b.png", headers: [] }, response: {} };
    const text = har(
      entry("One", "{}"),
      image,
      entry("Two", '{"Code":"AuthFailure.SignatureFailure"}'),
      entry("Three", "{}"),
    );
    const entries = parts.signedEntries(text);
    assert.deepEqual(
      entries.map(({ label }) => label),
      ["One", "Two", "Three"].map((name) => `POST cvm.tencentcloudapi.com ${name} 200`),
    );
    assert.equal(parts.likelyEntry(entries), 1);
    assert.equal(entries[1].sentAt, Date.UTC(2026, 10, 27, 10) / 1000);
    assert.match(entries[1].text, /^POST \/ HTTP\/1\.1\nHost: cvm\.tencentcloudapi\.com\nauthorization: TC3/);
    assert.match(entries[1].text, /\n\n\{\}$/);
  });

  it("any other text has none", () => {
    for (const text of ["", "curl", "{}", '{"log":', '{"log":{"entries":5}}', har({})])
      assert.deepEqual(parts.signedEntries(text), [], text);
  });
});

describe("when a request was sent", () => {
  const at = (timestamp) => ({ ...REQUEST, headers: [["X-TC-Timestamp", String(timestamp)]] });
  it("one that is minutes old was sent now; one that is older may have been fresh then; one from the future was not", () => {
    assert.equal(parts.isFresh(at(1000), 1200), true);
    assert.equal(parts.isFresh(at(1000), 1400), false);
    assert.equal(parts.isFresh(at(30_000), 1000), true);
    assert.equal(parts.isFresh({ ...REQUEST, headers: [] }, 1000), false);
  });
  it("milliseconds, ACS3 and signature v1 are read as well", () => {
    assert.equal(parts.signedAt(at(1551113065000)), 1551113065);
    assert.equal(parts.signedAt({ ...REQUEST, headers: [["x-acs-date", "2019-02-25T16:44:25Z"]] }), 1551113065);
    assert.equal(parts.signedAt({ ...REQUEST, headers: [], url: "https://a/?Timestamp=1465185768" }), 1465185768);
  });
  it("what is typed in is seconds or a date", () => {
    assert.equal(parts.readTime("1551113065"), 1551113065);
    assert.equal(parts.readTime("2019-02-25T16:44:25Z"), 1551113065);
    assert.equal(parts.readTime("yesterday"), undefined);
  });
});
