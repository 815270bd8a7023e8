// Each system by its own entry of the package, which is loaded with the first call.
import type { CallEvent, EventStream } from "tc3fetch";
import { callTexts } from "../../i18n/call/index.ts";
import { clockOffsets } from "../../request/clock.ts";
import { draft, isV1, type System } from "../../request/draft.ts";
import { aliyunCredentials, keys, tencentCredentials } from "../../request/keys.ts";
import { aliyunRequest, guanceRequest, host, type Or, params, v1Request, v3Request } from "../../request/prepared.ts";
import type { Problem } from "../../request/problem.ts";
import type { Fetch } from "./recording.ts";

/** How a call goes out, and who hears of it. */
export interface Way {
  proxy: string;
  signal: AbortSignal;
  fetch: Fetch;
  observe(event: CallEvent): void;
  /** Takes the answer where it is a stream. */
  receive(stream: EventStream): Promise<void>;
}

type Caller = (way: Way) => Promise<unknown>;

/** Each reads the form at once: whatever is done to it from then on is for the next call. */
export const callers: Record<System, (isStream: boolean) => Caller> = {
  tencent(isStream) {
    const request = timely(ready<{ request: object }>(isV1.value ? v1Request.value : v3Request.value).request);
    const credentials = tencentCredentials.value;
    // The two differ in the type of their requests alone.
    const entry = isV1.value ? () => import("tc3fetch/v1") as Promise<any> : () => import("tc3fetch") as Promise<any>;
    return async ({ proxy, signal, fetch, observe, receive }) => {
      const { Client } = await entry();
      const clockOffset = clockOffsets.tencent.value;
      const client = new Client({ credentials, fetch, observe, clockOffset, ...(proxy && { proxy }) });
      try {
        if (isStream) await receive(await client.stream(request, { signal }));
        else await client.call(request, { signal });
      } finally {
        clockOffsets.tencent.value = client.clockOffset;
      }
    };
  },

  aliyun() {
    const { host: given, region, accountId, headers, ...rest } = ready(aliyunRequest.value).request;
    const { nonce, date } = timely(rest);
    const values = ready(params.value).params;
    const config = { credentials: aliyunCredentials.value, region, accountId, host: given, headers, validate: "off" };
    const name = functionName();
    return async ({ proxy, signal, fetch, observe }) => {
      const call = typedFunction(await import("tc3fetch/fc"), name);
      const options = { signal, nonce, date, throwOnFunctionError: true };
      try {
        await call(values, { ...config, fetch, observe, ...(proxy && { proxy }) }, options);
      } finally {
        // One clock for all who call the vendor.
        const { Client } = await import("tc3fetch/aliyun");
        clockOffsets.aliyun.value = new Client({ credentials: null }).clockOffset;
      }
    };
  },

  guance() {
    const { headers } = ready(guanceRequest.value).request;
    const values = ready(params.value).params;
    const apiKey = keys.guance.secret.value;
    const address = host.value;
    const name = functionName();
    return async ({ proxy, signal, fetch, observe }) => {
      const call = typedFunction(await import("tc3fetch/guance"), name);
      const baseUrl = `${proxy ? `${proxy}/` : "https://"}${address}`;
      return call(values, { apiKey, baseUrl, headers, validate: "off", fetch, observe }, { signal });
    };
  },
};

/**
 * A request as the package is to sign it. Where the form says that time and nonce are taken anew, they are
 * the package's affair: it signs each attempt afresh, and by the service's clock.
 */
function timely<Request extends { timestamp?: unknown; nonce?: unknown; date?: unknown }>(request: Request): Request {
  if (!draft.fresh.value) return request;
  const { timestamp: _, nonce: __, date: ___, ...rest } = request;
  return rest as Request;
}

/** What was prepared. Call it only after looking for a problem. */
function ready<Value extends object>(prepared: Or<Value>): Value {
  if ("problem" in prepared) throw new Error((prepared as { problem: Problem }).problem.message);
  return prepared;
}

type TypedFunction = (params: object, config: object, options: object) => Promise<unknown>;

/** `CreateFunction` as a function is `createFunction`. */
const functionName = () => draft.action.value.slice(0, 1).toLowerCase() + draft.action.value.slice(1);

function typedFunction(entry: object, name: string): TypedFunction {
  const found: unknown = Object.hasOwn(entry, name) ? entry[name as keyof typeof entry] : undefined;
  if (typeof found !== "function") throw new Error(callTexts.value.noFunction(name));
  return found as TypedFunction;
}
