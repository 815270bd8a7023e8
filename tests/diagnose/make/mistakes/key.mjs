/** Mistakes in the key, in how it is derived, and in the signature that comes of it. */
import { createHmac } from "node:crypto";
import { header } from "../programs.mjs";
import { hmac256 } from "../signers.mjs";

const signsWith = (members) => (program) => {
  Object.assign(program.signs, members);
};

export const key = {
  "key-no-prefix": {
    cause: "key-prefix",
    note: "derives the key from the SecretKey without TC3 in front",
    make: signsWith({ prefix: "" }),
  },
  "key-aws": {
    cause: "key-prefix",
    note: "derives the key with AWS4 in front, from code for AWS",
    make: signsWith({ prefix: "AWS4" }),
  },
  "key-line-feed": {
    cause: "key-whitespace",
    note: "reads the key from a file that ends with a line feed",
    make: (program) => (program.signs.secretKey += "\n"),
  },
  "key-crlf": {
    cause: "key-whitespace",
    note: "reads the key from a file of Windows: CR LF at its end",
    make: (program) => (program.signs.secretKey += "\r\n"),
  },
  "key-blank": {
    cause: "key-whitespace",
    note: "pastes the key with a blank at its end",
    make: (program) => (program.signs.secretKey += " "),
  },
  "key-blank-before": {
    cause: "key-whitespace",
    note: "splits `SECRET_KEY= …` at the sign, and keeps the blank",
    make: (program) => (program.signs.secretKey = ` ${program.signs.secretKey}`),
  },
  "key-is-id": {
    cause: "key-swapped",
    note: "passes the id where the key belongs",
    make(program) {
      const { secretId, accessKeyId } = program.credentials;
      program.signs.secretKey = secretId ?? accessKeyId;
    },
  },
  "key-hexdigest": {
    cause: "key-hex",
    note: "uses hexdigest() of each step as the next key",
    make: signsWith({ derived: (key) => key.toString("hex") }),
  },
  "key-hex-last": {
    cause: "key-hex",
    note: "derives the key rightly, and signs with its hex text",
    make(program) {
      const { terminator } = program.signs;
      program.signs.hmac = (key, message) =>
        message === terminator ? hmac256(key, message).toString("hex") : hmac256(key, message);
    },
  },
  "key-is-secret": {
    cause: "key-underived",
    note: "signs with the SecretKey itself, as in v1",
    make: signsWith({ steps: () => [], prefix: "" }),
  },
  "key-is-tc3-secret": {
    cause: "key-underived",
    note: "signs with TC3 and the SecretKey, and no derivation",
    make: signsWith({ steps: () => [] }),
  },
  "key-order": {
    cause: "key-steps",
    note: "derives the service before the date",
    make: signsWith({ steps: ({ date, service, terminator }) => [service, date, terminator] }),
  },
  "key-no-terminator": {
    cause: "key-steps",
    note: "forgets the step with tc3_request",
    make: signsWith({ steps: ({ date, service }) => [date, service] }),
  },
  "key-no-service": {
    cause: "key-steps",
    note: "forgets the step with the service",
    make: signsWith({ steps: ({ date, terminator }) => [date, terminator] }),
  },
  "key-region": {
    cause: "key-steps",
    note: "derives with the region as well, as AWS does",
    make(program) {
      const region = header(program.sent, "x-tc-region");
      program.signs.steps = ({ date, service, terminator }) => [date, region, service, terminator];
    },
  },
  "hmac-exchanged": {
    cause: "hmac-swapped",
    note: "exchanges key and message in each HMAC, after hash_hmac of PHP",
    make: signsWith({ hmac: (key, message) => hmac256(message, key) }),
  },
  "hmac-last-exchanged": {
    cause: "hmac-swapped",
    note: "exchanges key and message in the last HMAC",
    make(program) {
      program.signs.hmac = (key, message) =>
        `${message}`.includes("\n") ? createHmac("sha256", message).update(key).digest() : hmac256(key, message);
    },
  },
  "signature-upper": {
    cause: "signature-case",
    note: "writes the signature in capitals",
    certain: true,
    make: signsWith({ write: (signature) => signature.toString("hex").toUpperCase() }),
  },
  "signature-in-base64": {
    cause: "signature-base64",
    note: "writes the signature in base64, as in v1",
    certain: true,
    make: signsWith({ write: (signature) => signature.toString("base64") }),
  },
  "other-secret": {
    cause: "secret-wrong",
    note: "has the key of another SecretId",
    grade: "likely",
    make: (program) => (program.signs.secretKey = "bUu9ptW6tNn1mQ0EXAMPLEoFaNoThErId"),
  },
};
