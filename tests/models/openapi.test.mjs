// openApi and jsonSchema: valid by the official schema, by an independent validator the same as the checker, and of use to other tools.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv/dist/2020.js";
import createApi from "openapi-fetch";
import { Client } from "tc3fetch";
import { createFetch } from "tc3fetch/fetch";
import {
  actionMarks,
  checkAction,
  fc,
  guance,
  isDestructive,
  jsonSchema,
  openApi,
  requestAt,
  scf,
  tiems,
} from "tc3fetch/models";
import { createEndpoint, example as credentials } from "../../endpoint/index.mjs";

const MODELS = { tiems, scf, fc, guance };
/** The four in the vendor's own form: texts are strings. */
const official = (model) =>
  JSON.parse(JSON.stringify(model), (_, value) => (value?.en && value?.zh ? value.zh : value));

const operationsOf = ({ paths }) => Object.values(paths).flatMap((path) => Object.values(path));

async function problems(document) {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  return valid ? [] : [errors].flat();
}

describe("openApi", () => {
  for (const [name, model] of Object.entries(MODELS)) {
    for (const language of ["en", "zh"])
      it(`${name} in ${language} is a valid document with every action`, async () => {
        const document = openApi(model, { language });
        assert.deepEqual(await problems(document), []);
        const ids = operationsOf(document).map(({ operationId }) => operationId);
        assert.deepEqual(ids.sort(), Object.keys(model.actions).sort());
        const isChinese = /[\u4e00-\u9fff]/;
        for (const { description } of operationsOf(document))
          assert.equal(isChinese.test(description), language === "zh");
      });

    it(`${name} in the vendor's own form is one, too`, async () =>
      assert.deepEqual(await problems(openApi(official(model))), []));
  }

  it("the validator refuses a document that is spoiled", async () => {
    for (const spoil of [
      (document) => delete document.info.title,
      (document) => delete document.paths["/tiems/2019-04-16/CreateJob"].post.parameters[0].in,
      (document) => (document.paths["tiems"] = {}),
    ]) {
      const document = structuredClone(openApi(tiems));
      spoil(document);
      assert.notDeepEqual(await problems(JSON.parse(JSON.stringify(document))), [], `${spoil}`);
    }
  });

  it("each schema is one, and each reference leads to one", () => {
    const ajv = new Ajv({ strict: false });
    assert.ok(!ajv.validateSchema({ type: "record" }));
    for (const model of Object.values(MODELS)) {
      const document = openApi(model);
      const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
      assert.ok(references.length > 0);
      for (const [name, schema] of Object.entries(document.components.schemas))
        assert.ok(ajv.validateSchema(schema), `${name}: ${ajv.errorsText()}`);
      for (const [, name] of references) assert.ok(document.components.schemas[name]?.type, name);
    }
  });

  it("a structure that goes both ways is two schemas: null is for answers, what is required for parameters", () => {
    const model = {
      metadata: { apiVersion: "2020-01-01", serviceShortName: "svc" },
      actions: { Put: { name: "", document: "", input: "PutRequest", output: "PutResponse" } },
      objects: {
        PutRequest: { members: [{ name: "Tag", type: "object", member: "Tag", required: true, document: "" }] },
        PutResponse: {
          members: [{ name: "Tags", type: "list", member: "Tag", value_allowed_null: true, document: "" }],
        },
        Tag: {
          members: [
            { name: "Key", type: "string", member: "string", required: true, value_allowed_null: true, document: "" },
            { name: "Inner", type: "list", member: "Tag", document: "" },
          ],
        },
        TagInput: { members: [] },
      },
    };
    const { schemas } = openApi(model).components;
    assert.deepEqual(schemas.Tag.properties.Key, { type: ["string", "null"] });
    assert.equal(schemas.Tag.required, undefined);
    assert.deepEqual(schemas.TagInput_.properties.Key, { type: "string" });
    assert.deepEqual(schemas.TagInput_.required, ["Key"]);
    assert.deepEqual(schemas.TagInput_.properties.Inner, {
      type: "array",
      items: { $ref: "#/components/schemas/TagInput_" },
    });
    assert.deepEqual(schemas.PutResponse.properties.Tags.type, ["array", "null"]);
  });

  it("marks each action as the retries and the explorer do", () => {
    const marks = (action) => actionMarks(tiems, action);
    assert.deepEqual(marks("DescribeServices"), {
      readOnly: true,
      destructive: false,
      idempotent: true,
    });
    assert.deepEqual(marks("DeleteJob"), { readOnly: false, destructive: true, idempotent: false });
    assert.deepEqual(marks("CreateJob"), { readOnly: false, destructive: false, idempotent: false });
    assert.deepEqual(actionMarks(fc, "DeleteFunction"), { readOnly: false, destructive: true, idempotent: true });
    assert.deepEqual(actionMarks(guance, "listFunctions"), { readOnly: true, destructive: false, idempotent: true });
    for (const operation of operationsOf(openApi(tiems))) {
      const { action, ...stated } = operation["x-tc3fetch"];
      assert.deepEqual({ ...stated, ...marks(action) }, stated);
      assert.deepEqual(requestAt(`/tiems/2019-04-16/${action}`), { service: "tiems", version: "2019-04-16", action });
    }
    const withToken = official(tiems);
    withToken.objects.CreateJobRequest.members.push({ name: "ClientToken", type: "string", member: "string" });
    assert.equal(actionMarks(withToken, "CreateJob").idempotent, true);
  });

  it("by its first word an action destroys or not", () => {
    const destroys =
      "TerminateInstances deleteFunction BatchDeleteThings BulkDeleteThings MultiDeleteThings ForceStopThing " +
      "CleanUpInstance CleanGrafanaInstance RefundOrder Refund DelVirtualNum DismissRoom UnReleaseService " +
      "RecycleDBInstance RestoreDBInstance CloseWanService PauseServerless UnassignIpv6Addresses " +
      "DissociateResourceGroupFromProject UnassociateSubDeviceFromGatewayProduct DeactivateRule AbortJob " +
      "KickOutClient ReturnDevices RollbackInstance RollBackCluster RevertDeployApplication WithdrawNotifyRoutes " +
      "ForbidLiveStream EraseDisk WipeDevice ReinstallNode FormatDisk EvictPod BanAndRecoverProxy BlockAccount " +
      "FreezeOpsTasks QuitOrganization IsolatedInstancePre UnBindingPolicyObject UnBindSubDomain UnbindingResource";
    const spares =
      "DescribeDestroyedInstances BankCardOCR BankCardVerification EraseHandwrittenImageOCR WithdrawsWatermark " +
      "MultimodalDocParse DelayJob DeliverMessage FormattedText Returnable BlockchainQuery Delegate CloselyRelated " +
      "BatchCreateThings BulkUpdate CreateRestoreTask RecoverInstance StartInstances ModifyClose constructor";
    for (const action of destroys.split(" ")) assert.equal(isDestructive(action), true, action);
    for (const action of spares.split(" ")) assert.equal(isDestructive(action), false, action);
  });

  it("an action or a language that is not known is a coded error", () => {
    const refused = (run, code, parameter) =>
      assert.throws(run, (error) => error.code === `ClientError.${code}` && error.parameter === parameter);
    for (const run of [
      () => jsonSchema(tiems, "DescribeService"),
      () => actionMarks(tiems, "toString"),
      () => {
        throw checkAction(tiems, "constructor", {})[0];
      },
    ])
      refused(run, "UnknownAction", "action");
    assert.throws(() => jsonSchema(tiems, "DescribeService"), /did you mean DescribeServices\?/);
    refused(() => openApi(tiems, { language: "fr" }), "UnknownValue", "language");
    refused(() => openApi(tiems, { lang: "en" }), "UnknownParameter", "options.lang");
    refused(() => jsonSchema(tiems, "CreateJob", { of: "answer" }), "UnknownValue", "of");
    assert.equal(requestAt("/tiems/CreateJob"), undefined);
  });
});

describe("jsonSchema", () => {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    formats: { "date-time": true, date: true, int64: true, double: true },
  });
  const validator = (...given) => ajv.compile(jsonSchema(...given));

  for (const [name, model] of Object.entries(MODELS))
    it(`${name}: every example of its document is valid, for parameters and answers`, () => {
      let examples = 0;
      for (const [action, { examples: given = [], outputType }] of Object.entries(model.actions)) {
        const isInput = validator(model, action);
        const isOutput = validator(model, action, { of: "output" });
        for (const { input, output } of given) {
          // Some are not complete: what they lack is all that they may be refused for.
          const missing = checkAction(model, action, input).length > 0;
          assert.ok(isInput(input) || missing, `${action}: ${ajv.errorsText(isInput.errors)}`);
          if (output && outputType !== "list" && !isOutput(output))
            for (const { keyword } of isOutput.errors)
              assert.equal(keyword, "required", `${action}: ${ajv.errorsText(isOutput.errors)}`);
          examples++;
        }
      }
      assert.ok(examples > 1);
    });

  it("refuses what the checker refuses, and takes what it takes, but for names that are not known", () => {
    const values = [
      undefined,
      null,
      "",
      "x",
      "RequestResponse",
      -1,
      0,
      1,
      1.5,
      99,
      1e9,
      true,
      {},
      [],
      ["x"],
      [{}],
      [{ Name: "id", Values: ["a"] }],
    ];
    let refused = 0;
    let taken = 0;
    for (const model of [tiems, scf, fc])
      for (const [action, { input }] of Object.entries(model.actions)) {
        const isValid = validator(model, action);
        const { members } = model.objects[input];
        for (const { name, maxBytes, open } of members)
          for (const value of values) {
            // `null` is not given, for the checker; whole bytes and several members together are no matter of a schema.
            if (
              value === null ||
              maxBytes ||
              model.objects[input].members.find((it) => it.name === name).type === "binary"
            )
              continue;
            const params = { [name]: value };
            const of = (it) =>
              it.parameter === name || it.parameter?.startsWith(`${name}.`) || it.parameter?.startsWith(`${name}[`);
            const found = checkAction(model, action, params).filter(
              (error) =>
                of(error) &&
                !["ClientError.UnknownParameter", "ClientError.InvalidCombination"].includes(error.code) &&
                // An open list takes other values; the checker says that they are not in it.
                !(open && error.code === "ClientError.UnknownValue"),
            );
            isValid(JSON.parse(JSON.stringify(params)));
            const errors = (isValid.errors ?? []).filter(
              ({ instancePath, params }) =>
                instancePath === `/${name}` ||
                instancePath.startsWith(`/${name}/`) ||
                (!instancePath && params.missingProperty === name),
            );
            assert.equal(
              errors.length > 0,
              found.length > 0,
              `${action} ${JSON.stringify(params)}: ${ajv.errorsText(errors)} ${found}`,
            );
            if (found.length) refused++;
            else taken++;
          }
      }
    assert.ok(refused > 300 && taken > 100, `${refused} ${taken}`);
  });
});

describe("an operation", () => {
  const lines = [];
  let endpoint;
  before(async () => (endpoint = await createEndpoint({ log: (line) => lines.push(line) }).listen()));
  after(() => endpoint.close());

  it("is called by openapi-fetch through createFetch, with the document's server and path", async () => {
    const document = openApi(tiems);
    const client = new Client({ credentials, region: "ap-shanghai", proxy: endpoint.url });
    const api = createApi({ baseUrl: document.servers[0].url, fetch: createFetch(client) });
    const [path, { post }] = Object.entries(document.paths).find(
      ([, { post }]) => post["x-tc3fetch"].action === "DescribeServices",
    );
    const { data } = await api.POST(path, { body: { Limit: 1 } });
    assert.match(data.Response.RequestId, /./);
    assert.equal(typeof data.Response.TotalCount, "number");
    assert.ok(lines.some((line) => line.startsWith("POST tiems DescribeServices -> ok")));
    // What came is what the document says.
    const { schema } = post.responses[200].content["application/json"];
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const isAnswer = ajv.compile({ ...schema, components: document.components });
    assert.ok(isAnswer(data), ajv.errorsText(isAnswer.errors));
    const { data: refused } = await api.POST(path, { body: { Limit: "x" } });
    assert.equal(refused.Response.Error.Code, "InvalidParameter");
    assert.ok(isAnswer(refused), ajv.errorsText(isAnswer.errors));
  });
});
