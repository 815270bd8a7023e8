// Which hosts the proxy forwards to, and the address of a request.
import { InvalidHost } from "../errors/faults.js";
import { fault } from "../errors/error.js";
import { Refusal, WRONG_PATH } from "./refusal.js";

/** A service, perhaps a region, perhaps another site. Not the root of Tencent Cloud's own network. */
const TENCENT_API = /^(?!(?:.*\.)?internal\.)[a-z\d-]+(?:\.[a-z\d-]+){0,2}\.tencentcloudapi\.com$/;

/**
 * `ecs.aliyuncs.com`, `ecs.cn-hangzhou.aliyuncs.com`, `ecs-cn-hangzhou.aliyuncs.com`, and
 * `[account.]cn-hangzhou.fc.aliyuncs.com`. Under the same root are the buckets of object storage
 * (oss, and its names img and s3), with files of any customer, and hosts within its networks.
 */
const ALIYUN_API = new RegExp(
  String.raw`^(?!.*(?:\b(?:oss|img|s3)\b|-(?:internal|inner|intranet|vpc)\b))` +
    String.raw`(?:[a-z][a-z\d-]*(?:\.REGION)?|(?:\d+\.)?REGION\.fc)\.aliyuncs\.com$`.replace(
      /REGION/g,
      String.raw`(?:ap|cn|eu|me|na|rus|sa|us)-[a-z\d-]+`,
    ),
);

/** Guance and TrueWatch by the form of their sites, to which a test holds models/guance/sites.json. */
const GUANCE_API = /^(?:[a-z\d]+-)?openapi\.(?:guance\.(?:com|one)|truewatch\.com)$/;

/** The default list. */
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
  if (!hosts) return (name, port) => port === "443" && APIS.some((api) => api.test(name));
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
