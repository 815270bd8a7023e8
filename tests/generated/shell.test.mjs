// What a shell would take for a command: names and values of headers in the script for curl are literal.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { generate } from "./support.mjs";

const BASE = {
  tencent: { service: "cvm", version: "2017-03-12", action: "DescribeZones" },
  aliyun: {
    service: "fc",
    version: "2023-03-30",
    action: "ListFunctions",
    host: "fcv3.cn-hangzhou.aliyuncs.com",
    path: "/2023-03-30/functions",
  },
  guance: { service: "func", version: "v1", action: "executeFunction", host: "openapi.guance.com" },
};

/** A token may hold all of these: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
const NAMES = ["x-`touch`", "x-$HOME", "x-$$", "x-'", "x-!!", "x-&|~#*", "x-acs-`touch`", "x-acs-$HOME"];
const VALUES = [
  "`touch pwned`",
  "$(touch pwned)",
  `'"\\ $HOME ${"${HOME}"} !! ; touch pwned #`,
  "@/etc/passwd",
  "-K file",
  "",
];

const KEYS = {
  TENCENTCLOUD_SECRET_ID: "a",
  TENCENTCLOUD_SECRET_KEY: "b",
  ALIBABA_CLOUD_ACCESS_KEY_ID: "a",
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: "b",
  DF_API_KEY: "c",
};

for (const [system, request] of Object.entries(BASE)) {
  test(`${system}: bash gives curl every header as it was given, and runs nothing of it`, () => {
    const folder = mkdtempSync(join(tmpdir(), "tc3fetch-shell-"));
    try {
      for (const [index, name] of NAMES.entries()) {
        const value = VALUES[index % VALUES.length];
        const code = generate(
          { system, region: "ap-guangzhou", params: {}, ...request, headers: { [name]: value } },
          "curl",
        );
        // A function stands in curl's place: it shows what it was given, and reads the body to its end.
        const shown = execFileSync("bash", ["-c", `curl() { printf '%s\\0' "$@"; cat > /dev/null; }\n${code}`], {
          encoding: "utf8",
          input: "",
          cwd: folder,
          env: { PATH: process.env.PATH, HOME: "/nowhere", ...KEYS },
        });
        const words = shown.split("\0").map((word) => word.replace(/: ?/, ":").toLowerCase());
        const expected = value === "" ? `${name};` : `${name}:${value}`;
        assert.ok(words.includes(expected.toLowerCase()), `${expected} in ${words.join("\n")}`);
      }
      assert.deepEqual(readdirSync(folder), []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
