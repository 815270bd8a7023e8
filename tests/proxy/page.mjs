// What the page does: each function is called by the test, and gives what the page can read.
import { Client } from "tc3fetch";
import * as aliyun from "tc3fetch/aliyun";
import * as guance from "tc3fetch/guance";
import { createCredentialsProvider, EdgeClient } from "tc3fetch/proxy/page";

const ECHO = { service: "local", version: "2026-01-01", action: "Echo" };
const authorization = () => "Bearer session";

window.act = {
  /** Mode 1, with temporary keys of the proxy's own handler. */
  async signs(proxy) {
    const credentials = createCredentialsProvider({ url: `${proxy}/keys`, authorization });
    const client = new Client({ credentials, region: "ap-guangzhou", proxy: `${proxy}/tc3` });
    const { Params, RequestId } = await client.call({ ...ECHO, params: { Name: "未命名" } });
    const { Method } = await client.call({ ...ECHO, method: "GET" });
    const stream = await client.stream({ ...ECHO, action: "Stream", params: { Count: 2 } });
    const events = [];
    for await (const { data } of stream) events.push(data);
    return { Params, RequestId: typeof RequestId, Method, events };
  },
  async signsForOthers(proxy, credentials, apiKey) {
    const config = { credentials, region: "cn-hangzhou", proxy: `${proxy}/tc3` };
    const request = { action: "ListFunctions", version: "2023-03-30", method: "GET", path: "/2023-03-30/functions" };
    const { functions } = await aliyun.call(request, config);
    const { traceId } = await guance.listFunctions({}, { apiKey, baseUrl: `${proxy}/tc3/openapi.guance.com` });
    return { functions: Array.isArray(functions), traceId: typeof traceId };
  },
  /** Mode 2. */
  async asks(proxy) {
    const client = new EdgeClient({ url: `${proxy}/edge/call`, authorization });
    const { Params } = await client.call({ ...ECHO, params: { Name: "未命名" } });
    const events = [];
    for await (const { data } of await client.stream({ ...ECHO, action: "Stream", params: { Count: 2 } }))
      events.push(data);
    const refused = await client.call({ ...ECHO, service: "cvm", action: "TerminateInstances" }).catch(told);
    const failed = await client.call({ ...ECHO, action: "Fail" }).catch(told);
    return { Params, events, refused, failed };
  },
  /** What a page reads of a refusal, and of the headers of an answer. */
  async reads(proxy) {
    const { status, headers } = await fetch(`${proxy}/tc3/echo.tencentcloudapi.com/`, { method: "POST" });
    const client = new Client({ credentials: { secretId: "x", secretKey: "y" }, proxy: `${proxy}/tc3` });
    const refused = await client.call(ECHO, { host: "evil.example" }).catch(told);
    return { status, date: headers.get("date"), requestId: headers.get("x-tc-requestid"), refused };
  },
  async isForeign(proxy) {
    const signed = new Client({ credentials: { secretId: "x", secretKey: "y" }, proxy: `${proxy}/tc3` });
    const unsigned = new EdgeClient({ url: `${proxy}/edge/call`, authorization });
    return [await signed.call(ECHO).catch(told), await unsigned.call(ECHO).catch(told)];
  },
};

const told = ({ code, kind, requestId }) => ({ code, kind, hasId: Boolean(requestId) });
