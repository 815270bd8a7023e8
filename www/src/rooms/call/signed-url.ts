import type { Sent } from "./recording.ts";

/** The address that was signed: that of a proxy stands in front of it. */
export const signedUrl = ({ url }: Pick<Sent, "url">, proxy: string): string =>
  proxy && url.startsWith(`${proxy}/`) ? `https://${url.slice(proxy.length + 1)}` : url;
