/** How code that signs by hand is compiled and run, by target. */
import assert from "node:assert/strict";
import { run } from "./support.mjs";

/** By target: how the file of a folder is run. Compilers warn about nothing. */
export const runners = {
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
