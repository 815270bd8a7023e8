import type { System } from "./draft.ts";

/** Domains of the vendors: they alone answer below these names. */
const DOMAINS: Record<System, readonly string[]> = {
  tencent: ["tencentcloudapi.com"],
  aliyun: ["aliyuncs.com"],
  guance: ["guance.com", "guance.one", "truewatch.com"],
};

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
  const name = host.toLowerCase().replace(/:\d+$/, "");
  return isPlain && DOMAINS[system].some((domain) => name === domain || name.endsWith(`.${domain}`));
}
