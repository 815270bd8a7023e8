// What the command line says.
import { parseArgs } from "node:util";

export const HELP = `npx @tc3fetch/explorer

Serves the explorer on this machine: every service of Tencent Cloud, forms, signatures step by step,
calls, code, and why a request was refused. Its page alone can send to the services through it.
本机调试页：腾讯云全部服务的表单、逐步签名、调用、代码与签名失败诊断。只有该页面可以经由本程序访问真实服务。

  --port N             listens on this port; without it 8787, or the next one that is free
  --no-open            does not open a browser; without a terminal none is opened
  --forward HOST=URL   for tests: what the page sends to HOST goes to URL, with its path after that
  --version            prints the version
  --help               prints this
`;

/** Throws an Error whose message says what is wrong. */
export function readArguments(args) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      "no-open": { type: "boolean" },
      forward: { type: "string", multiple: true },
      version: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  return {
    help: values.help === true,
    version: values.version === true,
    open: !values["no-open"],
    port: readPort(values.port),
    forward: new Map((values.forward ?? []).map(readForward)),
  };
}

function readPort(text) {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) throw new Error(`--port takes a number from 0 to 65535, not ${text}`);
  return port;
}

/** `cvm.tencentcloudapi.com=http://127.0.0.1:9000/cvm.tencentcloudapi.com` */
function readForward(text) {
  const [, host, url] = /^([a-z\d.-]+)=(https?:\/\/.+)$/.exec(text) ?? [];
  if (!host || !URL.canParse(url)) throw new Error(`--forward takes HOST=URL, not ${text}`);
  return [host, url.replace(/\/+$/, "")];
}
