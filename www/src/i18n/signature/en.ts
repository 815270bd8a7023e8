/** English texts of the room Signature, which come with it. Back quotes mark code. */
export const en = {
  which: "Signatures shown",
  sideBySide: "v3 beside v1",
  v3: "Signature v3: the request as a whole, headers included.",
  v1: "Signature v1: every parameter, raw and sorted; for gateways that know no other.",
  sent: "sent",
  walk: "Step by step",
  previous: "Previous step",
  next: "Next step",
  endWalk: "Show all steps",
  walkEnded: "This signature needs no more steps.",
  stepOf: (index: number, count: number) => `Step ${index} of ${count}`,
  document: "The vendor’s rules",
  lineEndings: "Line endings",
  derivation: "the derivation",
  copyMarkdown: "Copy as Markdown",
  print: "Print",
  bytes: (count: string, isOne: boolean) => `${count} ${isOne ? "byte" : "bytes"}`,
  empty: "empty",
  none: "—",
  showKeys: "Show derived keys",
  hideKeys: "Hide derived keys",
  hiddenKey: "hidden",
  keysWarning: "With SecretSigning anyone can sign for this service for the rest of that day.",
  headers: "Headers as sent",
  copyHeaders: "Copy headers",
  unsigned: "Nothing is signed",
  unsignedWhy:
    "Guance knows who calls by the key itself, in the header `DF-API-KEY`. Everyone who sees the header can use it: it belongs on a server, and in a page only behind a proxy of your own that adds it.",
  sources: {
    title: "Where it comes from",
    method: "method",
    path: "path",
    payload: "payload",
    timestamp: "timestamp",
    service: "service",
    canonicalRequest: "canonical request",
    id: "key id",
    signature: "signature",
  },
  texts: {
    canonicalRequest: {
      title: "Canonical request",
      rule: "Describes exactly what will be sent: signed header names and values in lower case, sorted by name, each line ended by a line feed; the payload as the SHA-256 of its bytes, in hex.",
      why: "The server receives a request that may have been reordered on its way, and builds the same text from it. One character of difference, a space or a charset, and the hashes differ. `content-type` and `host` must be signed; sign `x-tc-action` too where it could be changed on the way.",
    },
    stringToSign: {
      title: "String to sign",
      rule: "Binds the SHA-256 of the canonical request to a time and to a credential scope: the date of the timestamp in UTC, the service, and `tc3_request`.",
      why: "A signature is worth five minutes and one service. The date is that of the timestamp in UTC: taken from a local clock it is wrong for eight hours of a Chinese day.",
    },
    derivedKeys: {
      title: "Derived keys",
      rule: "Three rounds of HMAC-SHA256 narrow the SecretKey down to one day, one service and this protocol; the key itself is never sent.",
      why: "The key of a round is the raw result of the one before, not its hexadecimal digits. The first key is `TC3` followed by the SecretKey, without a space.",
    },
    signature: {
      title: "Signature",
      rule: "HMAC-SHA256 of the string to sign under SecretSigning, in lower-case hex.",
      why: "It stands for everything above: after a change of a signed byte only SecretSigning can mend it.",
    },
    authorization: {
      title: "Authorization and headers",
      rule: "One header carries algorithm, credential, signed headers and signature. It is sent with the headers below; what sends the request adds `Host`.",
      why: "The signed headers are named in the same order as in the canonical request. A space follows the algorithm and each comma.",
    },
    requestString: {
      title: "Parameters, sorted",
      rule: "Every parameter, the common ones too, as `name=value`, sorted by the bytes of its name and joined by `&`. Values are raw here, without any encoding.",
      why: "Nested parameters are flat: `Filters.0.Values.1`. Sorting is by bytes, so that `InstanceIds.12` stands before `InstanceIds.2`.",
    },
    v1StringToSign: {
      title: "String to sign",
      rule: "Method, host, path, a question mark and the sorted parameters, one after the other.",
      why: "The host is the one that is called. There is no line feed anywhere.",
    },
    v1Signature: {
      title: "Signature",
      rule: "HMAC of the string to sign under the SecretKey, in base64.",
      why: "The key signs as it is. With HmacSHA256 the parameter `SignatureMethod` has to say so; without it the server takes HmacSHA1.",
    },
    v1Sent: {
      title: "What is sent",
      rule: "The parameters and the signature, now percent-encoded: as the query of a GET, or as the form of a POST.",
      why: "Encoding comes after signing. The base64 of a signature has `+`, `/` and `=`, which must be encoded.",
    },
    acsCanonicalRequest: {
      title: "Canonical request",
      rule: "Method, path, query, the headers `host`, `content-type` and `x-acs-*` in lower case and sorted, their names, and the SHA-256 of the body.",
      why: "Date, nonce and the body’s hash are headers here, and signed with the others: a request cannot be repeated.",
    },
    acsStringToSign: {
      title: "String to sign",
      rule: "The name of the algorithm, a line feed, and the SHA-256 of the canonical request in hex.",
      why: "There is no scope: the time is among the signed headers already.",
    },
    acsSignature: {
      title: "Signature",
      rule: "HMAC-SHA256 of the string to sign under the AccessKeySecret, in lower-case hex.",
      why: "No key is derived: the secret signs as it is.",
    },
    acsAuthorization: {
      title: "Authorization and headers",
      rule: "One header carries algorithm, key id, signed headers and signature, without a space after the commas.",
      why: "Every header that begins with `x-acs-` is signed; the others are only sent.",
    },
  },
};

/** English is the measure: another language compiles only when it says everything that English says. */
export type SignatureTexts = typeof en;
