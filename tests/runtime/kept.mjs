// What is kept from one signature to the next must never be seen in one.
import { answering, CREDENTIALS, REQUEST, RESULT } from "./given.mjs";

export function define(QUnit, { tc3fetch, typed, failure }) {
  const { sign, call, clearKeyCache } = tc3fetch;
  /** What a credentials object that was never seen signs. */
  const fresh = (request, credentials = CREDENTIALS) => sign(request, { ...credentials });

  QUnit.module("kept", () => {
    const variants = {
      service: "cbs",
      version: "2018-01-01",
      action: "DescribeX",
      region: "ap-beijing",
      language: "en-US",
      method: "GET",
      host: "h.example.com",
      endpoint: "intl",
      path: "/v3",
      contentType: "application/json",
      algorithm: "TC3-HMAC-SHA256",
      payloadSigning: "unsigned",
      headers: { "X-A": "1" },
      params: { A: 1 },
    };
    for (const [name, value] of Object.entries(variants)) {
      QUnit.test(`${name} makes another request`, (assert) => {
        const credentials = { ...CREDENTIALS };
        for (let round = 0; round < 4; round++) {
          assert.deepEqual(sign({ ...REQUEST, [name]: value }, credentials), fresh({ ...REQUEST, [name]: value }));
          assert.deepEqual(sign(REQUEST, credentials), fresh(REQUEST));
        }
      });
    }

    QUnit.test("a body and parameters are not taken for each other", (assert) => {
      const credentials = { ...CREDENTIALS };
      for (let round = 0; round < 4; round++) {
        for (const more of [{ params: {} }, { body: "{}" }, { body: new Uint8Array([123, 125]) }, { body: "" }])
          assert.deepEqual(sign({ ...REQUEST, ...more }, credentials), fresh({ ...REQUEST, ...more }));
      }
    });

    QUnit.test("credentials whose members change are others", (assert) => {
      const credentials = { ...CREDENTIALS };
      const signed = () => sign(REQUEST, credentials);
      for (const [name, value] of [
        ["secretKey", "OTHERKEY"],
        ["secretId", "OTHERID"],
        ["token", "TOKEN"],
        ["token", "ANOTHER"],
        ["token", undefined],
        ["secretKey", CREDENTIALS.secretKey],
      ]) {
        for (let round = 0; round < 3; round++) signed();
        credentials[name] = value;
        for (let round = 0; round < 3; round++)
          assert.deepEqual(signed(), fresh(REQUEST, credentials), `${name} ${round}`);
      }
    });

    QUnit.test("credentials may hide their members, or be of a class", (assert) => {
      const hidden = Object.defineProperty({ secretId: CREDENTIALS.secretId }, "secretKey", {
        value: CREDENTIALS.secretKey,
      });
      class Keys {
        get secretId() {
          return CREDENTIALS.secretId;
        }
        get secretKey() {
          return CREDENTIALS.secretKey;
        }
      }
      class Described {
        get service() {
          return REQUEST.service;
        }
      }
      const request = Object.assign(new Described(), {
        version: REQUEST.version,
        action: REQUEST.action,
        timestamp: REQUEST.timestamp,
      });
      for (let round = 0; round < 3; round++) {
        for (const credentials of [hidden, new Keys()]) assert.deepEqual(sign(request, credentials), fresh(REQUEST));
      }
    });

    QUnit.test("another UTC day has another key", (assert) => {
      const credentials = { ...CREDENTIALS };
      for (const timestamp of [1551139198, 1551139199, 1551139200, 1551139201, 1551139199, 1551225600, 1551139200]) {
        assert.deepEqual(
          sign({ ...REQUEST, timestamp }, credentials),
          fresh({ ...REQUEST, timestamp }),
          `${timestamp}`,
        );
      }
    });

    QUnit.test("more requests than there are places", (assert) => {
      const credentials = { ...CREDENTIALS };
      for (let round = 0; round < 3; round++) {
        for (let index = 0; index < 70; index++)
          assert.strictEqual(
            sign({ ...REQUEST, action: `A${index}` }, credentials).headers["X-TC-Action"],
            `A${index}`,
          );
        assert.deepEqual(sign(REQUEST, credentials), fresh(REQUEST));
      }
    });

    QUnit.test("a bad value after a good one is refused", async (assert) => {
      const credentials = { ...CREDENTIALS };
      for (let round = 0; round < 3; round++) sign(REQUEST, credentials);
      for (const more of [
        { service: 5 },
        { region: "\u0001" },
        { timestamp: -1 },
        { timestamp: 1700000000000 },
        { host: "https://x" },
      ]) {
        const error = await failure(assert, () => sign({ ...REQUEST, ...more }, credentials));
        assert.strictEqual(error.parameter, Object.keys(more)[0]);
        assert.deepEqual(sign(REQUEST, credentials), fresh(REQUEST));
      }
    });

    QUnit.test("clearKeyCache forgets, and signatures stay the same", (assert) => {
      const credentials = { ...CREDENTIALS };
      const expected = fresh(REQUEST);
      for (let round = 0; round < 4; round++) {
        for (let time = 0; time < 3; time++) assert.deepEqual(sign(REQUEST, credentials), expected);
        clearKeyCache();
      }
    });

    QUnit.test("what came in pieces stays out of the next payload", async (assert) => {
      const credentials = { ...CREDENTIALS };
      const body = new Uint8Array(200_000).fill(7);
      const expected = fresh({ ...REQUEST, body }).signature;
      for (let round = 0; round < 3; round++) {
        assert.strictEqual(sign({ ...REQUEST, body }, credentials).signature, expected);
        // The day is another one: what was handed over in pieces already is handed over once more.
        sign({ ...REQUEST, body, timestamp: REQUEST.timestamp + 86400 * (1 + round) }, credentials);
        assert.strictEqual(
          (await failure(assert, () => sign({ ...REQUEST, body: new Uint8Array(11 * 1024 ** 2) }, credentials))).code,
          "ClientError.RequestTooLarge",
        );
        assert.strictEqual(sign({ ...REQUEST, body }, credentials).signature, expected);
      }
    });

    QUnit.test("calls side by side do not mix", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const requests = Array.from({ length: 40 }, (_, index) => ({
        ...REQUEST,
        action: `A${index}`,
        params: { Text: "x".repeat(index % 4 ? index : 50_000 + index) },
      }));
      await Promise.all(
        requests.map((request, index) =>
          call(request, {
            fetch,
            credentials: index % 3 ? CREDENTIALS : async () => ({ ...CREDENTIALS, secretKey: `K${index}` }),
          }),
        ),
      );
      for (const { headers, body } of asked) {
        const index = Number(headers["X-TC-Action"].slice(1));
        assert.strictEqual(
          headers.Authorization,
          fresh(requests[index], index % 3 ? CREDENTIALS : { ...CREDENTIALS, secretKey: `K${index}` }).headers
            .Authorization,
        );
        assert.strictEqual(new TextDecoder().decode(body), JSON.stringify(requests[index].params));
      }
    });

    QUnit.test("tc3fetch/sign signs the same", (assert) => {
      for (const more of [
        {},
        { method: "GET", params: { A: [1] } },
        { body: new Uint8Array(100_000) },
        { multipart: { A: 1 }, contentType: "multipart/form-data; boundary=a" },
        { algorithm: "TC3-HMAC-SHA256", language: "zh-CN" },
      ]) {
        for (let round = 0; round < 3; round++)
          assert.deepEqual(
            typed.signOnly.sign({ ...REQUEST, ...more }, CREDENTIALS),
            sign({ ...REQUEST, ...more }, CREDENTIALS),
          );
      }
    });
  });

  QUnit.module("signature v1 has an entry of its own", () => {
    QUnit.test("the others say which", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      for (const algorithm of ["HmacSHA1", "HmacSHA256"]) {
        for (const run of [
          () => sign({ ...REQUEST, algorithm }, CREDENTIALS),
          () => typed.signOnly.sign({ ...REQUEST, algorithm }, CREDENTIALS),
          () => call({ ...REQUEST, algorithm }, { credentials: CREDENTIALS, fetch }),
          () => call(REQUEST, { credentials: CREDENTIALS, fetch, algorithm }),
        ]) {
          const error = await failure(assert, run);
          assert.deepEqual([error.code, error.parameter], ["ClientError.NeedsV1Entry", "algorithm"]);
          assert.true(error.hint.includes("tc3fetch/v1"));
        }
      }
      assert.strictEqual(asked.length, 0);
    });

    QUnit.test("it signs with HmacSHA256 where nothing else is said", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const { v1 } = typed;
      const fields = new URL(v1.sign({ ...REQUEST, method: "GET", nonce: 1 }, CREDENTIALS).url).searchParams;
      assert.strictEqual(fields.get("SignatureMethod"), "HmacSHA256");
      const client = new v1.Client({ credentials: CREDENTIALS, fetch, region: "ap-guangzhou" });
      await client.call(REQUEST);
      await client.invoke({ FunctionName: "f" });
      const sent = asked.map(({ body }) => new URLSearchParams(new TextDecoder().decode(body)));
      assert.deepEqual(
        sent.map((form) => [form.get("Action"), form.get("Region")]),
        [
          ["DescribeZones", "ap-guangzhou"],
          ["Invoke", "ap-guangzhou"],
        ],
      );
      assert.strictEqual(
        client.sign({ ...REQUEST, nonce: 1 }).signature,
        v1.sign({ ...REQUEST, nonce: 1, region: "ap-guangzhou" }, CREDENTIALS).signature,
      );
    });
  });
}
