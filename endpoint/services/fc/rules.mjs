/**
 * What the parameters of CreateFunction and UpdateFunction have to be. What breaks a rule is
 * InvalidArgument, as is a body that is not JSON. Written from the documents and not from models/:
 * a judge shares nothing with what it judges.
 * Sources: the document's data types for 2023-03-30, and the models of the vendor's SDKs.
 */
import { AcsError } from "../../judge/acs3.mjs";

export const invalidArgument = (message) => new AcsError(400, "InvalidArgument", message);

/**
 * Returns the value, or throws.
 *
 * @typedef {(name: string, value: any) => any} Rule
 */

/** @returns {Rule} */
const string =
  ({ pattern, values, max = Infinity } = {}) =>
  (name, value) => {
    if (typeof value !== "string") throw invalidArgument(`${name} must be a string.`);
    if (values && !values.includes(value)) throw invalidArgument(`${name} must be one of ${values.join(", ")}.`);
    if (pattern && !pattern.test(value)) throw invalidArgument(`${name} must match ${pattern.source}.`);
    if (value.length > max) throw invalidArgument(`${name} must not be longer than ${max} characters.`);
    return value;
  };

/** @returns {Rule} */
const integer =
  ({ min = 0, max = Number.MAX_SAFE_INTEGER, step = 1, values } = {}) =>
  (name, value) => {
    if (!Number.isSafeInteger(value)) throw invalidArgument(`${name} must be an integer.`);
    if (values && !values.includes(value)) throw invalidArgument(`${name} must be one of ${values.join(", ")}.`);
    if (value < min || value > max) throw invalidArgument(`${name} must lie between ${min} and ${max}.`);
    if (value % step !== 0) throw invalidArgument(`${name} must be a multiple of ${step}.`);
    return value;
  };

/** @type {Rule} */
const boolean = (name, value) => {
  if (typeof value !== "boolean") throw invalidArgument(`${name} must be true or false.`);
  return value;
};

/** @returns {Rule} */
const list = (item) => (name, value) => {
  if (!Array.isArray(value)) throw invalidArgument(`${name} must be an array.`);
  return value.map((element, i) => item(`${name}[${i}]`, element));
};

/** @returns {Rule} */
const map = (item) => (name, value) => {
  requireObject(name, value);
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, item(`${name}.${key}`, element)]));
};

/**
 * An object with some of these members. Unknown members are dropped, and null is as good as
 * absent: clients in Python and Go send both.
 *
 * @param {Record<string, Rule>} members
 * @param {(name: string, value: object) => void} [whole]  a rule about several members
 * @returns {Rule}
 */
const object =
  (members, whole = () => {}) =>
  (name, value) => {
    requireObject(name, value);
    const known = Object.entries(value).filter(([key, member]) => Object.hasOwn(members, key) && member !== null);
    const checked = Object.fromEntries(
      known.map(([key, member]) => [key, members[key](name ? `${name}.${key}` : key, member)]),
    );
    whole(name, checked);
    return checked;
  };

function requireObject(name, value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalidArgument(`${name || "The request body"} must be an object.`);
  }
}

/** @type {Rule} */
const vcpu = (name, value) => {
  if (typeof value !== "number" || value < 0.05 || value > 16)
    throw invalidArgument(`${name} must lie between 0.05 and 16.`);
  // A multiple of 0.05, as far as binary fractions can tell.
  if (Math.abs(value * 20 - Math.round(value * 20)) > 1e-9)
    throw invalidArgument(`${name} must be a multiple of 0.05.`);
  return value;
};

/** @type {Rule} */
const base64 = (name, value) => {
  if (typeof value !== "string" || Buffer.from(value, "base64").toString("base64") !== value) {
    throw invalidArgument(`${name} must be base64.`);
  }
  return value;
};

const text = string();
const port = integer({ min: 1, max: 65535 });
const roleArn = string({ pattern: /^acs:ram::[^:]+:role\/.+$/ });

const healthCheckConfig = object({
  httpGetUrl: string({ max: 2048 }),
  initialDelaySeconds: integer({ max: 120 }),
  periodSeconds: integer({ min: 1, max: 120 }),
  timeoutSeconds: integer({ min: 1, max: 3 }),
  failureThreshold: integer({ min: 1, max: 120 }),
  successThreshold: integer({ min: 1, max: 120 }),
});

const lifecycleHook = object({ handler: text, timeout: integer({ min: 1 }), command: list(text) }, (name, hook) => {
  if (hook.handler && hook.command) throw invalidArgument(`${name} must have either handler or command.`);
});

const code = object(
  { zipFile: base64, ossBucketName: text, ossObjectName: text, checksum: string({ pattern: /^\d+$/ }) },
  (name, it) => {
    const isInObject = Boolean(it.ossBucketName && it.ossObjectName);
    if (Boolean(it.zipFile) === isInObject) {
      throw invalidArgument(`${name} must have either zipFile, or ossBucketName and ossObjectName.`);
    }
  },
);

const updatable = {
  code,
  cpu: vcpu,
  customContainerConfig: object(
    {
      image: text,
      port,
      command: list(text),
      entrypoint: list(text),
      accelerationType: string({ values: ["Default", "default", "None"] }),
      acrInstanceId: text,
      healthCheckConfig,
      registryConfig: object({
        authConfig: object({ userName: text, password: text }),
        certConfig: object({ insecure: boolean, rootCaCertBase64: base64 }),
        networkConfig: object({ vpcId: text, vSwitchId: text, securityGroupId: text }),
      }),
    },
    (name, container) => {
      if (!container.image) throw invalidArgument(`${name}.image is required.`);
    },
  ),
  customDNS: object({
    nameServers: list(text),
    searches: list(text),
    dnsOptions: list(object({ name: text, value: text })),
  }),
  customRuntimeConfig: object({ command: list(text), args: list(text), port, healthCheckConfig }),
  description: text,
  disableInjectCredentials: string({ values: ["None", "Env", "Request", "All"] }),
  disableOndemand: boolean,
  diskSize: integer({ values: [512, 10240] }),
  enableLongLiving: boolean,
  environmentVariables: map(text),
  gpuConfig: object({ gpuType: text, gpuMemorySize: integer({ min: 1024, step: 1024 }) }),
  handler: string({ pattern: /./ }),
  idleTimeout: integer(),
  instanceConcurrency: integer({ min: 1, max: 200 }),
  instanceIsolationMode: string({ values: ["SHARE", "REQUEST_EXCLUSIVE", "SESSION_EXCLUSIVE"] }),
  instanceLifecycleConfig: object({ initializer: lifecycleHook, preStop: lifecycleHook }),
  internetAccess: boolean,
  juiceFsConfig: object({
    envs: map(text),
    mountPoints: list(object({ volumeName: text, token: text, mountDir: text, remoteDir: text, args: list(text) })),
  }),
  layers: list(string({ pattern: /^acs:fc:[a-z0-9-]+:[^:]+:layers\/[^/]+\/versions\/\d+$/ })),
  logConfig: object({
    project: text,
    logstore: text,
    enableRequestMetrics: boolean,
    enableInstanceMetrics: boolean,
    enableLlmMetrics: boolean,
    logBeginRule: string({ values: ["DefaultRegex", "None"] }),
  }),
  memorySize: integer({ min: 128, max: 32768, step: 64 }),
  nasConfig: object({
    userId: integer({ min: -1 }),
    groupId: integer({ min: -1 }),
    mountPoints: list(object({ serverAddr: text, mountDir: text, enableTLS: boolean })),
  }),
  ossMountConfig: object({
    mountPoints: list(
      object({ bucketName: text, bucketPath: text, endpoint: text, mountDir: text, readOnly: boolean }),
    ),
  }),
  polarFsConfig: object({
    userId: integer({ min: -1 }),
    groupId: integer({ min: -1 }),
    mountPoints: list(
      object({ instanceId: text, mountDir: text, remoteDir: text, readOnly: boolean, extraOptions: text }),
    ),
  }),
  role: roleArn,
  // New runtimes appear without notice.
  runtime: string({ pattern: /^[a-z][a-z0-9.-]*$/ }),
  sessionAffinity: string({ values: ["NONE", "MCP_SSE", "GENERATED_COOKIE", "HEADER_FIELD"] }),
  sessionAffinityConfig: text,
  timeout: integer({ min: 1, max: 86400 }),
  tracingConfig: object({ type: string({ values: ["Jaeger"] }), params: map(text) }),
  vpcConfig: object({ vpcId: text, vSwitchIds: list(text), securityGroupId: text, role: roleArn }),
};

/** @type {(input: unknown) => Record<string, any>} */
export const readUpdate = (input) => object(updatable)("", input);

/** @type {(input: unknown) => Record<string, any>} */
export const readCreate = (input) =>
  object(
    {
      ...updatable,
      functionName: string({ pattern: /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/ }),
      resourceGroupId: text,
      tags: list(object({ Key: text, Value: text })),
    },
    (_, given) => {
      for (const name of ["functionName", "runtime", "handler"]) {
        if (given[name] === undefined) throw invalidArgument(`${name} is required.`);
      }
      if (Boolean(given.code) === Boolean(given.customContainerConfig)) {
        throw invalidArgument("Either code or customContainerConfig is required, and not both.");
      }
    },
  )("", input);

/** Rules between parameters that hold for a function as it would become. */
export function checkWhole({ runtime, cpu, memorySize, customContainerConfig }) {
  if ((runtime === "custom-container") !== Boolean(customContainerConfig)) {
    throw invalidArgument("customContainerConfig belongs to the runtime custom-container, and to it alone.");
  }
  if (cpu === undefined || memorySize === undefined) return;
  const gigabytesPerCpu = memorySize / 1024 / cpu;
  if (gigabytesPerCpu < 1 || gigabytesPerCpu > 4) {
    throw invalidArgument("memorySize must be 1 to 4 GB for each vCPU of cpu.");
  }
}
