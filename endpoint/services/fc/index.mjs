/**
 * Function Compute 3.0, 2023-03-30. Its error codes:
 * https://www.alibabacloud.com/help/en/functioncompute/fc/developer-reference/api-fc-2023-03-30-errorcodes
 */
import { readJson } from "../../json.mjs";
import { AcsError } from "../../judge/acs3.mjs";
import { acsAccountId } from "../../judge/acs3-credentials.mjs";
import { createFunctions } from "./functions.mjs";
import { readHost } from "./hosts.mjs";
import { invoke } from "./invoke.mjs";
import { invalidArgument } from "./rules.mjs";
import { createTroubles } from "./troubles.mjs";

export const version = "2023-03-30";

const ok = (value) => ({ status: 200, headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) });

/**
 * Each action: its method, its path after the version, and what it does.
 *
 * @type {Record<string, [string, RegExp, (call: any) => any]>}
 */
const ACTIONS = {
  CreateFunction: ["POST", /^\/functions$/, ({ functions, body }) => ok(functions.create(readBody(body)))],
  ListFunctions: ["GET", /^\/functions$/, ({ functions, query }) => ok(functions.list(query))],
  GetFunction: [
    "GET",
    /^\/functions\/([^/]+)$/,
    ({ functions, functionName, query }) => ok(functions.get(functionName, query.qualifier)),
  ],
  UpdateFunction: [
    "PUT",
    /^\/functions\/([^/]+)$/,
    ({ functions, functionName, body }) => ok(functions.update(functionName, readBody(body))),
  ],
  DeleteFunction: [
    "DELETE",
    /^\/functions\/([^/]+)$/,
    ({ functions, functionName }) => {
      functions.remove(functionName);
      return { status: 204, headers: {}, body: "" };
    },
  ],
  InvokeFunction: [
    "POST",
    /^\/functions\/([^/]+)\/invocations$/,
    ({ functions, ...call }) => invoke({ ...call, exists: functions.has(call.functionName) }),
  ],
};

/** @param {{ now: () => number }} options  the clock, milliseconds since the epoch */
export function createFc({ now }) {
  /** Functions by region. @type {Map<string, ReturnType<typeof createFunctions>>} */
  const regions = new Map();
  const trouble = createTroubles();

  function functionsOf(region) {
    if (!regions.has(region)) regions.set(region, createFunctions({ region, accountId: acsAccountId, now }));
    return regions.get(region);
  }

  /**
   * @param {import("../../judge/acs3.mjs").AcsCall} call
   * @param {import("../../judge/common.mjs").ReceivedRequest} request
   * @param {string} requestId
   * @returns {Promise<{ status: number, headers: object, body: string | Buffer }>}
   */
  return async function answer(call, { method, host, path, query, headers, body }, requestId) {
    const place = readHost(host);
    if (!place) throw new AcsError(404, "InvalidRegionId.NotFound", "There is no Function Compute at this host.");
    if (place.accountId && place.accountId !== acsAccountId) {
      throw new AcsError(403, "AccessDenied", `The account ${place.accountId} does not own the AccessKey.`);
    }
    if (call.version !== version) throw new AcsError(400, "InvalidVersion", `x-acs-version must be ${version}.`);
    const [name] = path.split("?");
    const [expectedMethod, pattern, act] = Object.hasOwn(ACTIONS, call.action) ? ACTIONS[call.action] : [];
    const match = pattern?.exec(name.startsWith(`/${version}/`) ? name.slice(version.length + 1) : "");
    if (!match || method !== expectedMethod) {
      throw new AcsError(
        404,
        "InvalidAction.NotFound",
        "Specified api is not found, please check your url and method.",
      );
    }
    const functionName = match[1] === undefined ? undefined : decode(match[1]);
    const given = {
      functionName,
      query: Object.fromEntries(new URLSearchParams(query)),
      headers,
      body,
      requestId,
      functions: functionsOf(place.region),
    };
    return trouble(functionName ?? nameToCreate(call, body)) ?? (await act(given));
  };
}

/** The name in the body of CreateFunction, as far as there is one. */
function nameToCreate({ action }, body) {
  if (action !== "CreateFunction") return "";
  const name = readBody(body)?.functionName;
  return typeof name === "string" ? name : "";
}

/** @param {Buffer} body */
function readBody(body) {
  try {
    return readJson(body);
  } catch {
    throw invalidArgument("The request body is not JSON in UTF-8.");
  }
}

function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new AcsError(400, "PathNotSupported", "The path is not percent-encoded UTF-8.");
  }
}
