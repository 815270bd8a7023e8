// What the Rust client is not asked for, and why. The first reason that fits counts; a reason
// that fits nothing is a failure of tests/client/main.mjs.
export const LEFT_OUT = [
  {
    reason: "a module as a whole: parameters checked by their models, other vendors, the npm package's own loading and reading",
    tests: [/^(TI-EMS|SCF|Function Compute|Guance|Guance as in Rust|checks|kept|reading|loading|signature v1 has an entry of its own)$/],
  },
  {
    reason: "multipart, whose parts are values of JavaScript",
    tests: [/multipart/i, /Blob/, /boundary and Content-Type are in small letters/],
  },
  { reason: "a BigInt, which serde does not have", tests: [/BigInt/, /^integers > (can be|an error is)/, /integers beyond 2\^53/] },
  { reason: "half of a surrogate pair, which no text in Rust can hold", tests: [/half a pair/, /half of a surrogate pair/, /"\\ud800"/] },
  {
    reason: "a value of a type that Rust does not have",
    tests: [
      / (is|are) (number|object|boolean|function|string|bigint|text|null|undefined|an array|a number|\[|"|5)/,
      /a nonce of (text|null)/,
      /params (that are a Map|that write themselves|with (a Set|bytes|a cycle|a function|a symbol|NaN|Infinity))/,
      /calls itself bytes/,
      /wrong arguments are refused/,
      /a signed header that is null/,
    ],
  },
  { reason: "a getter or a proxy that throws, which index.js reads for it", tests: [/what cannot be read is a coded error/, /nested deeper than the stack/] },
  { reason: "credentials that a function gives to `sign`, which takes them alone", tests: [/a client's provider that fails/, /signs only with credentials/, /SKIP sends no signature/] },
  { reason: "the reason of a caller's signal: a dropped future has none to pass on", tests: [/an abort reaches fetch itself/] },
  { reason: "a hint, which speaks of Rust", tests: [/a stream that was not asked for/] },
  { reason: "`body` besides `params`, which the builder takes in place of each other", tests: [/body and params/] },
  { reason: "the identity of a body: bytes are copied into the module", tests: [/a ready body is the one that is sent/] },
  { reason: "the same function under another entry", tests: [/are those of their services/] },
];
