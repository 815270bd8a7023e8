/**
 * Who may talk to the endpoint. Its keys are published, so a signature keeps none out: any web page
 * could use what listens on its reader's machine.
 */
import { isIP } from "node:net";

/** A name that no DNS server answers for: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
const isLoopback = (name) => /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(name);

const isAddress = (name) => isIP(name.replace(/^\[|\]$/g, "")) !== 0;

/**
 * @param {object} options
 * @param {string[]} options.origins  other pages that may come in, as `https://page.example`
 * @param {(host: string) => boolean} options.isVendorHost  hosts that the endpoint stands in for
 */
export function createAccess({ origins, isVendorHost }) {
  const hosts = origins.map((origin) => new URL(origin).host);

  /**
   * A page that has its own name resolve to this machine (DNS rebinding) is of one origin with the
   * endpoint, and betrayed by that name alone. An address cannot be rebound.
   */
  function isHostAllowed(host) {
    const name = nameOf(host);
    return name !== undefined && (isLoopback(name) || isAddress(name) || isVendorHost(host) || hosts.includes(host));
  }

  /** Pages of this machine, and the page that the same server has delivered. */
  function isOriginAllowed(origin, host) {
    if (origins.includes(origin)) return true;
    if (!/^https?:\/\//.test(origin) || !URL.canParse(origin)) return false;
    const page = new URL(origin);
    return isLoopback(page.hostname) || (isAddress(page.hostname) && page.host === host);
  }

  /**
   * Why a request is refused; undefined where it is not.
   *
   * @param {import("node:http").IncomingHttpHeaders} headers
   * @returns {string | undefined}
   */
  return function refusal({ host = "", origin, "sec-fetch-site": site }) {
    // A client of HTTP/1.0 sends no Host; a browser always does.
    if (host && !isHostAllowed(host.toLowerCase())) return "The Host is neither of this machine nor of a vendor.";
    if (origin !== undefined && !isOriginAllowed(origin, host.toLowerCase()))
      return "Pages of this Origin may not come in.";
    // An image, a link, a form of GET: a browser sends no Origin with them.
    if (origin === undefined && site === "cross-site") return "A page of another site may not come in.";
    return undefined;
  };
}

/** The name or address of a Host header, without its port. */
function nameOf(host) {
  return URL.canParse(`http://${host}`) && /^[a-z0-9.:[\]-]+$/.test(host)
    ? new URL(`http://${host}`).hostname
    : undefined;
}
