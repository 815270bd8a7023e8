// The cases of tests/vectors/guance through the package; tests/guance.rs has them natively,
// and says what their members are.
import { guanceVectors } from "./vectors.mjs";

/** What answers where a case is about the request only. */
const EMPTY = {
  status: 200,
  body: { code: 200, content: [], errorCode: "", message: "", success: true, traceId: "t" },
};

/** A fetch that answers as a case says, and keeps what it was asked. Statuses as browsers show them are none that `Response` takes. */
function answering({ status, body }) {
  const asked = [];
  const bytes = new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body));
  const fetch = async (url, init) => {
    asked.push({ url, ...init });
    return { status, headers: new Headers(), arrayBuffer: async () => bytes.slice().buffer };
  };
  return { fetch, asked };
}

/** The members of an object that are there, as JSON has them. */
const plain = (object) => JSON.parse(JSON.stringify(object));

/** A request as the cases write it. */
const written = ({ method, url, headers, body }) => ({
  method,
  url,
  headers,
  body: body && new TextDecoder().decode(body),
});

/** What a case says of an error. */
function told({ code, kind, parameter, message, retryable, httpStatus, requestId, hint }, expected) {
  return { code, kind, parameter, message, retryable, httpStatus, requestId, ...("hint" in expected && { hint }) };
}

export function define(QUnit, { guance, failure }) {
  QUnit.module("Guance as in Rust", () => {
    QUnit.test("every case is here", (assert) => assert.true(guanceVectors.length >= 155));

    for (const { name, config, action, params, request, answer, result, error } of guanceVectors) {
      QUnit.test(name, async (assert) => {
        const { fetch, asked } = answering(answer ?? EMPTY);
        const call = () => guance[action](params, { ...config, fetch });
        if (error) {
          const thrown = await failure(assert, call);
          assert.deepEqual(plain(told(thrown, error)), error);
          const shown = `${thrown.message} ${thrown.stack} ${JSON.stringify(thrown)}`;
          if (answer)
            for (const secret of ["KWARGS-SECRET", config.apiKey]) assert.false(shown.includes(secret), shown);
        } else {
          const { content, ...returned } = await call();
          if (result) assert.deepEqual(plain(returned), result);
          if (result && action === "executeFunction")
            assert.deepEqual(
              content,
              (typeof answer.body === "string" ? JSON.parse(answer.body.trim()) : answer.body).content,
            );
        }
        assert.strictEqual(asked.length, error && !answer ? 0 : 1);
        if (request) {
          assert.deepEqual(plain(written(asked[0])), request);
          // The order counts as well: what comes later can override what comes first.
          assert.deepEqual(Object.entries(asked[0].headers), Object.entries(request.headers));
        }
      });
    }
  });
}
