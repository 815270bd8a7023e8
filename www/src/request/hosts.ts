import { ALIYUN_API, GUANCE_API, TENCENT_API } from "../../../pkg-template/vendors/api-hosts.js";
import type { System } from "./draft.ts";

/** The hosts of each vendor's API. Others below the same domains may be any customer's, such as a bucket's. */
const APIS: Record<System, RegExp> = { tencent: TENCENT_API, aliyun: ALIYUN_API, guance: GUANCE_API };

/**
 * The host that a browser goes to for `https://{host}/`, in lower case and with its port; undefined where
 * that is none. A link may bring any text here: `evil.example/.guance.com`, `guance.com@evil.example`.
 */
export function parsedHost(host: string): string | undefined {
  const address = `https://${host}/`;
  return URL.canParse(address) ? new URL(address).host : undefined;
}

/** Whether what is sent to a host gets to the vendor, and to no other. */
export function isVendorHost(system: System, host: string): boolean {
  // What the parser has to change, other than capitals, is more than a name and a port.
  const isPlain = parsedHost(host) === host.toLowerCase().replace(/:443$/, "");
  return isPlain && APIS[system].test(host.toLowerCase().replace(/:\d+$/, ""));
}
