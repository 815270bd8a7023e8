// What the Rust client is not asked for, and why. The first reason that fits counts; a reason
// that fits nothing is a failure of the run.
export const LEFT_OUT = [
  {
    reason:
      "a module as a whole: parameters checked by their models, other vendors, the npm package's own loading and reading",
    tests: [
      /^(Function Compute|Guance|Guance as in Rust|checks|kept|reading|loading|signature v1 has an entry of its own|bodies of answers|under attack|what is given|errors)$/,
    ],
  },
  {
    reason:
      "a function of the npm package alone: `paginate`, `throwOnFunctionError`, `unsafeIntegers`, the checks of `invoke`, a source for `init`",
    tests: [
      /a list is read page by page/,
      /an error where that is asked for/,
      /^integers > (can be|an error is)/,
      /integers beyond 2\^53/,
      /a result has the integers of its function/,
      /whether a failed function rejects is read/,
      /what a page has put on Object.prototype/,
      /are those of their services/,
      /init with a source/,
    ],
  },
  {
    reason: "attempts and the clock, whose schedules tests/client.rs holds the Rust client to",
    tests: [/^(attempts|the clock)$/, /a client can be changed/],
  },
  { reason: "a BigInt, which serde does not have", tests: [/a BigInt keeps every digit/, /BigInt in/] },
  {
    reason: "half of a surrogate pair, which no text in Rust can hold",
    tests: [/half a pair/, /half of a surrogate pair/, /"\\ud800"/],
  },
  {
    reason: "a value of a type that Rust does not have",
    tests: [
      / (is|are) (number|object|boolean|function|string|bigint|text|null|undefined|an array|a number|\[|"|5)/,
      /multipart refuses (null|NaN|an object|an array|text|a type that is a number)/,
      /a nonce of (text|null)/,
      /params (that are a Map|that write themselves|with (a Set|bytes|a cycle|a function|a symbol|NaN|Infinity))/,
      /calls itself bytes/,
      /wrong arguments are refused/,
      /a signed header that is null/,
    ],
  },
  {
    reason: "what index.js reads before Rust does: a getter, a proxy or a Blob that throws",
    tests: [/what cannot be read is a coded error/, /nested deeper than the stack/, /a Blob that cannot be read/],
  },
  {
    reason: "credentials that a function gives to `sign`, which takes them alone",
    tests: [/a client's provider that fails/, /signs only with credentials/],
  },
  {
    reason: "the reason of a caller's signal: a dropped future has none to pass on",
    tests: [/an abort reaches fetch itself/],
  },
  { reason: "a hint, which speaks of Rust", tests: [/a stream that was not asked for/] },
  {
    reason: "an example in which a member is null or not given: a typed answer has its default",
    tests: [
      /TI-EMS > ((create|update|describe)(Service|Services|ResourceGroups|RsgAsGroup|RsgAsGroups|RsgAsGroupActivities|Job)|exposeService|describeInstances) answers the document's examples/,
    ],
  },
  {
    reason: "the identity of a body: bytes are copied into the module",
    tests: [/a ready body is the one that is sent/],
  },
];
