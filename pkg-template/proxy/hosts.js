// Which hosts the proxy forwards to, and the address of a request.
import { InvalidHost } from "../errors/faults.js";
import { fault } from "../errors/error.js";
import { Refusal, WRONG_PATH } from "./refusal.js";
import { ALIYUN_API, GUANCE_API, INTERNAL, TENCENT_API } from "../vendors/api-hosts.js";

/** The default list: what can be reached from everywhere. */
const APIS = [TENCENT_API, ALIYUN_API, GUANCE_API];

/**
 * At least two labels, the last of which is no number and no end of private names: no IP address in
 * any spelling, and no single name.
 */
const NAME =
  /^(?!.*\.(?:localhost|local|internal|lan|home|corp|arpa)$)(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z](?:[a-z\d-]*[a-z\d])?$/;

/**
 * Whether a list has a host: a test of a name and a port. A name in the list stands for those
 * below it too, by whole labels: what stands before it ends with a dot.
 */
export function readHosts(hosts) {
  if (!hosts) return (name, port) => port === "443" && !INTERNAL.test(name) && APIS.some((api) => api.test(name));
  const list = hosts.map((given, index) => {
    const [name, port = "443", ...rest] = given.split(":");
    if (!NAME.test(name) || !/^[1-9]\d{0,4}$/.test(port) || rest.length) throw fault(InvalidHost, `hosts[${index}]`);
    return [name, port];
  });
  return (name, port) =>
    list.some(([known, itsPort]) => port === itsPort && (name === known || name.endsWith(`.${known}`)));
}

/**
 * Where a request goes: `{prefix}/{host}{path}?{query}` means `https://{host}{path}?{query}`. What
 * a URL parser would change is refused, so that what was signed is what arrives.
 */
export function targetOf(request, url, { isListed, prefix }) {
  const path = url.pathname + url.search;
  if (!path.startsWith(`${prefix}/`)) throw new Refusal(404, "Path", WRONG_PATH);
  const [, name, port = "443", rest] = /^\/([^/?:]*)(?::(\d+))?(?=[/?]|$)(.*)$/.exec(path.slice(prefix.length)) || [];
  if (!name || !NAME.test(name) || !isListed(name, port))
    throw new Refusal(403, "Host", "the host is not in the proxy's list");
  const host = port === "443" ? name : `${name}:${port}`;
  const target = `https://${host}${rest[0] === "/" ? "" : "/"}${rest}`;
  const arrived = request.url.replace(/^\w+:\/\/[^/?#\\]*/, "");
  if (arrived !== path || new URL(target).href !== target)
    throw new Refusal(400, "Path", "a URL parser would change what was signed");
  return { host, target };
}
