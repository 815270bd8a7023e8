/** Mistakes that only ACS3 knows, or knows in another form. */
import { header, setHeader } from "../programs.mjs";
import { encode, hmac256 } from "../signers.mjs";
import { claimHash } from "./payload.mjs";

/** Sets a header that is sent and signed. */
function set(program, name, value) {
  setHeader(program.sent, name, value);
  const others = program.signs.headers.filter(([known]) => known !== name);
  const all = value === undefined ? others : [...others, [name, value]];
  program.signs.headers = all.sort(([a], [b]) => (a < b ? -1 : 1));
  program.signs.list = program.signs.headers.map(([known]) => known).join(";");
}

const dateAfter = (program, seconds) => `${new Date((program.timestamp + seconds) * 1000).toISOString().slice(0, 19)}Z`;

/** `2026-01-02T11:04:05Z`, which is not UTC's although it ends with Z. */
const localDate = (program) => dateAfter(program, 8 * 3600);

/** Keeps only what `isKept` takes among the signed headers. */
function signsOnly(program, isKept) {
  program.signs.headers = program.signs.headers.filter(([name]) => isKept(name));
  program.signs.list = program.signs.headers.map(([name]) => name).join(";");
}

export const acs3 = {
  "local-date": {
    cause: "date-local",
    note: "writes x-acs-date in Shanghai's time, with a Z at its end",
    certain: true,
    make: (program) => set(program, "x-acs-date", localDate(program)),
  },
  "date-milliseconds": {
    cause: "date-format",
    note: "writes x-acs-date with toISOString, which has milliseconds",
    certain: true,
    make: (program) => set(program, "x-acs-date", new Date(program.timestamp * 1000).toISOString()),
  },
  "date-rfc": {
    cause: "date-format",
    note: "writes x-acs-date as HTTP's Date has it",
    certain: true,
    make: (program) => set(program, "x-acs-date", new Date(program.timestamp * 1000).toUTCString()),
  },
  "clock-twice": {
    cause: "timestamp-differs",
    note: "makes x-acs-date twice, a second apart",
    make: (program) => setHeader(program.sent, "x-acs-date", dateAfter(program, 1)),
  },
  expired: {
    cause: "timestamp-expired",
    note: "signs rightly on a machine whose clock is twenty minutes late",
    certain: true,
    grade: "certain",
    later: 1200,
    make() {},
  },
  "hash-of-other": {
    cause: "payload-differs",
    note: "computes x-acs-content-sha256 of the body before it was changed",
    certain: true,
    make(program) {
      program.signs.payload = Buffer.from('{"functionName":"draft"}');
      claimHash(program);
    },
  },
  "path-slash": {
    cause: "path-differs",
    note: "signs / as for RPC, and sends a ROA path",
    make: (program) => (program.signs.path = "/"),
  },
  "path-encoded": {
    cause: "path-differs",
    note: "encodes the whole path, slashes too",
    make: (program) => (program.signs.path = encodeURIComponent(program.signs.path)),
  },
  "path-without-version": {
    cause: "path-differs",
    note: "signs the path without the version in front",
    make: (program) => (program.signs.path = program.signs.path.replace("/2023-03-30", "")),
  },
  "query-unsorted": {
    cause: "query-order",
    note: "signs the parameters in the order in which they are sent",
    make: (program) => (program.signs.query = program.sent.query),
  },
  "query-of-form": {
    cause: "query-needless",
    note: "signs the form's parameters as the query, as RPC's first signature did",
    make(program) {
      const form = `${program.sent.body}`;
      if (form) program.signs.query = form.split("&").sort().join("&");
    },
  },
  "headers-unsorted": {
    cause: "headers-order",
    note: "signs the headers in the order in which it set them, host last",
    certain: true,
    make(program) {
      const { headers } = program.signs;
      headers.push(
        headers.splice(
          headers.findIndex(([name]) => name === "host"),
          1,
        )[0],
      );
      program.signs.list = headers.map(([name]) => name).join(";");
    },
  },
  "headers-content-type-unsigned": {
    cause: "headers-list",
    note: "signs x-acs-* and host, and leaves content-type out",
    certain: true,
    make: (program) => signsOnly(program, (name) => name !== "content-type"),
  },
  "headers-host-alone": {
    cause: "headers-list",
    note: "signs host and x-acs-date alone",
    certain: true,
    make: (program) => signsOnly(program, (name) => name === "host" || name === "x-acs-date"),
  },
  "list-in-authorization": {
    cause: "headers-list",
    note: "signs content-type as well, and Authorization does not name it",
    make(program) {
      program.claims.list = program.signs.list.replace("content-type;", "");
    },
  },
  "host-of-other-region": {
    cause: "host-differs",
    note: "signs the host without its region, and calls the regional one",
    make(program) {
      program.signs.headers = program.signs.headers.map(([name, value]) =>
        name === "host" ? [name, value.replace(/^([\w-]+)\.[\w-]+\./, "$1.")] : [name, value],
      );
    },
  },
  "key-ampersand-of-tc3": {
    cause: "key-prefix",
    note: "puts TC3 in front of the secret, from code for Tencent Cloud",
    make: (program) => (program.signs.prefix = "TC3"),
  },
  "key-derived": {
    cause: "key-steps",
    note: "derives a key from date, service and request, from code for Tencent Cloud",
    make: (program) =>
      (program.signs.steps = () => [header(program.sent, "x-acs-date").slice(0, 10), "ecs", "tc3_request"]),
  },
  "hmac-exchanged": {
    cause: "hmac-swapped",
    note: "exchanges key and message of the HMAC",
    make: (program) => (program.signs.hmac = (key, message) => hmac256(message, key)),
  },
  "no-nonce": {
    cause: "header-missing",
    note: "sends no x-acs-signature-nonce",
    certain: true,
    grade: "certain",
    make: (program) => set(program, "x-acs-signature-nonce", undefined),
  },
  "no-action": {
    cause: "header-missing",
    note: "puts Action into the query, and sends no x-acs-action",
    certain: true,
    grade: "certain",
    make: (program) => set(program, "x-acs-action", undefined),
  },
  "no-hash": {
    cause: "header-missing",
    note: "sends no x-acs-content-sha256",
    certain: true,
    grade: "certain",
    make: (program) => set(program, "x-acs-content-sha256", undefined),
  },
  "no-token": {
    cause: "token-missing",
    note: "signs with the keys of a role, and sends no x-acs-security-token",
    certain: true,
    grade: "certain",
    make(program) {
      set(program, "x-acs-security-token", undefined);
      delete program.credentials.securityToken;
    },
  },
  "token-left": {
    cause: "token-needless",
    note: "signs with a permanent key, and sends the token of a role",
    certain: true,
    grade: "certain",
    make: (program) => set(program, "x-acs-security-token", "CAIS+EXAMPLE/ofAnotherKey==token~0009"),
  },
  "authorization-scope": {
    cause: "authorization-format",
    note: "writes a scope after the id, as Tencent Cloud has it",
    certain: true,
    grade: "certain",
    make: (program) =>
      (program.write = ({ algorithm, id, list, signature }) =>
        `${algorithm} Credential=${id}/2026-01-02/fc/acs3_request,SignedHeaders=${list},Signature=${signature}`),
  },
  "authorization-semicolons": {
    cause: "authorization-format",
    note: "separates the members of Authorization by semicolons",
    certain: true,
    grade: "certain",
    make: (program) =>
      (program.write = ({ algorithm, id, list, signature }) =>
        `${algorithm} Credential=${id};SignedHeaders=${list};Signature=${signature}`),
  },
  "string-has-date": {
    cause: "algorithm-differs",
    note: "begins the string to sign with TC3-HMAC-SHA256",
    make(program) {
      program.claims.algorithm = program.signs.algorithm;
      program.signs.algorithm = "TC3-HMAC-SHA256";
    },
  },
  "query-encoded-by-form": {
    cause: "query-encoding",
    note: "signs URLEncoder's + and *",
    make: (program) => (program.signs.query = program.signs.query.replaceAll("%20", "+").replaceAll("%2A", "*")),
  },
  "query-names-encoded-twice": {
    cause: "query-encoding",
    note: "encodes the values twice",
    make: (program) =>
      (program.signs.query = program.signs.query
        .split("&")
        .map((pair) =>
          pair
            .split("=")
            .map((part, index) => (index ? encode(part) : part))
            .join("="),
        )
        .join("&")),
  },
  "request-hash-missing": {
    cause: "request-not-hashed",
    note: "signs the canonical request after the algorithm, and not its hash",
    make: (program) => (program.signs.hashRequest = (text) => text),
  },
  "unsigned-payload": {
    cause: "payload-unsigned",
    note: "signs UNSIGNED-PAYLOAD as OSS allows it, which is no hash here",
    certain: true,
    make(program) {
      program.signs.hashPayload = () => "UNSIGNED-PAYLOAD";
      claimHash(program);
    },
  },
};
