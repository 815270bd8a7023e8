/**
 * What can go wrong with a call, one after the other, over real sockets. Each fault is named as in the table of
 * docs/reliability.md, and gives a client that meets it, and nothing else, at every attempt.
 */
import { createServer } from "node:http";
import { createEndpoint } from "../../endpoint/index.mjs";
import { KEYS } from "./support.mjs";

const MINUTES = 60_000;
const JSON_TYPE = { "Content-Type": "application/json" };
const refusal = (Code) => JSON.stringify({ Response: { Error: { Code, Message: "as you asked" }, RequestId: "r-1" } });
const RESULT = JSON.stringify({ Response: { RequestId: "r-1", Text: "a result that is long enough to be cut" } });

/** The requests of a row, by what the action does. */
const SCRIPTED = {
  reads: { service: "cvm", version: "2017-03-12", action: "DescribeZones" },
  writes: { service: "cvm", version: "2017-03-12", action: "RunInstances" },
  token: { service: "cvm", version: "2017-03-12", action: "RunInstances", params: { ClientToken: "t-1" } },
};
const INVOKE = { service: "scf", version: "2018-04-16", action: "Invoke", params: { FunctionName: "hello" } };
const VERIFIED = {
  reads: { service: "tiems", version: "2019-04-16", action: "DescribeServices" },
  writes: INVOKE,
  token: INVOKE,
};

/** Answers of a server of ours. */
const scripted = (answer, more = {}) => ({ listen: () => serve(answer), requests: SCRIPTED, ...more });
const answering = (status, headers, body, more) =>
  scripted((_, response) => response.writeHead(status, headers).end(body), more);
const refusing = (code, headers, more) => answering(200, { ...JSON_TYPE, ...headers }, refusal(code), more);
const html = (status) => answering(status, { "Content-Type": "text/html" }, "<html>");

/** Answers of the local endpoint, which verifies what it gets. */
const verified = (options, more = {}) => ({
  listen: () => createEndpoint(options).listen(),
  requests: VERIFIED,
  ...more,
});
const failing = (kind, more) => verified({ failures: { rate: 1, kinds: [kind] } }, more);
const wrongBy = (minutes, more) => verified({ now: () => Date.now() + minutes * MINUTES }, more);

const TEMPORARY = { secretId: "AKIDTEMPORARY", secretKey: "TEMPORARYSECRET" };
/** Gives credentials that have expired and, where it is asked again, those that have not. */
const renewing =
  (renewed) =>
  ({ isRefused }) => ({
    ...TEMPORARY,
    token: isRefused ? renewed : "EXPIRED",
    expiresAt: Date.now() + 60 * MINUTES,
  });

export const FAULTS = {
  "the service throttles": failing("throttled"),
  "it throttles, and `Retry-After` is longer than `maxDelay`": refusing("RequestLimitExceeded", {
    "Retry-After": "3600",
  }),
  "it throttles, and the budget is empty": failing("throttled", { retry: { budget: { tokens: 4 } } }),
  "it fails: `InternalError`": failing("internal"),
  "503 without a body": failing("unavailable"),
  "429 of a gateway": html(429),
  "502 of a gateway": html(502),
  "the connection is refused": { listen: refuseConnections, requests: SCRIPTED },
  "the connection is reset before the answer": failing("reset"),
  "the connection is reset while the answer comes": scripted((_, response) => {
    response.writeHead(200, { ...JSON_TYPE, "Content-Length": RESULT.length }).write(RESULT.slice(0, 40));
    setTimeout(() => response.socket.resetAndDestroy(), 20);
  }),
  "the answer ends too early": answering(200, JSON_TYPE, RESULT.slice(0, 40)),
  "the answer is empty": answering(200, JSON_TYPE, ""),
  "no answer within `attemptTimeout`": failing("hang", { config: { attemptTimeout: 150 } }),
  "no answer within `timeout`": failing("hang", { config: { timeout: 150 } }),
  "`signal` fires while the call is under way": failing("hang", { abortOn: "fetch" }),
  "it throttles, and `signal` fires during the pause": failing("throttled", {
    abortOn: "pause",
    // The pause is a random part of a day and more.
    config: { retry: { baseDelay: 1e9, maxDelay: 1e9, budget: { tokens: 500 } }, timeout: Infinity },
  }),
  "`signal` has fired before": failing("hang", { options: () => ({ signal: AbortSignal.abort() }) }),
  "the clock is ten minutes slow": wrongBy(10),
  "the clock is ten minutes fast": wrongBy(-10),
  "the request's own `timestamp` is ten minutes off": wrongBy(10, {
    options: () => ({ timestamp: new Date() }),
  }),
  "the temporary credentials have expired; their provider has others": verified(
    {},
    { config: { credentials: renewing("EXAMPLETOKEN") } },
  ),
  "they have expired; the provider's others have expired, too": verified(
    {},
    { config: { credentials: renewing("EXPIREDTOO") } },
  ),
  "they have expired, and are an object": verified({}, { config: { credentials: { ...TEMPORARY, token: "EXPIRED" } } }),
  "the provider of credentials fails": verified(
    {},
    {
      config: {
        credentials() {
          throw new Error("no keys today");
        },
      },
    },
  ),
  "the key is wrong": verified({}, { config: { credentials: { ...KEYS, secretKey: "WRONG" } } }),
  "the key may not do this": refusing("UnauthorizedOperation"),
  "a parameter is wrong": refusing("InvalidParameterValue"),
  "the account has no more of it": refusing("LimitExceeded"),
  "a code that no table has": refusing("FailedOperation.Whatever"),
  "an HTML page": html(200),
  "JSON of something else": answering(200, JSON_TYPE, '{"hello":"world"}'),
  "a redirect": answering(302, { Location: "https://elsewhere.example/" }, ""),
  "an answer larger than `maxResponseBytes`": answering(200, JSON_TYPE, RESULT, { config: { maxResponseBytes: 50 } }),
  "an argument that cannot be sent": verified({}, { options: () => ({ host: "https://host" }) }),
};

function serve(answer) {
  const server = createServer((request, response) => request.resume().on("end", () => answer(request, response)));
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}`,
        close: () =>
          new Promise((closed) => {
            server.close(closed);
            server.closeAllConnections();
          }),
      }),
    );
  });
}

/** An address at which nothing listens any more. */
async function refuseConnections() {
  const { url, close } = await serve(() => {});
  await close();
  return { url, close: async () => {} };
}
