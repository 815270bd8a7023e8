// Code with Tencent's own SDKs. Those of Node and Python are installed, and run against the
// local endpoint through an HTTP proxy; the others are too large for that, and are parsed by
// the compiler or interpreter of their language.
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { example, temporary } from "../../endpoint/index.mjs";
import { lacks } from "../missing.mjs";
import {
  codeTargets,
  folderFor,
  generate,
  HARD,
  lastJson,
  root,
  run,
  startEndpoint,
  tencentKeys,
  write,
} from "./support.mjs";

const scf = { system: "tencent", service: "scf", version: "2018-04-16", action: "Invoke", region: "ap-guangzhou" };
const cases = {
  "a POST, with a token": {
    request: {
      ...scf,
      language: "en-US",
      params: { FunctionName: "hello", ClientContext: JSON.stringify({ text: HARD }) },
    },
    credentials: temporary,
  },
  "a GET": {
    request: { ...scf, method: "GET", params: { FunctionName: "hello", LogType: "Tail" } },
    credentials: example,
  },
};

let endpoint;
before(async () => (endpoint = await startEndpoint()));
after(() => endpoint?.close());

/** By target: what is put into the code so that it comes to us, and how it is run. */
const executed = {
  "node-sdk": {
    route: ["      endpoint: ", () => `      protocol: 'http://',\n      proxy: '${endpoint.url}',\n      endpoint: `],
    run(folder, file, env) {
      symlinkSync(`${root}tests/generated/clients/node_modules`, `${folder}/node_modules`);
      return run("node", [file], { cwd: folder, env });
    },
  },
  "python-sdk": {
    route: [
      "    http_profile.endpoint = ",
      () =>
        `    http_profile.scheme = 'http'\n    http_profile.proxy = '${endpoint.url.slice("http://".length)}'\n    http_profile.endpoint = `,
    ],
    run: (folder, file, env) => run(`${root}target/python/bin/python`, [file], { cwd: folder, env }),
  },
};

/** Which program `python-sdk` needs, by its name in system.rs. */
const languageOf = (id) => id.replace("-sdk", "");

for (const [id, { route, run: execute }] of Object.entries(executed)) {
  describe(id, { skip: lacks(languageOf(id)) }, () => {
    for (const [name, { request, credentials }] of Object.entries(cases)) {
      it(name, async () => {
        const { filename } = codeTargets.find((target) => target.id === id);
        const code = generate(request, id);
        const [place, replacement] = route;
        assert.equal(code.split(place).length, 2);
        const folder = folderFor(`${id}-${name}`);
        write(folder, filename, code.replace(place, replacement));
        const printed = await execute(folder, filename, tencentKeys(credentials));
        assert.match(printed, /^\{/, printed);
        const answer = lastJson(printed);
        assert.equal(answer.Result.RetMsg, "hello from scf");
        const { method, body, headers } = endpoint.requests.at(-1);
        assert.equal(method, request.method ?? "POST");
        if (method === "POST") {
          assert.deepEqual(JSON.parse(body), request.params);
          assert.equal(headers["x-tc-language"], "en-US");
        }
        assert.equal(headers["x-tc-region"], scf.region);
      });
    }
  });
}

/** By target: how the files of a folder are parsed. */
const parsed = {
  async "go-sdk"(folder, files) {
    assert.equal(await run("gofmt", ["-e", "-l", ...files], { cwd: folder }), "", "gofmt would write it otherwise");
  },
  "java-sdk": (folder, files) => run("java", [`${root}tests/generated/parse/Parse.java`, ...files], { cwd: folder }),
  "php-sdk": async (folder, files) => {
    for (const file of files) await run("php", ["-l", file], { cwd: folder });
  },
  "csharp-sdk": async (folder, files) => {
    for (const file of files) await run("mcs", ["--parse", file], { cwd: folder });
  },
  async "cpp-sdk"(folder, files) {
    const headers = [
      "core/Credential",
      "core/TencentCloud",
      "core/profile/ClientProfile",
      "core/profile/HttpProfile",
      "scf/v20180416/ScfClient",
      "scf/v20180416/model/InvokeRequest",
      "scf/v20180416/model/InvokeResponse",
    ];
    for (const directory of ["core/profile", "scf/v20180416/model"])
      mkdirSync(`${folder}/tencentcloud/${directory}`, { recursive: true });
    for (const header of headers)
      write(folder, `tencentcloud/${header}.h`, `#include "${root}tests/generated/parse/sdk.hpp"\n`);
    await run("g++", ["-std=c++17", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-I.", ...files], { cwd: folder });
  },
  "ruby-sdk": (folder, files) => run("ruby", ["-wc", ...files], { cwd: folder }),
};

describe("an SDK that is not installed", { concurrency: true }, () => {
  for (const [id, parse] of Object.entries(parsed)) {
    it(`${id} is code of its language`, { skip: lacks(languageOf(id)) }, async () => {
      const { filename } = codeTargets.find((target) => target.id === id);
      const folder = folderFor(id);
      const extension = filename.slice(filename.lastIndexOf("."));
      const files = Object.values(cases).map(({ request }, index) =>
        write(folder, `${index}${extension}`, generate(request, id)),
      );
      await parse(folder, files);
    });
  }
});

it("tccli gets each value as one argument, and the parameters as JSON", async () => {
  const folder = folderFor("tccli");
  const { request } = cases["a POST, with a token"];
  write(folder, "tccli.sh", generate({ ...request, host: "scf.ap-guangzhou.tencentcloudapi.com" }, "tccli"));
  // In the place of tccli, a program that says how it was called.
  const stand =
    "import fs from 'node:fs'; console.log(JSON.stringify({ args: process.argv.slice(2), token: process.env.TENCENTCLOUD_TOKEN, json: fs.readFileSync('/dev/stdin', 'utf8') }));";
  await run("bash", ["-c", `printf '%s\\n' '#!/usr/bin/env node' "$1" > tccli && chmod +x tccli`, "-", stand], {
    cwd: folder,
  });
  const { args, token, json } = lastJson(
    await run("bash", ["tccli.sh"], {
      cwd: folder,
      env: { ...tencentKeys(temporary), PATH: `${folder}:${process.env.PATH}` },
    }),
  );
  assert.deepEqual(args, [
    "scf",
    "Invoke",
    "--version",
    "2018-04-16",
    "--region",
    "ap-guangzhou",
    "--language",
    "en-US",
    "--endpoint",
    "scf.ap-guangzhou.tencentcloudapi.com",
    "--cli-input-json",
    "file:///dev/stdin",
  ]);
  assert.equal(token, temporary.token);
  assert.deepEqual(JSON.parse(json), request.params);
});

it("every SDK is run or parsed here", () => {
  const sdks = codeTargets.filter(({ kind }) => kind === "sdk").map(({ id }) => id);
  assert.deepEqual(sdks.sort(), [...Object.keys(executed), ...Object.keys(parsed)].sort());
});
