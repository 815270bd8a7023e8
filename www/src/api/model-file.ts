// Reads a model file: api.json as Tencent Cloud's command line tool has them. The official format has one
// text, no groups, no enums and no ranges. A file may come from anyone: what the page knows is copied, in
// the form that it needs, and everything else is left behind.
import { type Model } from "tc3fetch/models";
import { plainText } from "./rich-text.ts";
import type { Text } from "./text.ts";

/** What is wrong with a file, by a word that the dictionaries know. */
export class NotAModel extends Error {
  readonly place: string;

  constructor(
    readonly reason: "json" | "shape" | "reference" | "protocol" | "size",
    /** Where. */
    place: string,
  ) {
    super(`${reason}: ${place}`);
    this.place = place.length > 200 ? `${place.slice(0, 200)}…` : place;
  }
}

/** Several times what the largest of the vendor's services has, and no more than the page can draw and search. */
const MOST = {
  bytes: 16 * 2 ** 20,
  depth: 64,
  actions: 2000,
  objects: 10_000,
  /** Of a structure. */
  members: 1000,
  /** Of a member: those of an enum. */
  values: 500,
  examples: 50,
  /** Characters of an example as JSON. */
  example: 131_072,
  errors: 5000,
  /** Members and values of all structures, and once more of those that an action uses. */
  everything: 100_000,
} as const;

/** A longer text is cut. */
const TEXT_LENGTH = 20_000;

/** A name that is no property of every object already. */
const NAME = /^[A-Za-z_][\w.:-]{0,127}$/;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text of the vendor, HTML and Markdown in one, in the small markup of the page: docs/catalogue.md. */
type ToMarkup = (text: string) => string;

/** Milliseconds for all texts of a file. The largest of the vendor's takes a third of it. */
const PATIENCE_MS = 1500;

let toMarkup: ToMarkup = (text) => text;

/** Throws NotAModel where the file is none, or more than the page can hold. */
export function readModelFile(text: string, convert: ToMarkup): Model {
  const end = performance.now() + PATIENCE_MS;
  // What is left then, or nested deeper than any stack, is drawn as the text that it is.
  toMarkup = (one) => {
    if (performance.now() > end) return one;
    try {
      return convert(one);
    } catch {
      return one;
    }
  };
  if (text.length > MOST.bytes) throw tooMuch(`${MOST.bytes / 2 ** 20} MB`);
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new NotAModel("json", (error as Error).message);
  }
  checkDepth(file);
  if (!isObject(file)) throw new NotAModel("shape", "{}");
  const metadata = readMetadata(file.metadata);
  const objects = readObjects(file.objects);
  const actions = readActions(file.actions, objects);
  checkWhole(objects, actions);
  const errors = readErrors(file.errors);
  // The form of the type, made member by member.
  return { metadata, actions, objects, ...(errors && { errors }) } as unknown as Model;
}

const tooMuch = (place: string) => new NotAModel("size", place);

/** Without recursion, since a file can be deeper than any stack. */
function checkDepth(file: unknown): void {
  let level = [file];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST.depth) throw tooMuch(`${MOST.depth} × { { {`);
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
}

function readMetadata(metadata: unknown): Json {
  if (!isObject(metadata)) throw new NotAModel("shape", "metadata");
  const { apiVersion, serviceShortName, protocol } = metadata;
  if (typeof apiVersion !== "string" || !/^[\w.-]{1,32}$/.test(apiVersion))
    throw new NotAModel("shape", "metadata.apiVersion");
  // It becomes the first label of a host.
  if (typeof serviceShortName !== "string" || !/^[A-Za-z][\w-]{0,62}$/.test(serviceShortName) || serviceShortName in {})
    throw new NotAModel("shape", "metadata.serviceShortName");
  // Where REST parameters travel and what is sent is the package's own affair.
  if (protocol !== undefined && protocol !== "tencent")
    throw new NotAModel("protocol", typeof protocol === "string" ? protocol : "?");
  return defined({
    apiVersion,
    serviceShortName,
    serviceName: readTitle(metadata.serviceName, "metadata.serviceName"),
    serviceNameCN: readTitle(metadata.serviceNameCN, "metadata.serviceNameCN"),
  });
}

interface Structure {
  members: Json[];
}

function readObjects(objects: unknown): Record<string, Structure> {
  return readRecord(objects, "objects", MOST.objects, (object, place) => {
    if (!isObject(object) || !Array.isArray(object.members)) throw new NotAModel("shape", `${place}.members`);
    if (object.members.length > MOST.members) throw tooMuch(`${place}.members > ${MOST.members}`);
    const { usage } = object;
    return {
      ...defined({
        document: readText(object.document, `${place}.document`),
        usage: typeof usage === "string" ? usage : undefined,
      }),
      members: object.members.map((member) => readMember(member, place)),
    };
  });
}

const TYPES = ["string", "int", "bool", "float", "list", "object", "binary", "map", "any"];

function readMember(member: unknown, of: string): Json {
  if (!isObject(member)) throw new NotAModel("shape", `${of}.members`);
  const { name, type, member: inner, required, disabled, deprecated, example, unit, default: preset } = member;
  if (!isName(name)) throw new NotAModel("shape", `${of}.members`);
  const place = `${of}.${name}`;
  if (typeof type !== "string") throw new NotAModel("shape", `${place}.type`);
  if (typeof inner !== "string" || inner.length > 128) throw new NotAModel("shape", `${place}.member`);
  const values = readEnum(member.enum, `${place}.enum`);
  return defined({
    name,
    // A type that is newer than this page is edited as JSON.
    type: TYPES.includes(type) ? type : "any",
    member: inner,
    document: readText(member.document, `${place}.document`) ?? "",
    // Some official files write 1 for true.
    required: required === true || required === 1 ? true : undefined,
    disabled: disabled === true ? true : undefined,
    value_allowed_null: member.value_allowed_null === true || member.value_allowed_null === 1 ? true : undefined,
    deprecated: deprecated === undefined || deprecated === false ? undefined : true,
    example: isValue(example) ? example : undefined,
    default: isValue(preset) ? preset : undefined,
    unit: typeof unit === "string" ? unit.slice(0, 40) : undefined,
    enum: values,
    // The checker writes a list of values as `=A|B`, in which these signs mean something else.
    open: member.open === true || values?.some(({ value }) => /[|~\n\r\u2028\u2029]/.test(String(value))) || undefined,
    ...readLimits(member, place),
  });
  // Left behind: `pattern`. An expression of a stranger can take longer than anyone waits.
}

function readEnum(values: unknown, place: string): { value: string | number | boolean; document?: Text }[] | undefined {
  if (values === undefined) return undefined;
  if (!Array.isArray(values)) throw new NotAModel("shape", place);
  if (values.length > MOST.values) throw tooMuch(`${place} > ${MOST.values}`);
  return values.map((one) => {
    const value = isObject(one) ? one.value : one;
    if (!isValue(value)) throw new NotAModel("shape", place);
    const document = isObject(one) ? readText(one.document, place) : undefined;
    return { value, ...(document !== undefined && { document }) };
  });
}

function readLimits(member: Json, place: string): Json {
  const limits: Json = {};
  for (const name of ["min", "max", "multipleOf", "minLength", "maxLength", "maxBytes"]) {
    const number = member[name];
    if (number === undefined) continue;
    // In digits, as the checker writes it.
    if (typeof number !== "number" || !/^-?\d+(\.\d+)?$/.test(String(number)))
      throw new NotAModel("shape", `${place}.${name}`);
    limits[name] = number;
  }
  return limits;
}

function readActions(actions: unknown, objects: Record<string, Structure>): Record<string, Json> {
  const read = readRecord(actions, "actions", MOST.actions, (action, place) => {
    if (!isObject(action)) throw new NotAModel("reference", `${place}.input`);
    for (const side of ["input", "output"]) {
      const object = action[side];
      if (typeof object !== "string" || !Object.hasOwn(objects, object))
        throw new NotAModel("reference", `${place}.${side}`);
    }
    const { input, output, status, destructive, documentUrl } = action;
    // It becomes a link.
    if (
      documentUrl !== undefined &&
      !(typeof documentUrl === "string" && /^https:\/\/[^\s]{1,2000}$/.test(documentUrl))
    )
      throw new NotAModel("shape", `${place}.documentUrl`);
    return defined({
      name: readTitle(action.name, `${place}.document`),
      document: readText(action.document, `${place}.document`),
      group: readTitle(action.group, `${place}.group`),
      input,
      output,
      status: typeof status === "string" ? status : undefined,
      destructive: typeof destructive === "boolean" ? destructive : undefined,
      documentUrl,
      examples: readExamples(action.examples, `${place}.examples`),
      errors: readNames(action.errors, `${place}.errors`),
    });
  });
  if (Object.keys(read).length === 0) throw new NotAModel("shape", "actions");
  return read;
}

function readExamples(examples: unknown, place: string): Json[] | undefined {
  if (examples === undefined) return undefined;
  if (!Array.isArray(examples)) throw new NotAModel("shape", place);
  if (examples.length > MOST.examples) throw tooMuch(`${place} > ${MOST.examples}`);
  return examples.map((one) => {
    if (!isObject(one) || !isObject(one.input)) throw new NotAModel("shape", place);
    if (JSON.stringify(one.input).length > MOST.example) throw tooMuch(`${place} > ${MOST.example / 1024} KB`);
    return { title: readTitle(one.title, place) ?? "", input: one.input };
  });
}

const readNames = (names: unknown, place: string): string[] | undefined => {
  if (names === undefined) return undefined;
  if (!Array.isArray(names) || names.length > MOST.errors || !names.every(isName)) throw new NotAModel("shape", place);
  return names;
};

const readErrors = (errors: unknown): Record<string, Text> | undefined =>
  errors === undefined
    ? undefined
    : readRecord(errors, "errors", MOST.errors, (text, place) => readText(text, place) ?? "");

/** What may be large in each place is not to be large in all of them. */
function checkWhole(objects: Record<string, Structure>, actions: Record<string, Json>): void {
  const sizeOf = ({ members }: Structure) =>
    members.reduce((sum, { enum: values }) => sum + 1 + (Array.isArray(values) ? values.length : 0), 0);
  const sizes = new Map(Object.entries(objects).map(([name, object]) => [name, sizeOf(object)]));
  let size = 0;
  for (const one of sizes.values()) size += one;
  for (const { input } of Object.values(actions)) size += sizes.get(input as string) ?? 0;
  if (size > MOST.everything) throw tooMuch(`objects.*.members > ${MOST.everything}`);
}

/** A record of named things, each read by `read`. */
function readRecord<Value>(
  record: unknown,
  place: string,
  most: number,
  read: (value: unknown, place: string) => Value,
): Record<string, Value> {
  if (!isObject(record)) throw new NotAModel("shape", place);
  const entries = Object.entries(record);
  if (entries.length > most) throw tooMuch(`${place} > ${most}`);
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (!isName(name)) throw new NotAModel("shape", `${place}.${name}`);
      return [name, read(value, `${place}.${name}`)];
    }),
  );
}

/** A name or a title, which is one line without markup. */
function readTitle(text: unknown, place: string): Text | undefined {
  const read = readText(text, place);
  if (read === undefined || typeof read === "string") return read && plainText(read);
  return { en: plainText(read.en), zh: plainText(read.zh) };
}

/** A text in one language or in two; none where there is null. */
function readText(text: unknown, place: string): Text | undefined {
  if (text === undefined || text === null) return undefined;
  if (typeof text === "string") return shortened(text);
  if (isObject(text) && typeof text.en === "string" && typeof text.zh === "string")
    return { en: shortened(text.en), zh: shortened(text.zh) };
  throw new NotAModel("shape", place);
}

const shortened = (text: string) => toMarkup(text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH)}…` : text);

const isName = (name: unknown): name is string => typeof name === "string" && NAME.test(name) && !(name in {});

const isValue = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);

/** An object without the members that are undefined. */
const defined = (object: Json): Json =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
