/** The functions of one account in one region: they live as long as the endpoint does. */
import { randomUUID } from "node:crypto";
import { AcsError } from "../../judge/acs3.mjs";
import { crc64 } from "./crc64.mjs";
import { checkWhole, invalidArgument, readCreate, readUpdate } from "./rules.mjs";

/** What a function has where the caller gave nothing. */
const DEFAULTS = {
  description: "",
  diskSize: 512,
  environmentVariables: {},
  instanceConcurrency: 1,
  instanceIsolationMode: "SHARE",
  internetAccess: true,
  timeout: 3,
};

/** The real service grows new members faster than its documents: a client has to keep what it does not know. */
const UNKNOWN_TO_ANY_MODEL = { futureMember: { nested: [1, "a", null] }, futureFlag: false };

const LAYER_BYTES = 421;
const ADVANCED_BY_READING = { state: "Active", lastUpdateStatus: "Successful" };
const ONLY_IN_GET_FUNCTION = [
  "state",
  "stateReason",
  "stateReasonCode",
  "lastUpdateStatus",
  "lastUpdateStatusReason",
  "lastUpdateStatusReasonCode",
];

/**
 * @param {object} place
 * @param {string} place.region
 * @param {string} place.accountId
 * @param {() => number} place.now  milliseconds since the epoch
 */
export function createFunctions({ region, accountId, now }) {
  /** @type {Map<string, Record<string, any>>} */
  const functions = new Map();
  const time = () => `${new Date(now()).toISOString().slice(0, 19)}Z`;

  /** @returns {Record<string, any>} the function as it is, or an error */
  function found(functionName) {
    const it = functions.get(functionName);
    if (!it) throw new AcsError(404, "FunctionNotFound", `function '${functionName}' does not exist`);
    return it;
  }

  /** @param {unknown} input  CreateFunctionInput */
  function create(input) {
    const given = readCreate(input);
    const { functionName } = given;
    const size = given.cpu === undefined && given.memorySize === undefined ? { cpu: 0.05, memorySize: 128 } : {};
    checkWhole(given);
    if (functions.has(functionName)) {
      throw new AcsError(409, "FunctionAlreadyExists", `function '${functionName}' already exists`);
    }
    const created = {
      ...DEFAULTS,
      ...size,
      ...asStored(given),
      functionId: randomUUID(),
      functionArn: `acs:fc:${region}:${accountId}:functions/${functionName}`,
      createdTime: time(),
      lastModifiedTime: time(),
      state: "Pending",
      stateReason: "Function creating",
      stateReasonCode: "Creating",
      lastUpdateStatus: "InProgress",
      ...UNKNOWN_TO_ANY_MODEL,
    };
    functions.set(functionName, created);
    return created;
  }

  /** Each reading moves a pending function on, so that a client that polls sees both states without waiting. */
  function get(functionName, qualifier) {
    const it = found(functionName);
    if (qualifier && qualifier !== "LATEST") {
      const kind = /^\d+$/.test(qualifier) ? "Version" : "Alias";
      throw new AcsError(
        404,
        `${kind}NotFound`,
        `${kind.toLowerCase()} '${qualifier}' of function '${functionName}' does not exist`,
      );
    }
    const { stateReason, stateReasonCode, lastUpdateStatusReason, lastUpdateStatusReasonCode, ...settled } = it;
    functions.set(functionName, { ...settled, ...ADVANCED_BY_READING, ...withImageReady(settled) });
    return functions.get(functionName);
  }

  /** @param {unknown} input  UpdateFunctionInput */
  function update(functionName, input) {
    const before = found(functionName);
    const given = readUpdate(input);
    // A package takes the place of an image, and the other way round.
    const source = given.code ? { customContainerConfig: undefined } : {};
    const updated = {
      ...before,
      ...source,
      ...asStored(given),
      lastModifiedTime: time(),
      lastUpdateStatus: "InProgress",
    };
    checkWhole(updated);
    functions.set(functionName, updated);
    return updated;
  }

  function remove(functionName) {
    found(functionName);
    functions.delete(functionName);
  }

  /**
   * A page of functions in the order of their names. The token is the last name of the page before.
   *
   * @param {Record<string, string>} query
   */
  function list(query) {
    const limit = Number(query.limit ?? 20);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100)
      throw invalidArgument("limit must lie between 1 and 100.");
    const after = query.nextToken === undefined ? "" : readToken(query.nextToken);
    const matching = [...functions.values()]
      .filter((it) => filtersOf(query).every((matches) => matches(it)))
      .sort((a, b) => (a.functionName < b.functionName ? -1 : 1))
      .filter((it) => it.functionName > after);
    const page = matching.slice(0, limit);
    const nextToken = matching.length > limit ? Buffer.from(page.at(-1).functionName).toString("base64") : undefined;
    return { functions: page.map(withoutState), nextToken };
  }

  return { create, get, has: (functionName) => functions.has(functionName), list, remove, update };
}

/** What is stored of parameters: of the code its size and its checksum, of a layer its size too. */
function asStored({ code, layers, customContainerConfig, ...rest }) {
  return {
    ...rest,
    ...(code && packageOf(code)),
    ...(layers && { layers: layers.map((arn) => ({ arn, size: LAYER_BYTES })) }),
    ...(customContainerConfig && {
      customContainerConfig: { ...customContainerConfig, accelerationInfo: { status: "Preparing" } },
      lastUpdateStatusReason: "The system is preparing the image.",
      lastUpdateStatusReasonCode: "ImageOptimizing",
    }),
  };
}

/** A package in OSS is out of reach from here: its name stands in for it. */
function packageOf({ zipFile, ossBucketName, ossObjectName, checksum }) {
  const bytes = zipFile ? Buffer.from(zipFile, "base64") : Buffer.from(`${ossBucketName}/${ossObjectName}`);
  const codeChecksum = crc64(bytes);
  if (zipFile && checksum && checksum !== codeChecksum) {
    throw invalidArgument(`code.checksum is not the CRC-64 of the package, which is ${codeChecksum}.`);
  }
  return { codeSize: bytes.length, codeChecksum };
}

function withImageReady({ customContainerConfig: container }) {
  if (!container) return {};
  return {
    customContainerConfig: { ...container, accelerationInfo: { status: "Ready" }, resolvedImageUri: container.image },
  };
}

const withoutState = (it) =>
  Object.fromEntries(Object.entries(it).filter(([name]) => !ONLY_IN_GET_FUNCTION.includes(name)));

function readToken(token) {
  const name = Buffer.from(token, "base64").toString();
  if (Buffer.from(name).toString("base64") !== token)
    throw invalidArgument("nextToken is not one that ListFunctions has given.");
  return name;
}

/** @returns {((it: Record<string, any>) => boolean)[]} */
function filtersOf({ prefix, functionName, description, runtime, gpuType, resourceGroupId, fcVersion, tags }) {
  if (fcVersion !== undefined && !["v2", "v3"].includes(fcVersion))
    throw invalidArgument("fcVersion must be v2 or v3.");
  const filters = {
    prefix: (it) => it.functionName.startsWith(prefix),
    functionName: (it) => it.functionName.includes(functionName),
    description: (it) => it.description.includes(description),
    runtime: (it) => it.runtime === runtime,
    gpuType: (it) => it.gpuConfig?.gpuType === gpuType,
    resourceGroupId: (it) => it.resourceGroupId === resourceGroupId,
    // Every function here was made by the API of version 3.
    fcVersion: () => fcVersion === "v3",
    tags: (it) =>
      wanted.every(({ Key, Value }) =>
        it.tags?.some((tag) => tag.Key === Key && (Value === undefined || tag.Value === Value)),
      ),
  };
  const wanted = tags === undefined ? [] : readTags(tags);
  const given = { prefix, functionName, description, runtime, gpuType, resourceGroupId, fcVersion, tags };
  return Object.keys(given)
    .filter((name) => given[name] !== undefined)
    .map((name) => filters[name]);
}

/** Unlike any other list of the API, tags are sent as JSON in one parameter. */
function readTags(text) {
  try {
    const tags = JSON.parse(text);
    if (Array.isArray(tags) && tags.every((tag) => typeof tag?.Key === "string")) return tags;
  } catch {
    // Refused below, as any other text that is no list of tags.
  }
  throw invalidArgument("tags must be a JSON array of objects with Key and Value.");
}
