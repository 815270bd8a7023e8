/**
 * `tc3fetch/models`: the models of the services.
 *
 * @module tc3fetch/models
 */
import type { Tc3Error } from "./index.js";
import type { Paging } from "./repeat.js";

export { Tc3Error } from "./index.js";

/** A text in both languages. The vendor's own files have a string instead. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** A text of the catalogue of all services: in both languages, or a string in the only one that the vendor has. */
export type CatalogueText = Text | string;

/** A member of a request, an answer or a data structure. */
export interface ModelMember<T = Text> {
  readonly name: string;
  readonly type: "string" | "int" | "bool" | "float" | "list" | "object" | "binary" | "map" | "any";
  /** The primitive, or the name of an object; of a list or a map, that of its elements. */
  readonly member: string;
  /** The caller has to give it. Says nothing about answers. */
  readonly required?: boolean;
  /** The answer may hold null here. */
  readonly value_allowed_null?: boolean;
  /** The answer always holds it. */
  readonly output_required?: boolean;
  /** Not open to use. */
  readonly disabled?: boolean;
  /** Or since when (YYYY-MM-DD), and why. */
  readonly deprecated?: true | { readonly since?: string; readonly reason?: T };
  /** Where a REST request or answer carries it; in the body where nothing is said. */
  readonly location?: "query" | "path" | "header" | "body";
  /** Its name there, where that is another one. */
  readonly locationName?: string;
  /** Values that the document names. Others are refused, unless it is `open`. */
  readonly enum?: readonly (ModelValue | { readonly value: ModelValue; readonly document?: T })[];
  /** The service may know more values than those of `enum`. */
  readonly open?: boolean;
  /** What the service assumes where it is left out. */
  readonly default?: unknown;
  /** The smallest number, itself allowed. */
  readonly min?: number;
  /** The largest number, itself allowed. */
  readonly max?: number;
  /** The step of a number. */
  readonly multipleOf?: number;
  /** The unit of a number, the same in all languages: `"MB"`, `"s"`. */
  readonly unit?: string;
  /** The fewest characters. */
  readonly minLength?: number;
  /** The most characters. */
  readonly maxLength?: number;
  /** The most bytes in UTF-8. */
  readonly maxBytes?: number;
  /** A regular expression for the whole text. */
  readonly pattern?: string;
  /** A value as it may occur. */
  readonly example?: unknown;
  /** What it means. */
  readonly document: T;
}

/** A value of an enum. */
export type ModelValue = string | number | boolean;

/** An action of a service. */
export interface ModelAction<T = Text> {
  readonly name: T;
  readonly document: T;
  readonly group?: T;
  /** Online where nothing is said. */
  readonly status?: "online" | "deprecated" | "offline";
  /** It is sent without a signature. */
  readonly skip_sign?: boolean;
  /** It takes something away, or can. */
  readonly destructive?: boolean;
  /** Name of the object that holds the parameters. */
  readonly input: string;
  /** Name of the object that holds the answer. */
  readonly output: string;
  /** How to get the next page, as `paginate` of `tc3fetch/repeat` takes it. */
  readonly pagination?: Paging;
  readonly examples?: readonly { readonly title: T; readonly input: object; readonly output?: unknown }[];
  readonly [more: string]: unknown;
}

/**
 * One version of one service, in the format of the api.json of Tencent Cloud's command line
 * tool with additions: see models/schema.json of the repository.
 */
export interface Model<T = Text> {
  readonly metadata: {
    readonly apiVersion: string;
    readonly serviceShortName: string;
    readonly [more: string]: unknown;
  };
  readonly actions: Readonly<Record<string, ModelAction<T>>>;
  readonly objects: Readonly<
    Record<
      string,
      { readonly document?: T; readonly members: readonly ModelMember<T>[]; readonly [more: string]: unknown }
    >
  >;
  readonly errors?: Readonly<Record<string, T>>;
}

/** A model of the catalogue, which `cargo xtask catalogue` of the repository makes: a file for each version of a service. */
export type CatalogueModel = Model<CatalogueText>;

export const tiems: Model;
export const scf: Model;
export const fc: Model;
export const guance: Model;

/** Something that has a name. */
export interface SearchRow {
  readonly kind: "service" | "action" | "parameter" | "structure" | "member" | "error";
  /** The entry: `"tiems"` */
  readonly service: string;
  readonly name: string;
  /** The action of a parameter, or the structure of a member; empty otherwise. */
  readonly of: string;
  readonly en: string;
  readonly zh: string;
}

/** Everything that has a name in the models, for a search to look through. */
export const searchIndex: readonly SearchRow[];

/** What `checkAction` found. A warning is what a service may well take: see there. */
export type Finding = Tc3Error & { readonly severity: "error" | "warning" };

/**
 * Every fault of an action's parameters, in the order of the model. For any model of the format:
 * those of this package, of the catalogue, or the api.json of Tencent Cloud's command line tool.
 *
 * An error is a parameter that is missing, of a wrong type or out of its range, and a name or a value
 * that is probably a slip of another one. A warning is text for a number, a number for text, and a
 * name or a value that the service may know by now: it grows before its model does. `null` is "not
 * given". The typed functions refuse all of them. An action that the model does not have is an error
 * too (`ClientError.UnknownAction`). The parameters must be an object.
 * @example
 * for (const { severity, message } of checkAction(scf, "Invoke", { FunctionNam: "hello" })) console.log(severity, message);
 */
export function checkAction(model: CatalogueModel | OfficialModel, action: string, params: unknown): Finding[];

/**
 * What a member's values are limited to, in words: range, step, characters, bytes. The errors of
 * `checkAction` say it in the same words.
 * @throws {Tc3Error} `ClientError.WrongType`, `ClientError.UnknownValue` of another language
 * @example
 * const memory = fc.objects.CreateFunctionRequest?.members.find(({ name }) => name === "memorySize");
 * if (memory) console.log(limitsOf(memory)); // ["128 to 32768", "a multiple of 64"]
 */
export function limitsOf(member: ModelMember<CatalogueText>, language?: "en" | "zh"): string[];

/**
 * The request of a REST action (Function Compute, Guance): its parameters put where the model
 * says that they travel. `path` is encoded, `query` is not, and `body` is JSON, or what the
 * function gets.
 * @example
 * const { method, path } = restRequest(fc, "InvokeFunction", { functionName: "hello" });
 */
export function restRequest(
  model: Model,
  action: string,
  params: object,
): {
  method: string;
  path: string;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  body?: string | Uint8Array;
};

/** A language of the texts; where one of them is missing, the other stands in. */
export type Language = "en" | "zh";

/** A part of a document that is plain JSON. */
export interface JsonObject {
  readonly [member: string]: unknown;
}

/** A JSON Schema of an object. */
export interface JsonSchema extends JsonObject {
  readonly properties?: Readonly<Record<string, JsonObject>> | undefined;
  readonly required?: readonly string[] | undefined;
}

/** An OpenAPI document. */
export interface OpenApiDocument extends JsonObject {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers: readonly { readonly url: string; readonly variables?: JsonObject }[];
  /** By path and method. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly [more: string]: unknown };
}

/** An action in an OpenAPI document. */
export interface Operation extends JsonObject {
  readonly operationId: string;
  /** Which action it is, and its marks. */
  readonly "x-tc3fetch": ActionMarks & {
    readonly service: string;
    readonly version: string;
    readonly action: string;
    /** How to get the next page, where it has pages. */
    readonly pagination?: Paging;
  };
}

/** What an action does to what is there. */
export interface ActionMarks {
  /** It only reads: by its name, as for retries, or by its method. */
  readonly readOnly: boolean;
  /** It deletes or stops something, or can: as the model says, and else by its name. */
  readonly destructive: boolean;
  /** Carrying it out twice is as good as once: it only reads, or takes a `ClientToken`. */
  readonly idempotent: boolean;
}

/**
 * The OpenAPI 3.1 document of a model: an operation for each action, with texts, limits, examples and
 * `x-tc3fetch`, its marks. Tencent Cloud has one path for all actions, so these have made-up ones,
 * `/cvm/2017-03-12/DescribeInstances`, which `createFetch` of `tc3fetch/fetch` maps back.
 * @example
 * const { paths } = openApi(tiems);
 * for (const [path, { post }] of Object.entries(paths)) if (post?.["x-tc3fetch"].readOnly) console.log(path);
 */
export function openApi(model: CatalogueModel | OfficialModel, options?: { language?: Language }): OpenApiDocument;

/**
 * The JSON Schema, draft 2020-12, of an action's parameters, or of its answer: for a form, a validator,
 * or the tool of an agent. It takes parameters that it does not know, since a service grows before its model.
 * @throws {Tc3Error} `ClientError.UnknownAction`, where the model has no such action
 * @example
 * const tool = { name: "DescribeServices", inputSchema: jsonSchema(tiems, "DescribeServices") };
 */
export function jsonSchema(
  model: CatalogueModel | OfficialModel,
  action: string,
  options?: { language?: Language; of?: "input" | "output" },
): JsonSchema;

/**
 * What an action does to what is there.
 * @throws {Tc3Error} `ClientError.UnknownAction`, where the model has no such action
 * @example
 * if (actionMarks(tiems, "DeleteJob").destructive) console.log("Ask first.");
 */
export function actionMarks(model: CatalogueModel | OfficialModel, action: string): ActionMarks;

/**
 * Whether an action destroys something, by its name alone: where there is no model of it.
 * @throws {Tc3Error} `ClientError.WrongType`
 * @example
 * isDestructive("TerminateInstances"); // true
 */
export function isDestructive(action: string): boolean;

/**
 * The request that a path of `openApi` stands for; undefined for any other path.
 * @throws {Tc3Error} `ClientError.WrongType`
 * @example
 * const request = requestAt("/cvm/2017-03-12/DescribeInstances");
 * if (request) await client.call({ ...request, region: "ap-guangzhou" });
 */
export function requestAt(path: string): { service: string; version: string; action: string } | undefined;

/** A model of the vendor's own: texts are strings, and what this package adds is missing. */
export interface OfficialModel {
  readonly metadata: {
    readonly apiVersion: string;
    readonly serviceShortName: string;
    readonly [more: string]: unknown;
  };
  readonly actions: Readonly<
    Record<string, { readonly input: string; readonly output: string; readonly [more: string]: unknown }>
  >;
  readonly objects: Readonly<
    Record<
      string,
      {
        readonly members: readonly {
          readonly name: string;
          readonly type: string;
          readonly member: string;
          readonly [more: string]: unknown;
        }[];
        readonly [more: string]: unknown;
      }
    >
  >;
}
