// mockFetch where people's tests run: each runtime's own Request, Response and streams.
import * as aliyun from "tc3fetch/aliyun";
import { fail, mockFetch, networkError, sequence, sse, timeout } from "tc3fetch/testing";
import * as v1 from "tc3fetch/v1";
import { CREDENTIALS } from "./given.mjs";

const zones = { service: "cvm", version: "2017-03-12", action: "DescribeZones", params: { Limit: 1 } };

export function define(QUnit, { Client }) {
  const clientOf = (handlers, { config, ...options } = { credentials: CREDENTIALS }) =>
    new Client({ credentials: CREDENTIALS, fetch: mockFetch(handlers, options), ...config });
  const codeOf = (promise) =>
    promise.then(
      () => "none",
      ({ code }) => code,
    );

  QUnit.module("mockFetch", () => {
    QUnit.test("checks signature v3, v1 and ACS3, and answers", async (assert) => {
      const acs = { accessKeyId: "id", accessKeySecret: "secret" };
      const regions = { action: "DescribeRegions", version: "2014-05-26", host: "ecs.aliyuncs.com" };
      for (const [isRight, expected] of [
        [true, ["none", "none", "none", "none"]],
        [false, [...Array(3).fill("AuthFailure.SignatureFailure"), "SignatureDoesNotMatch"]],
      ]) {
        const credentials = isRight
          ? [CREDENTIALS, acs]
          : [
              { ...CREDENTIALS, secretKey: "another" },
              { ...acs, accessKeySecret: "another" },
            ];
        const fetch = mockFetch({ "*": { TotalCount: 1 } }, { credentials });
        const codes = [
          await codeOf(new Client({ credentials: CREDENTIALS, fetch }).call(zones)),
          await codeOf(new Client({ credentials: CREDENTIALS, fetch }).call({ ...zones, method: "GET" })),
          await codeOf(new v1.Client({ credentials: CREDENTIALS, fetch }).call(zones)),
          await codeOf(new aliyun.Client({ credentials: acs, fetch }).call(regions)),
        ];
        assert.deepEqual(codes, expected);
        assert.strictEqual(fetch.calls[0].params.Limit, 1);
        assert.strictEqual(fetch.calls[1].params.Limit, "1");
      }
    });

    QUnit.test("reads multipart", async (assert) => {
      const client = clientOf({
        "cvm.DescribeZones": async ({ Limit, File }) => ({ Limit, Text: await File.text() }),
      });
      const multipart = { Limit: 1, File: new Blob(["未命名"]) };
      const { Limit, Text } = await client.call({ ...zones, params: undefined, multipart });
      assert.deepEqual([Limit, Text], ["1", "未命名"]);
    });

    QUnit.test("gives events one by one, and ends when the reader leaves", async (assert) => {
      const client = clientOf({ "cvm.*": sse([{ a: 1 }, { a: 2 }, timeout()], { delay: 5 }) });
      const seen = [];
      for await (const { data } of await client.stream(zones)) {
        seen.push(JSON.parse(data).a);
        if (seen.length === 2) break;
      }
      assert.deepEqual(seen, [1, 2]);
    });

    QUnit.test("fails on demand", async (assert) => {
      const steps = [fail("ResourceNotFound"), networkError(), timeout(), { a: 1 }];
      const client = clientOf({ "cvm.*": sequence(...steps) }, { config: { timeout: 100, retry: false } });
      const codes = [
        await codeOf(client.call(zones)),
        await codeOf(client.call(zones)),
        await codeOf(client.call(zones)),
      ];
      assert.deepEqual(codes, ["ResourceNotFound", "ClientError.Network", "ClientError.Timeout"]);
      assert.strictEqual((await client.call(zones)).a, 1);
    });

    QUnit.test("takes a Request and heeds its signal", async (assert) => {
      const controller = new AbortController();
      const signed = new Client({ credentials: CREDENTIALS }).sign(zones);
      const asked = mockFetch({ "*": timeout() })(
        new Request(signed.url, { method: signed.method, headers: signed.headers, body: signed.body }),
        { signal: controller.signal },
      );
      controller.abort(new RangeError("enough"));
      await assert.rejects(asked, (error) => error instanceof RangeError);
    });
  });
}
