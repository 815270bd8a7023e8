/**
 * A request that went out, as people copy it: from a browser, a terminal, a proxy or a log. Each
 * takes a `sent` (programs.mjs) and gives text.
 */
import { inspect } from "node:util";
import { header, urlOf } from "./programs.mjs";

const isText = ({ body }) => body.length > 0;

/** A browser makes Host of the URL, and shows it nowhere. */
const withoutHost = ({ headers }) => headers.filter(([name]) => name.toLowerCase() !== "host");

const single = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const double = (text) => `"${text.replace(/[\\"$`]/g, "\\$&")}"`;

/** As the vendor's demos print it: a long line a header, double quotes. */
export function curl(sent) {
  const lines = [`curl -X ${sent.method} ${double(urlOf(sent))}`];
  for (const [name, value] of sent.headers) lines.push(`-H ${double(`${name}: ${value}`)}`);
  if (isText(sent)) lines.push(`-d ${single(`${sent.body}`)}`);
  return `${lines.join(" \\\n  ")}\n`;
}

/** On one line, with long options, as a script has it. */
export function curlLong(sent) {
  const words = ["curl", "--silent", "--request", sent.method, single(urlOf(sent))];
  for (const [name, value] of sent.headers) words.push("--header", single(`${name}: ${value}`));
  if (isText(sent)) words.push("--data-binary", single(`${sent.body}`));
  return words.join(" ");
}

/** `$'…'` where a text has what single quotes can't show, as Chromium writes it. */
function ansi(text) {
  if (!/[\0-\x1f\x7f-\x9f!']/.test(text)) return single(text);
  const code = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  return `$'${escaped.replace(/[\0-\x1f\x7f-\x9f!]/g, code)}'`;
}

/** "Copy as cURL (bash)" of a browser: names in lower case, its own headers between. */
export function curlBrowser(sent) {
  const lines = [`curl ${ansi(urlOf(sent))}`];
  if (sent.method !== (isText(sent) ? "POST" : "GET")) lines.push(`-X ${ansi(sent.method)}`);
  lines.push("-H 'accept: */*'", "-H 'accept-language: zh-CN,zh;q=0.9'");
  for (const [name, value] of withoutHost(sent)) lines.push(`-H ${ansi(`${name.toLowerCase()}: ${value}`)}`);
  lines.push("-H 'origin: https://console.example'", "-H $'user-agent: Mozilla/5.0 (X11; Linux x86_64)'");
  if (isText(sent)) lines.push(`--data-raw ${ansi(`${sent.body}`)}`);
  return lines.join(" \\\n  ");
}

/** "Copy as cURL (cmd)" of Chromium: everything that cmd could read is preceded by a caret. */
export function curlCmd(sent) {
  const quote = (text) => {
    const escaped = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
    const carets = escaped.replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, "^$&").replace(/%(?=[a-zA-Z0-9_])/g, "%^");
    return `^"${carets.replace(/\r?\n/g, "^\n\n")}^"`;
  };
  const lines = [`curl ${quote(urlOf(sent))}`];
  if (sent.method !== (isText(sent) ? "POST" : "GET")) lines.push(`-X ${quote(sent.method)}`);
  for (const [name, value] of withoutHost(sent)) lines.push(`-H ${quote(`${name.toLowerCase()}: ${value}`)}`);
  if (isText(sent)) lines.push(`--data-raw ${quote(`${sent.body}`)}`);
  return lines.join(" ^\r\n  ");
}

/** The same of Chromium before 2024: the quotes have no carets, what stands in them has. */
export function curlCmdOld(sent) {
  const quote = (text) => {
    const escaped = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
    const carets = escaped.replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`&]/g, "^$&").replace(/%(?=[a-zA-Z0-9_])/g, "%^");
    const mark = /[\r\n]/.test(text) ? '^"' : '"';
    return `${mark}${carets.replace(/\r?\n/g, "^\n\n")}${mark}`;
  };
  const lines = [`curl ${quote(urlOf(sent))}`];
  if (sent.method !== (isText(sent) ? "POST" : "GET")) lines.push(`-X ${quote(sent.method)}`);
  for (const [name, value] of withoutHost(sent)) lines.push(`-H ${quote(`${name.toLowerCase()}: ${value}`)}`);
  if (isText(sent)) lines.push(`--data-raw ${quote(`${sent.body}`)}`);
  return lines.join(" ^\r\n  ");
}

/** A line that was written for cmd by hand: quotes, and a backslash before each quote within. */
export function curlCmdByHand(sent) {
  const quote = (text) => `"${text.replaceAll('"', '\\"')}"`;
  const lines = [`curl.exe -X ${sent.method} ${quote(urlOf(sent))}`];
  for (const [name, value] of sent.headers) lines.push(`-H ${quote(`${name}: ${value}`)}`);
  if (isText(sent)) lines.push(`-d ${quote(`${sent.body}`)}`);
  return `C:\\Users\\dev>${lines.join(" ^\r\n ")}\r\n`;
}

/** curl in PowerShell 7: single quotes, a backtick at the end of each line. */
export function curlPowershell(sent) {
  const quote = (text) => `'${text.replaceAll("'", "''")}'`;
  const lines = [`curl -X ${sent.method} ${quote(urlOf(sent))}`];
  for (const [name, value] of sent.headers) lines.push(`-H ${quote(`${name}: ${value}`)}`);
  if (isText(sent)) lines.push(`--data-raw ${quote(`${sent.body}`)}`);
  return lines.join(" `\n  ");
}

/** "Copy as PowerShell" of Chromium. */
export function powershell(sent) {
  const quote = (text) =>
    `"${text.replace(/[`$"]/g, "`$&").replace(/[^\x20-\x7e]/g, (unit) => `$([char]${unit.charCodeAt(0)})`)}"`;
  const type = header(sent, "content-type");
  const headers = withoutHost(sent).filter(([name]) => name.toLowerCase() !== "content-type");
  const table = headers.map(([name, value]) => `  ${quote(name)}=${quote(value)}`).join("\n");
  const body = `${sent.body}`;
  const text = /[^\x20-\x7e]/.test(body) ? `([System.Text.Encoding]::UTF8.GetBytes(${quote(body)}))` : quote(body);
  return [
    "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession",
    '$session.UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"',
    `Invoke-WebRequest -UseBasicParsing -Uri ${quote(urlOf(sent))} \``,
    ...(sent.method === "GET" ? [] : [`-Method ${quote(sent.method)} \``]),
    "-WebSession $session `",
    `-Headers @{\n${table}\n}${type || isText(sent) ? " `" : ""}`,
    ...(type ? [`-ContentType ${quote(type)}${isText(sent) ? " `" : ""}`] : []),
    ...(isText(sent) ? [`-Body ${text}`] : []),
  ].join("\r\n");
}

/** "Copy as fetch" of a browser. */
export function fetchBrowser(sent) {
  const headers = Object.fromEntries(withoutHost(sent).map(([name, value]) => [name.toLowerCase(), value]));
  const init = {
    headers: { accept: "*/*", ...headers, "sec-fetch-mode": "cors" },
    referrer: "https://console.example/",
    body: isText(sent) ? `${sent.body}` : null,
    method: sent.method,
    mode: "cors",
    credentials: "omit",
  };
  return `fetch(${JSON.stringify(urlOf(sent))}, ${JSON.stringify(init, null, 2)});`;
}

/** What a program in Node has, with the body as a string of its own. */
export function fetchNode(sent) {
  const headers = sent.headers.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  const lines = [
    `const response = await fetch(${JSON.stringify(urlOf(sent))}, {`,
    `  method: '${sent.method}',`,
    "  headers: {",
    ...headers.map((line) => line.replace(/^( +)"([\w]+)":/, "$1$2:")),
    "  },",
    ...(isText(sent) ? [`  body: ${JSON.stringify(`${sent.body}`)},`] : []),
    "});",
    "console.log(await response.json());",
  ];
  return `${lines.join("\n")}\n`;
}

/** An entry of a HAR file. */
export function harEntry(sent) {
  const url = urlOf(sent);
  const queryString = [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
  const headers = sent.headers.map(([name, value]) => ({ name, value }));
  const mimeType = header(sent, "content-type") ?? "";
  const entry = {
    startedDateTime: "2026-11-27T02:00:00.000Z",
    time: 41.5,
    request: {
      method: sent.method,
      url,
      httpVersion: "http/2.0",
      headers,
      queryString,
      cookies: [],
      headersSize: -1,
      bodySize: sent.body.length,
      ...(isText(sent) && { postData: { mimeType, text: `${sent.body}` } }),
    },
    response: {
      status: 200,
      statusText: "",
      httpVersion: "http/2.0",
      headers: [{ name: "content-type", value: "application/json" }],
      cookies: [],
      content: { size: 0, mimeType: "application/json", text: '{"Response":{"Error":{"Code":"AuthFailure"}}}' },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0.1, wait: 41, receive: 0.4 },
  };
  return JSON.stringify(entry, null, 2);
}

/** A whole HAR file, in which a page was loaded before the call. */
export function har(sent) {
  const page = { method: "GET", scheme: "https", host: "console.example", path: "/", query: "", headers: [], body: "" };
  const entries = [page, sent].map((each) => JSON.parse(harEntry(each)));
  const creator = { name: "WebInspector", version: "537.36" };
  return JSON.stringify({ log: { version: "1.2", creator, pages: [], entries } }, null, 2);
}

/** HTTP/1.1, as a proxy shows it. */
export function http(sent) {
  const target = `${sent.path}${sent.query && `?${sent.query}`}`;
  const lines = [`${sent.method} ${target} HTTP/1.1`, ...sent.headers.map(([name, value]) => `${name}: ${value}`)];
  if (sent.method !== "GET") lines.push(`Content-Length: ${sent.body.length}`);
  return `${lines.join("\r\n")}\r\n\r\n${sent.body}`;
}

/** HTTP/1.1 as Postman writes it for "Code": the length counts characters. */
export function httpOfPostman(sent) {
  const body = `${sent.body}`;
  return http(sent).replace(/(Content-Length: )\d+/, `$1${body.length}`);
}

/** A request without a body, and what was answered. */
export function httpWithAnswer(sent) {
  const answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
  return `${http(sent)}${answer}{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure"}}}\r\n`;
}

/** HTTP/2, as `curl --verbose` and browsers show it: pseudo headers, names in lower case. */
export function http2(sent) {
  const pseudo = { method: sent.method, authority: sent.host, scheme: sent.scheme };
  const lines = Object.entries({ ...pseudo, path: `${sent.path}${sent.query && `?${sent.query}`}` });
  const head = lines.map(([name, value]) => `:${name}: ${value}`);
  const headers = withoutHost(sent).map(([name, value]) => `${name.toLowerCase()}: ${value}`);
  const length = sent.method === "GET" ? [] : [`content-length: ${sent.body.length}`];
  return `${[...head, ...headers, ...length].join("\n")}\n\n${sent.body}`;
}

/** A URL alone. */
export const url = (sent) => urlOf(sent);

/** A form's body alone. */
export const form = (sent) => `${sent.body}`;

/** The header alone, and what else of the headers is needed to know the time. */
export const authorization = (sent) => `Authorization: ${header(sent, "authorization")}`;
export const authorizationAndTime = (sent) =>
  `${authorization(sent)}\nX-TC-Timestamp: ${header(sent, "x-tc-timestamp")}\n`;

/** Tencent's SDK for Python, with `set_stream_logger`. */
export function pythonLog(sent) {
  const { method, path, query, host } = sent;
  const headers = sent.headers.map(([name, value]) => `${name}: ${value}`).join("\n");
  const data = method === "GET" ? query : `${sent.body}`;
  return `2026-11-27 10:00:00,123 4711 request.py L82 DEBUG SendRequest: Host: ${host}\nMethod: ${method}\nUri: ${path}\nHeader: ${headers}\nData: ${data}\n\n`;
}

/** Tencent's SDK for Go, with `Debug`: net/http dumps the request. */
export function goLog(sent) {
  const target = `${sent.path}${sent.query && `?${sent.query}`}`;
  const headers = withoutHost(sent).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = [`Host: ${header(sent, "host")}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const dump = `${sent.method} ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${sent.body}`;
  return `2026/11/27 10:00:00 client.go:431: [DEBUG] http request: ${dump}\n`;
}

/** Tencent's SDK for Java, with `setDebug(true)`: line feeds become semicolons, and the body is not shown. */
export function javaLog(sent) {
  const headers = sent.headers.map(([name, value]) => `${name}: ${value}\n`).join("");
  const text = `send request, request url: ${urlOf(sent)}. request headers information: ${headers}`;
  return `2026-11-27 10:00:00 DEBUG CvmClient:96 - ${text.replaceAll("\n", ";")}\n`;
}

/** Tencent's SDK for Node has no log; people print what it gives to fetch. */
export function nodeLog(sent) {
  const { method, headers } = sent;
  const body = isText(sent) ? { body: `${sent.body}` } : {};
  const config = { method, timeout: 60000, headers: Object.fromEntries(headers), agent: undefined, ...body };
  return `${urlOf(sent)} ${inspect(config)}\n`;
}
