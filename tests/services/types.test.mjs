// The types of @tc3fetch/services in TypeScript's strictest mode: what compiles, what does not, and how long it takes.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { project, root } from "../examples/readme.mjs";
import { withoutCatalogue } from "./support.mjs";

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  skipLibCheck: false,
  module: "nodenext",
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
  noEmit: true,
};

/** A program as a project of its own; gives the arguments of Node that compile it. */
function compiling(name, code, options) {
  const folder = project(`services-${name}`, {
    "package.json": '{ "type": "module" }',
    "program.ts": code,
    "tsconfig.json": JSON.stringify({ compilerOptions: { ...STRICT, ...options }, files: ["program.ts"] }),
  });
  return [`${root}node_modules/typescript/bin/tsc`, "-p", folder];
}

/** What the compiler says of a program; nothing where it compiles. */
const compile = (...program) => spawnSync(process.execPath, compiling(...program), { encoding: "utf8" }).stdout.trim();

/** Seconds of a processor that it takes, whatever else the machine does meanwhile. */
function secondsOf(...program) {
  const command = 'TIMEFORMAT="%U %S"; time "$@"';
  const { stderr } = spawnSync("bash", ["-c", command, "bash", process.execPath, ...compiling(...program)], {
    encoding: "utf8",
  });
  return stderr
    .trim()
    .split(" ")
    .reduce((sum, part) => sum + Number(part), 0);
}

const CVM = `import { tencent, type Placement } from "@tc3fetch/services/cvm";
import { call, type Config } from "tc3fetch";

export async function use(config: Config): Promise<string | undefined> {
  const { cvm, "cvm@2017-03-12": same } = tencent(config);
  const { InstanceSet, TotalCount } = await cvm.describeInstances({ Limit: 1, Filters: [{ Name: "zone", Values: ["ap-guangzhou-6"] }] });
  const zones = await same.describeZones();
  const answer = await call({ service: "cvm", version: "2017-03-12", action: "DescribeInstances", params: { Limit: 1 } }, config);
  const placement: Placement | null | undefined = InstanceSet?.[0]?.Placement;
  const count: number | null = TotalCount ?? answer.TotalCount;
  return \`\${count}\${placement?.Zone}\${zones.ZoneSet?.[0]?.Zone}\`;
}
`;

/** By what is wrong with it: a line of a program, and where the compiler must find it. */
const REFUSED = {
  "a name of a parameter": "cvm.describeInstances({ Limits: 1 });",
  "the type of a parameter": 'cvm.describeInstances({ Limit: "1" });',
  "a missing parameter": "cvm.terminateInstances({});",
  "all parameters missing": "cvm.terminateInstances();",
  "a missing member of a structure": 'cvm.describeInstances({ Filters: [{ Name: "zone", Value: ["a"] }] });',
  "an action": "cvm.describeInstance();",
  "a service": "tencent(config).cmv;",
  "a version": 'tencent(config)["cvm@2017-03-13"];',
  "an option": "cvm.describeZones({}, { regoin: 'ap-guangzhou' });",
  "what may be null": "cvm.describeInstances().then(({ InstanceSet }) => InstanceSet[0]?.RdmaIpAddresses.length);",
  "a member of an answer": "cvm.describeInstances().then(({ Instances }) => Instances);",
  "a parameter of a plain call":
    'call({ service: "cvm", version: "2017-03-12", action: "DescribeInstances", params: { Limits: 1 } }, config);',
  "a missing parameter of a plain call":
    'call({ service: "cvm", version: "2017-03-12", action: "TerminateInstances" }, config);',
};

describe("@tc3fetch/services, its types", () => {
  it("those of scf and tiems are those of tc3fetch", () => {
    const code = `import { invoke, parseResult, tencent } from "@tc3fetch/services/scf";
import { type DescribeServicesResponse, tencent as same } from "@tc3fetch/services/tiems";
import { call, type Config } from "tc3fetch";
import type { invoke as own } from "tc3fetch/scf";

export async function use(config: Config): Promise<unknown> {
  const answer = await tencent(config).scf.invoke({ FunctionName: "hello", ClientContext: { a: 1 } }, { throwOnFunctionError: true });
  const one: typeof own = invoke;
  const listed: DescribeServicesResponse = await same(config).tiems.describeServices({ Limit: 1 });
  // A plain call sends what it is given: the context is a text there.
  await call({ service: "scf", version: "2018-04-16", action: "Invoke", params: { FunctionName: "hello", ClientContext: "{}" } }, config);
  // @ts-expect-error
  await call({ service: "scf", version: "2018-04-16", action: "Invoke", params: { FunctionName: "hello", ClientContext: {} } }, config);
  // @ts-expect-error
  await tencent(config).scf.invoke({});
  // @ts-expect-error
  await same(config).tiems.deleteService({ ServiceID: "x" });
  return [parseResult(answer), one, listed.TotalCount];
}
`;
    assert.equal(compile("own", code), "");
  });

  it("a program that uses cvm compiles, within two seconds", { skip: withoutCatalogue }, (test) => {
    const options = { isolatedDeclarations: true, declaration: true };
    assert.equal(compile("cvm", CVM, options), "");
    const seconds = secondsOf("cvm", CVM, options);
    test.diagnostic(`${seconds.toFixed(2)} s of a processor`);
    assert.ok(seconds > 0 && seconds < 2, `${seconds}`);
  });

  it("refuses what is wrong, and nothing else", { skip: withoutCatalogue }, () => {
    const head = `import { tencent } from "@tc3fetch/services/cvm";
import { call, type Config } from "tc3fetch";
declare const config: Config;
const { cvm } = tencent(config);
void [cvm, call];
`;
    const said = compile("refused", `${head}${Object.values(REFUSED).join("\n")}\n`);
    const lines = [...said.matchAll(/^\S*program\.ts\((\d+),\d+\): error TS\d+/gm)].map(([, line]) => Number(line) - 6);
    const names = Object.keys(REFUSED);
    assert.deepEqual(
      [...new Set(lines)].sort((one, other) => one - other).map((line) => names[line]),
      names,
      said,
    );
  });

  it("everything compiles, in every version of every service", { skip: withoutCatalogue }, () => {
    const types = `${root}pkg-services/types`;
    const services = readdirSync(types).filter((file) => file.endsWith(".d.ts"));
    assert.ok(services.length > 250);
    const code = `import { tencent } from "@tc3fetch/services";
import type { Config } from "tc3fetch";
export const use = (config: Config): unknown[] => {
  const all = tencent(config);
  // @ts-expect-error
  void all.cmv;
  return [all.cvm.describeZones(), all["tke@2018-05-25"].describeClusters(), all.vpc.describeVpcs({ Limit: "1" })];
};
`;
    assert.equal(compile("all", code), "");
  });
});
