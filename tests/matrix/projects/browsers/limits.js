// Synchronous functions before `init`, asynchronous ones without it, and everything after it.
import { init, sign } from "tc3fetch";
import { diagnose } from "tc3fetch/diagnose";
import { generate } from "tc3fetch/generate";
import { explain, init as initInspect } from "tc3fetch/inspect";
import * as aliyun from "tc3fetch/aliyun";
import * as gateway from "tc3fetch/gateway";
import * as ofSign from "tc3fetch/sign";
import * as v1 from "tc3fetch/v1";
import { check } from "./check.js";
import { everything, failure } from "./everything.js";

const keys = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
const request = { service: "cvm", version: "2017-03-12", action: "DescribeZones", region: "ap-guangzhou" };
const acs = [
  { action: "DescribeRegions", version: "2014-05-26", host: "ecs.aliyuncs.com" },
  { accessKeyId: "EXAMPLE", accessKeySecret: "SECRETEXAMPLE" },
];

/** What a synchronous function does before there is an engine. */
function atOnce(run) {
  try {
    run();
    return "works";
  } catch (error) {
    return `${error.code} ${/init\(\)/.test(error.hint) ? "init()" : error.hint}`;
  }
}

async function limits(endpoint) {
  const before = {
    sign: atOnce(() => sign(request, keys)),
    ofSign: atOnce(() => ofSign.sign(request, keys)),
    v1: atOnce(() => v1.sign(request, keys)),
    aliyun: atOnce(() => aliyun.sign(...acs)),
    gateway: atOnce(() => gateway.sign({ service: "tcb", host: "env.api.tcloudbasegateway.com", path: "/" }, keys)),
    explain: atOnce(() => explain(request, keys)),
    generate: atOnce(() => generate({ ...request, system: "tencent" }, "curl")),
  };
  // Neither waits for `init`.
  const { verdict } = await diagnose("curl https://cvm.tencentcloudapi.com/", keys);
  const called = await callAlone(endpoint);
  await Promise.all([init(), ofSign.init(), v1.init(), aliyun.init(), gateway.init(), initInspect()]);
  return { before, verdict, called, after: await everything(endpoint) };
}

/** `call`, whose engine is not loaded yet: "api" is the endpoint's refusal of a service that it does not know. */
async function callAlone(endpoint) {
  try {
    await v1.call(request, { credentials: keys, proxy: endpoint });
    return "answered";
  } catch (error) {
    return error.kind;
  }
}

/** A worker, which may compile at once everywhere. */
const inWorker = (endpoint) =>
  new Promise((resolve) => {
    const worker = new Worker("worker.js");
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => resolve({ stack: message });
    worker.postMessage(endpoint);
  });

const endpoint = new URLSearchParams(location.search).get("endpoint");
limits(endpoint)
  .then(async (found) => ({ ...found, worker: await inWorker(endpoint), again: await check(endpoint) }))
  .catch(failure)
  .then((result) => {
    window.result = result;
  });
