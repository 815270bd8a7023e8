// `createFetch` over each runtime's own Request and Response; `mockFetch` verifies the signatures.
import * as aliyun from "tc3fetch/aliyun";
import { createFetch } from "tc3fetch/fetch";
import { mockFetch } from "tc3fetch/testing";
import * as v1 from "tc3fetch/v1";
import { CREDENTIALS } from "./given.mjs";

const HOST = "https://cvm.tencentcloudapi.com/";
const HEADERS = { "X-TC-Action": "DescribeZones", "X-TC-Version": "2017-03-12" };

export function define(QUnit, { Client }) {
  const mock = (credentials = CREDENTIALS) => mockFetch({ "*": { TotalCount: 1 } }, { credentials });
  const bodies = () => ({
    text: '{"Limit":1}',
    bytes: new TextEncoder().encode('{"Limit":1}'),
    Blob: new Blob(['{"Limit":1}']),
  });

  QUnit.module("tc3fetch/fetch", () => {
    QUnit.test("signs what a Request, a text or a URL asks for, and its bodies", async (assert) => {
      for (const entry of [Client, v1.Client]) {
        const mocked = mock();
        const fetch = createFetch(new entry({ credentials: CREDENTIALS, fetch: mocked }));
        for (const [name, body] of Object.entries(bodies())) {
          const init = { method: "POST", headers: HEADERS, body };
          for (const input of [HOST, new URL(HOST), new Request(HOST, init)]) {
            const { Response } = await (await fetch(input, init)).json();
            assert.strictEqual(Response.TotalCount, 1, name);
            assert.strictEqual(Number(mocked.calls.at(-1).params.Limit), 1, name);
          }
        }
        await fetch(new Request(`${HOST}cvm/2017-03-12/DescribeZones?Limit=1&Names.0=a%20b`));
        const { action, params } = mocked.calls.at(-1);
        assert.strictEqual(action, "DescribeZones");
        assert.deepEqual(
          { Limit: params.Limit, name: params["Names.0"] ?? params.Names?.[0] },
          { Limit: "1", name: "a b" },
        );
      }
    });

    QUnit.test("signs for Alibaba Cloud", async (assert) => {
      const credentials = { accessKeyId: "id", accessKeySecret: "secret" };
      const fetch = createFetch(new aliyun.Client({ credentials, fetch: mock(credentials) }));
      const headers = { "x-acs-action": "DescribeRegions", "x-acs-version": "2014-05-26" };
      const response = await fetch(new Request("https://ecs.aliyuncs.com/?AcceptLanguage=en-US", { headers }));
      assert.strictEqual((await response.json()).TotalCount, 1);
    });

    QUnit.test("refuses other hosts, or passes them through untouched", async (assert) => {
      const given = [];
      const client = new Client({ credentials: CREDENTIALS, fetch: async (...all) => (given.push(all), "its answer") });
      await assert.rejects(
        createFetch(client)("https://example.com/"),
        ({ code }) => code === "ClientError.ForeignHost",
      );
      const request = new Request("https://example.com/");
      assert.strictEqual(await createFetch(client, { passThrough: true })(request), "its answer");
      assert.deepEqual(given, [[request, undefined]]);
    });

    QUnit.test("ends with the signal, by its reason", async (assert) => {
      const controller = new AbortController();
      const client = new Client({ credentials: () => new Promise(() => {}), fetch: mock() });
      const asked = createFetch(client)(HOST, { headers: HEADERS, signal: controller.signal });
      const reason = new Error("enough");
      setTimeout(() => controller.abort(reason), 5);
      await assert.rejects(asked, (error) => error === reason);
    });
  });
}
