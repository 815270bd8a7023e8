// A Worker that gives an agent two tools over every service of Tencent Cloud: search and call. It only
// reads, unless it is told otherwise; the keys are secrets of the Worker, and no answer has them.
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/cfworker";
import { z } from "zod";
import { isAllowedIn } from "./access.js";
import { allowanceOf } from "./allow.js";
import { callAction } from "./call.js";
import { findActions } from "./search.js";
import { withoutKeys } from "./secrets.js";

export default {
  async fetch(request, env) {
    if (!(await isAllowedIn(request, env))) return new Response("Who are you?", { status: 401 });
    const server = createServer(env);
    // Each request has a server of its own: nothing is kept between two of them.
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    return transport.handleRequest(request);
  },
};

function createServer(env) {
  const allowance = allowanceOf(env);
  const { level } = allowance;
  // Workers forbid code that is made of text, which the default validator makes.
  const options = { jsonSchemaValidator: new CfWorkerJsonSchemaValidator() };
  const server = new McpServer({ name: "tencent-cloud", version: "1.0.0" }, options);
  server.registerTool(
    "search",
    {
      description:
        "Finds actions of Tencent Cloud by words in English or Chinese, or by name (DescribeInstances, cvm). The best one comes with the JSON Schema of its parameters.",
      inputSchema: { query: z.string().min(1).max(200), limit: z.number().int().min(1).max(20).default(8) },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ query, limit }) => told(env, () => findActions(env.CATALOGUE, query, limit)),
  );
  server.registerTool(
    "call",
    {
      description: `Calls an action that search has found, by its path. ${ALLOWED[level]}`,
      inputSchema: {
        path: z.string().describe("/service/version/action, as search gives it"),
        params: z.record(z.string(), z.unknown()).default({}),
        region: z.string().optional().describe("such as ap-guangzhou; some actions need none"),
      },
      annotations: { readOnlyHint: level === "read", destructiveHint: level === "destructive", openWorldHint: true },
    },
    (asked) => told(env, () => callAction(env, allowance, asked)),
  );
  return server;
}

const ALLOWED = {
  read: "Only actions that read are allowed.",
  write: "Actions that delete or stop something are refused.",
  destructive: "Actions that delete or stop something are allowed, too: ask before you send one.",
};

/** What a tool says: the value, or the error; no key of the Worker is in either. */
async function told(env, run) {
  const said = (value, isError) => ({
    content: [{ type: "text", text: withoutKeys(JSON.stringify(value), env) }],
    isError,
  });
  try {
    return said(await run(), false);
  } catch ({ code = "Failed", message, hint, requestId }) {
    return said({ error: { code, message, hint, requestId } }, true);
  }
}
