// Code that signs by hand, run as it stands against the local endpoint, which verifies every
// signature with the vendors' own code. Needs the built package, and the languages.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  aliyunCases,
  aliyunKeys,
  checkEcho,
  checkSent,
  codeTargets,
  folderFor,
  generate,
  guanceCases,
  guanceKeys,
  lastJson,
  run,
  startEndpoint,
  tencentCases,
  tencentKeys,
  within,
  write,
} from "./support.mjs";

/** By target: how the file of a folder is run. Compilers warn about nothing. */
const runners = {
  curl: (folder, file, env) => run("bash", [file], { cwd: folder, env }),
  python: (folder, file, env) => run("python3", ["-W", "error", file], { cwd: folder, env }),
  node: (folder, file, env) => run("node", [file], { cwd: folder, env }),
  async go(folder, file, env) {
    assert.equal(await run("gofmt", ["-l", file], { cwd: folder }), "", "gofmt would write it otherwise");
    const cache = { GOCACHE: `${folder}/../go-cache`, GOFLAGS: "-mod=mod", GO111MODULE: "off" };
    await run("go", ["build", "-o", "program", file], { cwd: folder, env: cache });
    return run(`${folder}/program`, [], { cwd: folder, env });
  },
  java: (folder, file, env) => run("java", ["-XX:TieredStopAtLevel=1", file], { cwd: folder, env }),
  php: (folder, file, env) =>
    run("php", ["-d", "error_reporting=-1", "-d", "display_errors=stderr", file], { cwd: folder, env }),
  ruby: (folder, file, env) => run("ruby", ["-w", file], { cwd: folder, env }),
  async csharp(folder, file, env) {
    await run("mcs", ["-warnaserror+", "-r:System.Net.Http.dll", "-out:program.exe", file], { cwd: folder });
    return run("mono", ["program.exe"], { cwd: folder, env });
  },
  async cpp(folder, file, env) {
    await run(
      "g++",
      ["-std=c++17", "-Wall", "-Wextra", "-Werror", "-O0", file, "-o", "program", "-lcurl", "-lcrypto"],
      { cwd: folder },
    );
    return run(`${folder}/program`, [], { cwd: folder, env });
  },
};

const systems = [
  ["tencent", tencentCases, tencentKeys, checkEcho],
  ["aliyun", aliyunCases, aliyunKeys, (answer) => assert.equal(answer.Code, undefined, JSON.stringify(answer))],
  [
    "guance",
    guanceCases,
    guanceKeys,
    (answer) => assert.deepEqual([answer.success, answer.errorCode], [true, ""], JSON.stringify(answer)),
  ],
];

for (const [system, cases, keys, check] of systems) {
  for (const target of codeTargets.filter(({ id, systems }) => runners[id] && systems.includes(system))) {
    describe(`${target.label} for ${system}`, { concurrency: true }, () => {
      for (const [name, { request, credentials, sent }] of Object.entries(cases)) {
        it(name, async (test) => {
          // Each has an endpoint of its own: they run at the same time.
          const endpoint = await startEndpoint();
          test.after(() => endpoint.close());
          const asked = within(target.id, request);
          const code = generate(asked, target.id, { proxy: endpoint.url });
          const folder = folderFor(`${system}-${target.id}-${name}`);
          write(folder, target.filename, code);
          const answer = lastJson(await runners[target.id](folder, target.filename, keys(credentials)));
          check(answer, { request: asked });
          assert.equal(endpoint.requests.length, 1);
          checkSent(endpoint, asked, sent);
        });
      }
    });
  }
}

it("every target that signs by hand is run here", () => {
  const byHand = codeTargets.filter(({ kind, id }) => kind === "signing" || id === "curl").map(({ id }) => id);
  assert.deepEqual(byHand.sort(), Object.keys(runners).sort());
});
