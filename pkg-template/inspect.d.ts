import type { ApiRequest, Credentials, SignedRequest } from "./index.js";

export { type ApiRequest, type Credentials, type SignedRequest, Tc3Error } from "./index.js";

/**
 * How a signature came about: each step's value, under the name of the vendor's page.
 * Digests, keys and the signature are lower-case hexadecimal. The derived keys are
 * secrets: whoever has one can sign for that service until the day is over.
 */
export interface Explanation {
  /** What `sign` returns for the same input. */
  request: SignedRequest;
  method: string;
  canonicalUri: string;
  /** The query as it is sent, without `?`. */
  canonicalQueryString: string;
  /** `name:value` of each signed header, each with a line feed behind it. */
  canonicalHeaders: string;
  /** Their names, joined by `;`. */
  signedHeaders: string;
  /** SHA-256 of the payload. */
  hashedPayload: string;
  /** Step 1. */
  canonicalRequest: string;
  hashedCanonicalRequest: string;
  /** Unix time in seconds. */
  timestamp: number;
  /** The UTC date of the timestamp. */
  date: string;
  /** `date/service/tc3_request` */
  credentialScope: string;
  /** Step 2. */
  stringToSign: string;
  secretDate: string;
  secretService: string;
  secretSigning: string;
  /** Step 3. */
  signature: string;
  /** Step 4. */
  authorization: string;
}

/**
 * Signs like `sign`, and keeps every stage.
 * @throws {Tc3Error} as `sign` does
 */
export function explain(request: ApiRequest, credentials: Credentials): Explanation;
