import { keys } from "../../request/keys.ts";
import { diagnoseRequest } from "../../request/paste.ts";
import { system } from "../../request/draft.ts";
import { httpText } from "../diagnose/request-text.ts";
import type { Exchange } from "./exchange.ts";
import type { Received } from "./recording.ts";
import { signedUrl } from "./signed-url.ts";

/** Whether a failed call is one that Diagnose can tell more of. */
export const canAskWhy = ({ sent, error }: Exchange): boolean =>
  sent !== undefined && error !== undefined && "code" in error && isAboutSignature(error.code);

const isAboutSignature = (code: string) =>
  /^AuthFailure\.|^Signature(DoesNotMatch|NonceUsed)|^InvalidAccessKey/.test(code);

/** Opens Diagnose with the request that was sent, its keys, and what came back. */
export function askWhy({ sent, received, proxy }: Exchange): void {
  if (!sent) return;
  const { id, secret, token } = keys[system.value];
  diagnoseRequest({
    text: httpText({ ...sent, url: signedUrl(sent, proxy) }),
    sentAt: Math.floor(sent.at / 1000),
    keys: { id: id.value, secret: secret.value, token: token.value },
    ...(received && { answer: new TextDecoder().decode(received.body), told: toldBy(received) }),
  });
}

/** What the local endpoint says that it computed. */
function toldBy({ headers }: Received): { canonicalRequest?: string; stringToSign?: string } {
  const decoded = (wanted: string) => {
    const value = headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
    return value && new TextDecoder().decode(Uint8Array.from(atob(value), (character) => character.charCodeAt(0)));
  };
  const canonicalRequest = decoded("x-tc3fetch-canonical-request");
  const stringToSign = decoded("x-tc3fetch-string-to-sign");
  return { ...(canonicalRequest && { canonicalRequest }), ...(stringToSign && { stringToSign }) };
}
