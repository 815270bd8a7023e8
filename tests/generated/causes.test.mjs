// The lines of models/cause-code.json, which do right what goes wrong most: each is run in its language.
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { lacks } from "../missing.mjs";
import { programs } from "./cause-programs.mjs";
import { folderFor, root, run, write } from "./support.mjs";

const read = (file) => JSON.parse(readFileSync(`${root}models/${file}`, "utf8"));
const { languages, causes } = read("cause-code.json");

const runners = {
  javascript: (folder, file, env) => run("node", [file], { cwd: folder, env }),
  python: (folder, file, env) => run("python3", ["-W", "error", file], { cwd: folder, env }),
  async go(folder, file, env) {
    const cache = { GOCACHE: `${folder}/../go-cache`, GOFLAGS: "-mod=mod", GO111MODULE: "off" };
    await run("go", ["build", "-o", "program", file], { cwd: folder, env: cache });
    return run(`${folder}/program`, [], { cwd: folder, env });
  },
  java: (folder, file, env) => run("java", ["-XX:TieredStopAtLevel=1", file], { cwd: folder, env }),
  php: (folder, file, env) =>
    run("php", ["-d", "error_reporting=-1", "-d", "display_errors=stderr", "-d", "zend.assertions=1", file], {
      cwd: folder,
      env,
    }),
  async csharp(folder, file, env) {
    await run("mcs", ["-r:System.Net.Http.dll", "-out:program.exe", file], { cwd: folder });
    return run("mono", ["program.exe"], { cwd: folder, env });
  },
  ruby: (folder, file, env) => run("ruby", [file], { cwd: folder, env }),
};

const hmac = (key, text) => createHmac("sha256", key).update(text).digest();
const SORTED = { text: "B=2&Tags.10=y&Tags.2=x&b=1", names: "B Tags.10 Tags.2 b" };

/** What each line must make, by the rules of the vendors' pages; a list names every right answer. */
const EXPECTED = {
  "content-type-differs": ["application/json; charset=utf-8"],
  "host-differs": ["cvm.tencentcloudapi.com"],
  "date-local": ["2019-02-25"],
  // Java has no look at the text itself: its length in bytes.
  "payload-respaced": ['{"A": "中"}', "12"],
  "payload-newline": ["{}\n"],
  "payload-empty": [createHash("sha256").update("{}\n").digest("hex")],
  "query-encoding": ["a%20b%2Bc%2A~%27%28%29%21%2F%C3%A9%E4%B8%AD"],
  "headers-end": ["content-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n"],
  "key-prefix": [hmac("TC3SECRET", "2019-02-25")],
  "key-whitespace": ["KEY"],
  "key-hex": [hmac(Buffer.alloc(32, 1), "cvm")],
  "token-missing": ["TOKEN"],
  "v1-unsorted": [SORTED.text, SORTED.names],
  "v1-encoded": ["Name=a%26b&Signature=x%2By%2F%3D", "Signature=x%2By%2F%3D"],
};

const hex = (value) => Buffer.from(value).toString("hex");

describe("models/cause-code.json", () => {
  it("is in the format of its schema", () => {
    const ajv = new Ajv({ allErrors: true, strict: true });
    const isTable = ajv.compile(read("cause-code.schema.json"));
    assert.ok(isTable(read("cause-code.json")), ajv.errorsText(isTable.errors, { separator: "\n" }));
  });

  it("has fifteen causes of the catalogue, in its order", () => {
    const order = read("causes.json").causes.map(({ id }) => id);
    const places = causes.map(({ id }) => order.indexOf(id));
    assert.equal(places.length, 15);
    assert.ok(!places.includes(-1));
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    );
  });
});

for (const { language, label } of languages) {
  it(`every line of ${label} runs, and does it right`, { skip: lacks(language) }, async () => {
    const { file, text } = programs[language];
    const folder = folderFor(`causes-${language}`);
    const lines = Object.fromEntries(causes.map(({ id, code }) => [id, code[language]]));
    write(folder, file, text(lines));
    write(folder, "params.json", "{}\n");
    const before = Math.floor(Date.now() / 1000);
    // In China it is the next day by then, and the key has blanks around it.
    const env = { TZ: "Asia/Shanghai", TENCENTCLOUD_SECRET_KEY: " KEY\n" };
    const output = await runners[language](folder, file, env);
    const made = Object.fromEntries(
      output
        .trim()
        .split("\n")
        .map((line) => line.split("\t")),
    );
    assert.deepEqual(Object.keys(made), Object.keys(lines));
    for (const { id } of causes) {
      const { [id]: bytes } = made;
      if (id === "timestamp-milliseconds") {
        const seconds = Number(Buffer.from(bytes, "hex").toString());
        assert.ok(seconds >= before && seconds <= before + 600, `${seconds}`);
      } else assert.ok(EXPECTED[id].map(hex).includes(bytes), `${id}: ${Buffer.from(bytes, "hex")}`);
    }
  });
}
