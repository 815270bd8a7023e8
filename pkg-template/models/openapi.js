// Documents of a model for other tools: OpenAPI 3.1, and JSON Schema of an action's parameters.
import { marksOf } from "./marks.js";
import { createSchemas, given, textOf } from "./schemas.js";

/** Where a Tencent Cloud API has an action: its own path is `/` for all of them. */
const pathOf = ({ serviceShortName, apiVersion }, action) => `/${serviceShortName}/${apiVersion}/${action}`;

export function jsonSchemaOf(model, action, language, isInput) {
  const { name, document, input, output } = model.actions[action];
  const schemas = createSchemas(model, language, "#/$defs/");
  const object = isInput ? input : output;
  const { $ref } = schemas.refer(object, isInput);
  const all = schemas.schemas();
  // It may be held by a structure of its own.
  const { [object]: root, ...others } = all;
  const $defs = JSON.stringify(all).includes(JSON.stringify($ref)) ? all : others;
  return given({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: textOf(name, language) ?? action,
    ...root,
    description: textOf(document, language),
    $defs: Object.keys($defs).length ? $defs : undefined,
  });
}

export function openApiOf(model, language) {
  const { metadata, actions } = model;
  const { protocol = "tencent", serviceShortName, apiVersion } = metadata;
  const text = (given) => textOf(given, language);
  const schemas = createSchemas(model, language, "#/components/schemas/");
  const write = { tencent: tencentOperation, guance: guanceOperation }[protocol] ?? restOperation;
  // Answers come first: a structure that goes both ways keeps its name there.
  for (const { output } of Object.values(actions)) schemas.refer(output, false);
  schemas.schemas();
  const paths = {};
  const tags = new Set();
  const failure = protocol === "tencent" ? schemas.freeName("Failure") : undefined;
  for (const [name, action] of Object.entries(actions)) {
    const path = action.http?.path ?? pathOf(metadata, name);
    const group = text(action.group);
    if (group) tags.add(group);
    const isOver = action.status === "offline" || action.status === "deprecated";
    paths[path] = {
      ...paths[path],
      [action.http?.method.toLowerCase() ?? "post"]: given({
        operationId: name,
        summary: text(action.name),
        description: text(action.document),
        tags: group ? [group] : undefined,
        deprecated: isOver || action.deprecated || metadata.deprecated ? true : undefined,
        externalDocs: action.documentUrl ? { url: action.documentUrl } : undefined,
        security: action.skip_sign ? [] : undefined,
        ...write({ schemas, model, name, action, failure }),
        "x-tc3fetch": given({
          service: serviceShortName,
          version: apiVersion,
          action: name,
          ...marksOf(model, name),
          pagination: action.pagination,
        }),
      }),
    };
  }
  const described = schemas.schemas();
  if (failure) described[failure] = FAILURE;
  return given({
    openapi: "3.1.1",
    info: given({
      title: text(metadata.serviceName ?? metadata.serviceNameCN) ?? serviceShortName,
      version: apiVersion,
      description: text(metadata.brief ?? metadata.api_brief),
    }),
    servers: [serverOf(metadata)],
    externalDocs: metadata.documentUrl ? { url: metadata.documentUrl } : undefined,
    tags: tags.size ? [...tags].map((name) => ({ name })) : undefined,
    security: [{ [protocol]: [] }],
    paths,
    components: { schemas: described, securitySchemes: { [protocol]: SECURITY[protocol] ?? SECURITY["aliyun-roa"] } },
  });
}

const SECURITY = {
  tencent: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description: "TC3-HMAC-SHA256: signed anew for each request, as createFetch of tc3fetch/fetch does.",
  },
  "aliyun-roa": {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description: "ACS3-HMAC-SHA256: signed anew for each request, as createFetch of tc3fetch/fetch does.",
  },
  guance: { type: "apiKey", in: "header", name: "DF-API-KEY" },
};

/** What a service answers in place of a result. */
const FAILURE = {
  type: "object",
  properties: {
    Error: {
      type: "object",
      properties: { Code: { type: "string" }, Message: { type: "string" } },
      required: ["Code", "Message"],
    },
    RequestId: { type: "string" },
  },
  required: ["Error", "RequestId"],
};

function serverOf({ endpoint, serviceShortName }) {
  const host = endpoint ?? `${serviceShortName}.tencentcloudapi.com`;
  const names = [...host.matchAll(/{(\w+)}/g)].map(([, name]) => name);
  const variables = Object.fromEntries(
    names.map((name) => [name, { default: name === "region" ? "cn-hangzhou" : "1" }]),
  );
  return given({ url: `https://${host}`, variables: names.length ? variables : undefined });
}

const json = (schema) => ({ "application/json": { schema } });

function tencentOperation({ schemas, action: { input, output, regionRequired }, failure }) {
  const answer = {
    type: "object",
    properties: {
      Response: { anyOf: [schemas.refer(output, false), { $ref: `#/components/schemas/${failure}` }] },
    },
    required: ["Response"],
  };
  const header = (name, required) => given({ name, in: "header", required, schema: { type: "string" } });
  return {
    parameters: [
      ...(regionRequired === false ? [] : [header("X-TC-Region")]),
      { ...header("X-TC-Language"), schema: { type: "string", enum: ["zh-CN", "en-US"] } },
    ],
    requestBody: { required: true, content: json(schemas.refer(input, true)) },
    responses: { 200: { description: "The result, or the error of the service.", content: json(answer) } },
  };
}

/** An action in REST style: its parameters travel where the model says. */
function restOperation({ schemas, model, name, action: { input, output } }) {
  const { metadata, objects } = model;
  const { members } = objects[input];
  const parameters = members.filter(isApart).map((member) =>
    given({
      name: member.locationName ?? member.name,
      in: member.location,
      required: member.required || member.location === "path" ? true : undefined,
      schema: schemas.memberSchema(member, true),
      ...(member.type === "list" && member.location === "query" ? { style: "form", explode: false } : {}),
    }),
  );
  const fixed =
    metadata.protocol === "guance"
      ? []
      : [
          ["x-acs-action", name],
          ["x-acs-version", metadata.apiVersion],
        ].map(([name, value]) => ({ name, in: "header", required: true, schema: { type: "string", const: value } }));
  const content = bodyOf(schemas, members, true);
  const answered = bodyOf(schemas, objects[output].members, false);
  return given({
    parameters: [...fixed, ...parameters],
    requestBody: content && given({ required: content.isNeeded || undefined, content: content.content }),
    responses: {
      200: given({ description: "The result.", content: answered?.content }),
      default: { description: "An error of the service." },
    },
  });
}

/** Whether a member of a request travels outside of its body. */
const isApart = ({ location = "body" }) => location !== "body";

/** The body that the members make: one that is the whole, or fields of JSON; undefined where there is none. */
function bodyOf(schemas, members, isInput) {
  const whole = members.find(({ type, location = "body" }) => type === "binary" && location === "body");
  if (whole) return { isNeeded: Boolean(whole.required), content: { "application/octet-stream": {} } };
  const fields = members.filter((member) => !isApart(member));
  if (!fields.length) return undefined;
  const needed = fields.filter(({ required, output_required: isPresent }) => (isInput ? required : isPresent));
  const schema = given({
    type: "object",
    properties: Object.fromEntries(fields.map((member) => [member.name, schemas.memberSchema(member, isInput)])),
    required: needed.length ? needed.map(({ name }) => name) : undefined,
  });
  return { isNeeded: needed.length > 0, content: json(schema) };
}

/** Guance answers in an envelope. */
function guanceOperation(parts) {
  const { schemas, action } = parts;
  const result = schemas.refer(action.output, false);
  const content = action.outputType === "list" ? { type: "array", items: result } : result;
  const answer = {
    type: "object",
    properties: {
      code: { type: "integer" },
      content: { anyOf: [content, { type: "null" }] },
      errorCode: { type: "string" },
      message: { type: "string" },
      success: { type: "boolean" },
      traceId: { type: "string" },
    },
    required: ["code"],
  };
  return {
    ...restOperation(parts),
    responses: { 200: { description: "The result, or the error of the service.", content: json(answer) } },
  };
}
