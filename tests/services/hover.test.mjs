// What an editor shows of @tc3fetch/services: the compiler's own language server is asked, as an editor asks it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { it } from "node:test";
import { pathToFileURL } from "node:url";
import { project, root } from "../examples/readme.mjs";
import { withoutCatalogue } from "./support.mjs";

const CODE = `import { tencent } from "@tc3fetch/services/cvm";
declare const config: import("tc3fetch").Config;
tencent(config).cvm.describeInstances({ Limit: 1 });
`;

/** A language server over its standard input: `ask` gives the result of a request, `tell` sends a notice. */
function startServer(folder) {
  const server = spawn(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "--lsp", "--stdio"], {
    cwd: folder,
  });
  const waiting = new Map();
  let received = Buffer.alloc(0);
  const send = (message) => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  server.stdout.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const head = received.indexOf("\r\n\r\n");
      if (head < 0) return;
      const end = head + 4 + Number(/Content-Length: (\d+)/.exec(received.subarray(0, head))[1]);
      if (received.length < end) return;
      const message = JSON.parse(received.subarray(head + 4, end));
      received = received.subarray(end);
      if (message.method === undefined) waiting.get(message.id)?.(message.result);
      // What it asks of an editor, such as its settings, has no answer here.
      else if (message.id !== undefined) send({ id: message.id, result: [null] });
    }
  });
  return {
    tell: (method, params) => send({ method, params }),
    ask: (method, params) =>
      new Promise((resolve) => {
        const id = waiting.size + 1;
        waiting.set(id, resolve);
        send({ id, method, params });
      }),
    stop: () => server.kill(),
  };
}

it(
  "shows the vendor's texts of services, actions and parameters",
  { skip: withoutCatalogue, timeout: 60000 },
  async () => {
    const folder = project("services-hover", {
      "package.json": '{ "type": "module" }',
      "tsconfig.json":
        '{ "compilerOptions": { "strict": true, "module": "nodenext", "types": [] }, "files": ["program.ts"] }',
      "program.ts": CODE,
    });
    const uri = pathToFileURL(`${folder}/program.ts`).href;
    const { ask, tell, stop } = startServer(folder);
    try {
      const capabilities = { textDocument: { hover: { contentFormat: ["markdown"] } } };
      await ask("initialize", { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities });
      tell("initialized", {});
      tell("textDocument/didOpen", { textDocument: { uri, languageId: "typescript", version: 1, text: CODE } });
      for (const [name, text] of [
        ["cvm.", /Cloud Virtual Machine/],
        ["describeInstances", /query the details of instances/],
        ["Limit", /maximum: 100/],
      ]) {
        const line = CODE.split("\n")[2];
        const position = { line: 2, character: line.indexOf(name) + 1 };
        const { contents } = await ask("textDocument/hover", { textDocument: { uri }, position });
        assert.match(contents.value, text);
      }
    } finally {
      stop();
    }
  },
);
