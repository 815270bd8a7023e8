// What is asked of every action of the catalogue.
import { readdirSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { sign } from "tc3fetch";
import { checkAction } from "tc3fetch/models";
import { createEndpoint, example as credentials } from "../../endpoint/index.mjs";
import { seeded } from "../seeded.mjs";
import { authorization } from "./signature.mjs";

/** Requests that are under way at once. */
const AT_ONCE = 8;

/**
 * @param {URL} folder  of the catalogue
 * @param {{ sample: number, seed: number, onProgress?: (done: number, all: number) => void }} options
 */
export async function checkCatalogue(folder, { sample, seed, onProgress = () => {} }) {
  const report = { counts: {}, alarms: [], failures: [] };
  const count = (what, by = 1) => (report.counts[what] = (report.counts[what] ?? 0) + by);
  for (const what of ["examples", "examples with a false alarm", "examples with a warning"]) count(what, 0);
  const { url, close } = await createEndpoint({ catalogue: folder }).listen();
  try {
    const chosen = choose(actionsOf(folder), sample, seed);
    const files = [...chosen.keys()];
    for (const [index, path] of files.entries()) {
      const model = JSON.parse(readFileSync(new URL(`services/${path}`, folder), "utf8"));
      const cases = chosen.get(path).flatMap((action) => casesOf(model, action));
      count("actions", chosen.get(path).length);
      for (const one of cases) check(one, report, count);
      await eachOf(cases, (one) => ask(url, one, report, count));
      onProgress(index + 1, files.length);
    }
  } finally {
    await close();
  }
  return report;
}

/** The actions by the path of their model. */
function actionsOf(folder) {
  const { services } = JSON.parse(readFileSync(new URL("index.json", folder), "utf8"));
  const all = [];
  for (const { id } of services)
    for (const file of readdirSync(new URL(`services/${id}`, folder)).sort()) {
      const path = `${id}/${file}`;
      const { actions } = JSON.parse(readFileSync(new URL(`services/${path}`, folder), "utf8"));
      for (const action of Object.keys(actions)) all.push([path, action]);
    }
  return all;
}

/** Some of them, the same ones for the same seed. */
function choose(all, sample, seed) {
  const random = seeded(seed);
  const kept =
    all.length <= sample
      ? all
      : all
          .map((one) => [random(), one])
          .sort(([a], [b]) => a - b)
          .slice(0, sample)
          .map(([, one]) => one);
  const byPath = new Map();
  for (const [path, action] of kept) byPath.set(path, [...(byPath.get(path) ?? []), action]);
  return byPath;
}

/** One for each example; an action without any is called without parameters. */
function casesOf(model, action) {
  const { examples = [], skip_sign: isUnsigned = false } = model.actions[action];
  const { serviceShortName: service, apiVersion: version } = model.metadata;
  const common = { model, service, version, action, isUnsigned, name: `${service} ${version} ${action}` };
  if (examples.length === 0) return [{ ...common, input: {}, isExample: false }];
  return examples.map(({ input, output }) => ({ ...common, input, output, isExample: true }));
}

/** What the checker says of the vendor's own example. */
function check(one, report, count) {
  let findings;
  try {
    findings = checkAction(one.model, one.action, one.input);
  } catch (error) {
    report.failures.push(`${one.name}: the checker failed: ${error.stack}`);
    return;
  }
  one.findings = findings;
  if (!one.isExample) {
    count("actions without an example");
    return;
  }
  count("examples");
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    count("examples with a false alarm");
    for (const { code } of errors) count(`false alarms, ${code.replace("ClientError.", "")}`);
    report.alarms.push(`${one.name}: ${errors.map(({ message }) => message).join("; ")}`);
    if (errors.some(({ message }) => /is null$/.test(message))) report.failures.push(`${one.name}: null is an alarm`);
  } else if (findings.length > 0) count("examples with a warning");
}

/** Signs it, compares the signature, sends it, and compares the answer. */
async function ask(url, one, report, count) {
  const { service, version, action, input, isUnsigned } = one;
  const timestamp = Math.floor(Date.now() / 1000);
  const request = { service, version, action, params: input, timestamp };
  try {
    const signed = sign(isUnsigned ? { ...request, algorithm: "SKIP" } : request, isUnsigned ? null : credentials);
    const headers = new Headers(signed.headers);
    const host = `${service}.tencentcloudapi.com`;
    if (isUnsigned) count("requests without a signature");
    else {
      const contentType = headers.get("content-type");
      const body = typeof signed.body === "string" ? Buffer.from(signed.body) : signed.body;
      const expected = authorization({ host, contentType, timestamp, body, service }, credentials);
      if (headers.get("authorization") !== expected) report.failures.push(`${one.name}: another signature`);
      count("signatures that agree", headers.get("authorization") === expected ? 1 : 0);
    }
    const response = await fetch(`${url}/${host}/`, { method: signed.method, headers, body: signed.body });
    compare(one, (await response.json()).Response, report, count);
  } catch (error) {
    report.failures.push(`${one.name}: ${error.stack}`);
  }
}

function compare({ name, model, action, input, isExample, findings = [] }, answer, report, count) {
  const { Error: problem, RequestId, ...content } = answer;
  if (!RequestId) report.failures.push(`${name}: an answer without a RequestId`);
  if (problem) {
    // What the checker finds too, and an action that was called without what it needs.
    const isExpected = findings.some(({ severity }) => severity === "error");
    if (!isExpected && !isStandIn(model))
      report.failures.push(`${name}: ${problem.Code} ${problem.Message} for ${JSON.stringify(input).slice(0, 300)}`);
    count(
      isStandIn(model)
        ? "refused by a stand-in of its own"
        : isExample
          ? "examples refused"
          : "calls without parameters refused",
    );
    return;
  }
  const examples = (model.actions[action].examples ?? []).filter(({ output }) => output);
  const isVendors = examples.some(({ output: { RequestId: _, ...output } }) => isDeepStrictEqual(output, content));
  if (examples.length > 0 && !isVendors && !isStandIn(model))
    report.failures.push(`${name}: another answer than the example's`);
  count(
    isVendors
      ? "answers that are the vendor's own"
      : isStandIn(model)
        ? "answers of a stand-in"
        : "answers made from the types",
  );
}

/** Services whose behaviour the endpoint has written down itself. */
const isStandIn = ({ metadata }) => ["hunyuan", "scf", "sts", "tiems"].includes(metadata.serviceShortName);

async function eachOf(list, run) {
  const queue = [...list];
  const worker = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) await run(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
