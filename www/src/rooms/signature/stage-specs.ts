// The stages of each algorithm, in the order of computation and under the names of the vendor's page. What
// is drawn, walked through, copied and printed is read from here.
import type { AcsExplanation, Tc3Explanation, V1Explanation } from "tc3fetch/inspect";
import {
  authorizationPieces,
  headerPieces,
  nameListPieces,
  type Piece,
  queryPieces,
  scopePieces,
  v1Pieces,
} from "./pieces.ts";

export interface PartSpec<Explanation> {
  /** As in the vendor's rules, in every language. */
  name: string;
  read(explanation: Explanation): string;
  /** How it is computed, below its name. */
  formula?(explanation: Explanation): string;
  /** Where the whole of it comes from. */
  from?: string;
  /** Where its pieces come from. */
  pieces?(text: string): Piece[];
  /** For a hash or a key: it is marked as a whole when it changes. */
  whole?: boolean;
  /** Whether a line feed follows where it is hashed. */
  lineFeed?: boolean;
}

export interface StageSpec<Explanation> {
  /** Of its element, and of its texts in the dictionaries. */
  id: string;
  parts: PartSpec<Explanation>[];
  /** The whole of it, as it is hashed or sent. */
  text?(explanation: Explanation): string;
  /** Its parts sign: they are shown and copied only on purpose, one by one, and never printed. */
  secret?: boolean;
  /** It depends on the key: without one there is nothing to show. */
  keyed?: boolean;
  /** The headers of the signed request follow. */
  headers?: boolean;
}

/** What two of the algorithms have in common. */
type Canonical = Record<
  "method" | "canonicalUri" | "canonicalQueryString" | "canonicalHeaders" | "signedHeaders" | "hashedPayload",
  string
>;

const canonicalParts: PartSpec<Canonical>[] = [
  { name: "HTTPRequestMethod", read: ({ method }) => method, from: "method", lineFeed: true },
  { name: "CanonicalURI", read: ({ canonicalUri }) => canonicalUri, from: "path", lineFeed: true },
  {
    name: "CanonicalQueryString",
    read: ({ canonicalQueryString }) => canonicalQueryString,
    pieces: queryPieces,
    lineFeed: true,
  },
  { name: "CanonicalHeaders", read: ({ canonicalHeaders }) => canonicalHeaders, pieces: headerPieces, lineFeed: true },
  { name: "SignedHeaders", read: ({ signedHeaders }) => signedHeaders, pieces: nameListPieces, lineFeed: true },
  { name: "HashedRequestPayload", read: ({ hashedPayload }) => hashedPayload, from: "payload", whole: true },
];

const algorithmOf = ({ stringToSign }: { stringToSign: string }) => stringToSign.split("\n")[0] ?? "";

export const v3Stages: StageSpec<Tc3Explanation>[] = [
  { id: "canonicalRequest", parts: canonicalParts, text: ({ canonicalRequest }) => canonicalRequest },
  {
    id: "stringToSign",
    text: ({ stringToSign }) => stringToSign,
    parts: [
      { name: "Algorithm", read: algorithmOf, from: "algorithm", lineFeed: true },
      { name: "RequestTimestamp", read: ({ timestamp }) => String(timestamp), from: "timestamp", lineFeed: true },
      { name: "CredentialScope", read: ({ credentialScope }) => credentialScope, pieces: scopePieces, lineFeed: true },
      {
        name: "HashedCanonicalRequest",
        read: ({ hashedCanonicalRequest }) => hashedCanonicalRequest,
        from: "canonicalRequest",
        whole: true,
      },
    ],
  },
  {
    id: "derivedKeys",
    keyed: true,
    secret: true,
    parts: [
      {
        name: "SecretDate",
        formula: ({ date }) => `HMAC("TC3" + SecretKey, "${date}")`,
        read: ({ secretDate }) => secretDate,
        from: "secret",
        whole: true,
      },
      {
        name: "SecretService",
        formula: ({ credentialScope }) => `HMAC(SecretDate, "${credentialScope.split("/")[1]}")`,
        read: ({ secretService }) => secretService,
        from: "service",
        whole: true,
      },
      {
        name: "SecretSigning",
        formula: () => 'HMAC(SecretService, "tc3_request")',
        read: ({ secretSigning }) => secretSigning,
        from: "secretSigning",
        whole: true,
      },
    ],
  },
  {
    id: "signature",
    keyed: true,
    text: ({ signature }) => signature,
    parts: [
      {
        name: "Signature",
        formula: () => "HMAC(SecretSigning, StringToSign)",
        read: ({ signature }) => signature,
        from: "signature",
        whole: true,
      },
    ],
  },
  {
    id: "authorization",
    keyed: true,
    text: ({ authorization }) => authorization,
    parts: [{ name: "Authorization", read: ({ authorization }) => authorization, pieces: authorizationPieces }],
    headers: true,
  },
];

export const v1Stages: StageSpec<V1Explanation>[] = [
  {
    id: "requestString",
    text: ({ requestString }) => requestString,
    parts: [{ name: "RequestString", read: ({ requestString }) => requestString, pieces: v1Pieces }],
  },
  {
    id: "v1StringToSign",
    text: ({ stringToSign }) => stringToSign,
    parts: [
      { name: "Method", read: ({ method }) => method, from: "method" },
      { name: "Host + Path", read: hostAndPath, from: "h:host" },
      {
        name: "RequestString",
        read: ({ requestString }) => `?${requestString}`,
        pieces: (text) => [{ text: "?" }, ...v1Pieces(text.slice(1))],
      },
    ],
  },
  {
    id: "v1Signature",
    keyed: true,
    text: ({ signature }) => signature,
    parts: [
      {
        name: "Signature",
        formula: ({ algorithm }) =>
          `Base64(${algorithm === "HmacSHA1" ? "HMAC-SHA1" : "HMAC-SHA256"}(SecretKey, StringToSign))`,
        read: ({ signature }) => signature,
        from: "signature",
        whole: true,
      },
    ],
  },
  {
    id: "v1Sent",
    keyed: true,
    text: sentForm,
    parts: [{ name: "EncodedParameters", read: sentForm, pieces: (text) => v1Pieces(text) }],
    headers: true,
  },
];

function hostAndPath({ stringToSign, method, requestString }: V1Explanation): string {
  return stringToSign.slice(method.length, stringToSign.length - requestString.length - 1);
}

/** What is sent: the query of a GET, the form of a POST. */
function sentForm({ request }: V1Explanation): string {
  return request.body ? new TextDecoder().decode(request.body) : (request.url.split("?")[1] ?? "");
}

export const acs3Stages: StageSpec<AcsExplanation>[] = [
  { id: "acsCanonicalRequest", parts: canonicalParts, text: ({ canonicalRequest }) => canonicalRequest },
  {
    id: "acsStringToSign",
    text: ({ stringToSign }) => stringToSign,
    parts: [
      { name: "SignatureAlgorithm", read: algorithmOf, from: "algorithm", lineFeed: true },
      {
        name: "HashedCanonicalRequest",
        read: ({ hashedCanonicalRequest }) => hashedCanonicalRequest,
        from: "canonicalRequest",
        whole: true,
      },
    ],
  },
  {
    id: "acsSignature",
    keyed: true,
    text: ({ signature }) => signature,
    parts: [
      {
        name: "Signature",
        formula: () => "HMAC_SHA256(AccessKeySecret, StringToSign)",
        read: ({ signature }) => signature,
        from: "signature",
        whole: true,
      },
    ],
  },
  {
    id: "acsAuthorization",
    keyed: true,
    text: ({ authorization }) => authorization,
    parts: [{ name: "Authorization", read: ({ authorization }) => authorization, pieces: authorizationPieces }],
    headers: true,
  },
];
