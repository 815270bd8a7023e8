/** Mistakes in time, scope, Authorization and in which headers there are. */
import { header, setHeader } from "../programs.mjs";
import { dateOf } from "../signers.mjs";

const signsWith = (members) => (program) => {
  Object.assign(program.signs, members);
};

export const scope = {
  "date-shanghai": {
    cause: "date-local",
    note: "takes the date of Shanghai at two in the morning, for scope and key",
    certain: true,
    make: (program) => (program.signs.date = dateOf(program.timestamp, 8)),
  },
  "date-new-york": {
    cause: "date-local",
    note: "takes the date of New York in the evening",
    certain: true,
    make: (program) => (program.signs.date = dateOf(program.timestamp, -5)),
  },
  "date-shanghai-key": {
    cause: "date-local",
    note: "writes UTC's date into Authorization, and derives the key from datetime.now()",
    make(program) {
      const { date, service, terminator } = program.signs;
      program.claims.scope = `${date}/${service}/${terminator}`;
      program.signs.date = dateOf(program.timestamp, 8);
    },
  },
  "date-of-example": {
    cause: "date-differs",
    note: "keeps the date of the documentation's example in the scope",
    certain: true,
    make: signsWith({ date: "2019-02-25" }),
  },
  "date-1970": {
    cause: "date-differs",
    note: "Java's new Date(seconds) is in January 1970",
    certain: true,
    make: (program) => (program.signs.date = dateOf(Math.floor(program.timestamp / 1000))),
  },
  "date-yesterday": {
    cause: "date-differs",
    note: "keeps the date of when the program started, two days ago",
    certain: true,
    make: (program) => (program.signs.date = dateOf(program.timestamp, -48)),
  },
  "date-compact": {
    cause: "date-format",
    note: "writes the date as in AWS's scope: 20260301",
    certain: true,
    make: (program) => (program.signs.date = program.signs.date.replaceAll("-", "")),
  },
  "date-slashes": {
    cause: "date-format",
    note: "writes the date without leading zeros, as toLocaleDateString gives it with dashes",
    certain: true,
    make: (program) => (program.signs.date = program.signs.date.replaceAll("-0", "-")),
  },
  "ms-sent": {
    cause: "timestamp-milliseconds",
    note: "takes Date.now() for X-TC-Timestamp, signed and sent",
    certain: true,
    make(program) {
      program.signs.timestamp = `${program.timestamp}123`;
      setHeader(program.sent, "x-tc-timestamp", `${program.timestamp}123`);
    },
  },
  "ms-signed": {
    cause: "timestamp-milliseconds",
    note: "signs milliseconds, and sends seconds",
    make: (program) => (program.signs.timestamp = `${program.timestamp}000`),
  },
  "clock-twice": {
    cause: "timestamp-differs",
    note: "asks the clock twice, and a second passes between the string to sign and the header",
    make: (program) => (program.signs.timestamp = `${program.timestamp - 1}`),
  },
  "clock-late": {
    cause: "timestamp-differs",
    note: "signs, waits for a connection, and then writes the header from a new clock",
    make: (program) => (program.signs.timestamp = `${program.timestamp - 4}`),
  },
  expired: {
    cause: "timestamp-expired",
    note: "signs rightly on a machine whose clock is seven minutes late",
    certain: true,
    grade: "certain",
    later: 420,
    make() {},
  },
  "expired-early": {
    cause: "timestamp-expired",
    note: "sends the signed request that it kept since yesterday",
    certain: true,
    grade: "certain",
    later: 86_400,
    make() {},
  },
  "service-of-example": {
    cause: "service-differs",
    note: "keeps cvm of the documentation's example as the service",
    certain: true,
    make: signsWith({ service: "cvm" }),
  },
  "service-upper": {
    cause: "service-differs",
    note: "writes the service in capitals",
    certain: true,
    make: (program) => (program.signs.service = program.signs.service.toUpperCase()),
  },
  "service-in-key": {
    cause: "service-differs",
    note: "writes the right service into the scope, and derives the key from the example's",
    make(program) {
      program.signs.steps = ({ date, terminator }) => [date, "cvm", terminator];
    },
  },
  "service-is-host": {
    cause: "service-differs",
    note: "takes the whole host for the service",
    certain: true,
    make: (program) => (program.signs.service = program.sent.host),
  },
  "scope-aws": {
    cause: "scope-format",
    note: "ends the scope with aws4_request, from code for AWS",
    certain: true,
    make: signsWith({ terminator: "aws4_request" }),
  },
  "scope-dash": {
    cause: "scope-format",
    note: "writes tc3-request",
    certain: true,
    make: signsWith({ terminator: "tc3-request" }),
  },
  "scope-region": {
    cause: "scope-format",
    note: "writes the region into the scope, as AWS has it, and derives the key rightly",
    certain: true,
    make(program) {
      const region = header(program.sent, "x-tc-region");
      program.signs.scope = ({ date, service, terminator }) => `${date}/${region}/${service}/${terminator}`;
    },
  },
  "algorithm-lower": {
    cause: "algorithm-differs",
    note: "begins the string to sign with the algorithm in small letters, and Authorization rightly",
    make(program) {
      program.claims.algorithm = program.signs.algorithm;
      program.signs.algorithm = program.signs.algorithm.toLowerCase();
    },
  },
  "algorithm-aws": {
    cause: "algorithm-differs",
    note: "leaves AWS4-HMAC-SHA256 in the string to sign",
    make(program) {
      program.claims.algorithm = program.signs.algorithm;
      program.signs.algorithm = "AWS4-HMAC-SHA256";
    },
  },
  "authorization-colon": {
    cause: "authorization-format",
    note: "writes the members of Authorization with colons",
    certain: true,
    grade: "certain",
    make: (program) =>
      (program.write = ({ algorithm, id, scope, list, signature }) =>
        `${algorithm} Credential:${id}/${scope}, SignedHeaders:${list}, Signature:${signature}`),
  },
  "authorization-comma": {
    cause: "authorization-format",
    note: "writes a comma after the algorithm as well",
    certain: true,
    grade: "certain",
    make: (program) =>
      (program.write = ({ algorithm, id, scope, list, signature }) =>
        `${algorithm}, Credential=${id}/${scope}, SignedHeaders=${list}, Signature=${signature}`),
  },
  "authorization-commas": {
    cause: "authorization-format",
    note: "forgets the commas between the members of Authorization",
    certain: true,
    grade: "certain",
    make: (program) =>
      (program.write = ({ algorithm, id, scope, list, signature }) =>
        `${algorithm} Credential=${id}/${scope} SignedHeaders=${list} Signature=${signature}`),
  },
  "authorization-scope": {
    cause: "authorization-format",
    note: "writes the id alone as Credential, as Alibaba Cloud has it",
    certain: true,
    grade: "certain",
    make: (program) =>
      (program.write = ({ algorithm, id, list, signature }) =>
        `${algorithm} Credential=${id}, SignedHeaders=${list}, Signature=${signature}`),
  },
  "header-action": {
    cause: "header-missing",
    note: "puts Action into the body, and sends no X-TC-Action",
    certain: true,
    grade: "certain",
    make: (program) => setHeader(program.sent, "x-tc-action", undefined),
  },
  "header-version": {
    cause: "header-missing",
    note: "forgets X-TC-Version",
    certain: true,
    grade: "certain",
    make: (program) => setHeader(program.sent, "x-tc-version", undefined),
  },
  "header-timestamp": {
    cause: "header-missing",
    note: "signs a time that it does not send",
    certain: true,
    grade: "certain",
    make: (program) => setHeader(program.sent, "x-tc-timestamp", undefined),
  },
  "token-forgotten": {
    cause: "token-missing",
    note: "signs with temporary keys, and sends no X-TC-Token",
    certain: true,
    grade: "certain",
    make(program) {
      setHeader(program.sent, "x-tc-token", undefined);
      delete program.credentials.token;
    },
  },
  "token-left": {
    cause: "token-needless",
    note: "signs with a permanent key, and sends the token of an earlier one",
    certain: true,
    grade: "certain",
    make(program) {
      setHeader(program.sent, "x-tc-token", "n2vKf8QXEXAMPLEtokenOfAnotherKey0a1b2c3d4e5f6g7h8");
    },
  },
};
