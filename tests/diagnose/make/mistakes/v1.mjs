/** Mistakes in signature v1. */
import { createHmac } from "node:crypto";
import { encode } from "../signers.mjs";

const signsWith = (members) => (program) => {
  Object.assign(program.signs, members);
};

const set = (params, name, value) => params.map((pair) => (pair[0] === name ? [name, value] : pair));
const without = (params, name) => params.filter(([known]) => known !== name);

/** Sends and signs without a parameter. */
const lacks = (name) => (program) => {
  program.sent.params = without(program.sent.params, name);
  program.signs.params = without(program.signs.params, name);
};

/** An order of names in which numbers count as numbers. */
const padded = ([name]) => name.replace(/\d+/g, (digits) => digits.padStart(9, "0"));
const natural = (a, b) => (padded(a) < padded(b) ? -1 : 1);

export const v1 = {
  unsorted: {
    cause: "v1-unsorted",
    note: "signs the parameters in the order of its code",
    make: signsWith({ sort: (params) => params }),
  },
  numeric: {
    cause: "v1-unsorted",
    note: "sorts TagFilters.2 before TagFilters.10",
    make: signsWith({ sort: (params) => params.toSorted(natural) }),
  },
  "small-and-large": {
    cause: "v1-case",
    note: "sorts the names without regard to case",
    make: signsWith({ sort: (params) => params.toSorted(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)) }),
  },
  "encoded-before": {
    cause: "v1-encoded",
    note: "encodes the values before it signs them",
    make: signsWith({ value: encode }),
  },
  "encoded-form": {
    cause: "v1-encoded",
    note: "signs what http_build_query gives, with + for blanks",
    make: signsWith({ value: (text) => encode(text).replaceAll("%20", "+") }),
  },
  "post-as-get": {
    cause: "v1-head",
    note: "signs GET of the example, and sends a POST",
    make: signsWith({ method: "GET" }),
  },
  "get-as-post": {
    cause: "v1-head",
    note: "signs POST, and sends a GET",
    make: signsWith({ method: "POST" }),
  },
  "no-method": {
    cause: "v1-head",
    note: "begins what it signs with the host",
    make: signsWith({ method: "" }),
  },
  "host-of-example": {
    cause: "v1-head",
    note: "signs the host of the documentation's example",
    make: signsWith({ host: "cvm.tencentcloudapi.com" }),
  },
  "no-slash": {
    cause: "v1-head",
    note: "forgets the slash between host and question mark",
    make: signsWith({ path: "" }),
  },
  "old-path": {
    cause: "v1-head",
    note: "signs /v2/index.php of the earlier API",
    make: signsWith({ path: "/v2/index.php" }),
  },
  "query-alone": {
    cause: "v1-head",
    note: "signs the parameters alone, without method, host and path",
    make: signsWith({ method: "", host: "", path: "", between: "" }),
  },
  "with-scheme": {
    cause: "v1-head",
    note: "signs the URL with https:// after the method",
    make: (program) => (program.signs.host = `https://${program.signs.host}`),
  },
  "method-not-sent": {
    cause: "v1-method",
    note: "signs with HmacSHA256, and sends no SignatureMethod",
    make(program) {
      lacks("SignatureMethod")(program);
      program.signs.hash = "sha256";
    },
  },
  "method-other": {
    cause: "v1-method",
    note: "says HmacSHA256, and signs with SHA-1",
    make: signsWith({ hash: "sha1" }),
  },
  "plus-lost": {
    cause: "v1-wire",
    note: "puts the base64 of the signature into the URL as it is, so that its + arrives as a blank",
    certain: true,
    make: (program) => (program.sent.encodeSignature = (signature) => signature),
  },
  "twice-encoded": {
    cause: "v1-wire",
    note: "encodes the signature, and the HTTP library encodes it again",
    certain: true,
    make: (program) => (program.sent.encodeSignature = (signature) => encode(encode(signature))),
  },
  hex: {
    cause: "signature-base64",
    note: "sends the signature in hex, as v3 has it",
    certain: true,
    make: signsWith({ write: (signature) => signature.toString("hex") }),
  },
  "hex-in-base64": {
    cause: "signature-base64",
    note: "base64 of the hex text, as PHP's hash_hmac without its last argument gives it",
    certain: true,
    make: signsWith({ write: (signature) => Buffer.from(signature.toString("hex")).toString("base64") }),
  },
  milliseconds: {
    cause: "timestamp-milliseconds",
    note: "sends and signs Date.now() as Timestamp",
    certain: true,
    make(program) {
      const time = `${program.timestamp}123`;
      program.sent.params = set(program.sent.params, "Timestamp", time);
      program.signs.params = set(program.signs.params, "Timestamp", time);
    },
  },
  "clock-twice": {
    cause: "timestamp-differs",
    note: "asks the clock once for the signature and once for the URL",
    make: (program) => (program.signs.params = set(program.signs.params, "Timestamp", `${program.timestamp - 1}`)),
  },
  expired: {
    cause: "timestamp-expired",
    note: "opens the URL of the example in a browser, ten minutes later",
    certain: true,
    grade: "certain",
    later: 600,
    make() {},
  },
  echo: {
    cause: "line-endings",
    note: 'signs with `echo "$text" | openssl dgst`, which adds a line feed',
    make: signsWith({ hmac: (hash, key, message) => createHmac(hash, key).update(`${message}\n`).digest() }),
  },
  "key-line-feed": {
    cause: "key-whitespace",
    note: "reads the key from a file that ends with a line feed",
    make: (program) => (program.signs.secretKey += "\n"),
  },
  "key-is-id": {
    cause: "key-swapped",
    note: "passes the SecretId where the SecretKey belongs",
    make: (program) => (program.signs.secretKey = program.credentials.secretId),
  },
  "hmac-exchanged": {
    cause: "hmac-swapped",
    note: "exchanges key and message of the HMAC",
    make: signsWith({ hmac: (hash, key, message) => createHmac(hash, message).update(key).digest() }),
  },
  "no-nonce": {
    cause: "parameter-missing",
    note: "forgets Nonce",
    certain: true,
    grade: "certain",
    make: lacks("Nonce"),
  },
  "no-version": {
    cause: "parameter-missing",
    note: "forgets Version, which the earlier API did not have",
    certain: true,
    grade: "certain",
    make: lacks("Version"),
  },
  "no-signature": {
    cause: "parameter-missing",
    note: "forgets to add the Signature",
    certain: true,
    grade: "certain",
    make: (program) => (program.sent.unsigned = true),
  },
  "no-token": {
    cause: "token-missing",
    note: "signs with temporary keys without their Token",
    certain: true,
    grade: "certain",
    make(program) {
      lacks("Token")(program);
      delete program.credentials.token;
    },
  },
  "token-left": {
    cause: "token-needless",
    note: "signs with a permanent key, and sends the Token of an earlier one",
    certain: true,
    grade: "certain",
    make(program) {
      program.sent.params.push(["Token", "n2vKf8QXEXAMPLEtokenOfAnotherKey"]);
      program.signs.params = program.sent.params;
    },
  },
  "other-secret": {
    cause: "secret-wrong",
    note: "has the key of another SecretId",
    grade: "likely",
    make: (program) => (program.signs.secretKey = "bUu9ptW6tNn1mQ0EXAMPLEoFaNoThErId"),
  },
};
