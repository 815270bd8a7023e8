// Model files of the vendor: api.json as Tencent Cloud's command line tool has them. The official
// format has one text, no groups, no enums and no ranges.
import { checkAction, type Model } from "tc3fetch/models";
import { importedServices, type Service } from "./catalogue.ts";
import { models } from "./models.ts";
import type { Text } from "./text.ts";

/** What is wrong with a file, by a word that the dictionaries know. */
export class NotAModel extends Error {
  constructor(
    readonly reason: "json" | "shape" | "reference" | "protocol",
    /** Where. */
    readonly place: string,
  ) {
    super(`${reason}: ${place}`);
  }
}

const isObject = (value: unknown): value is Record<string, any> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads a model file and makes its service usable at once. */
export function importModel(text: string): Service {
  let model: unknown;
  try {
    model = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new NotAModel("json", (error as Error).message);
  }
  checkShape(model);
  checkUse(model);
  model = withoutMarkup(model);
  const service = outline(model as Model);
  const others = importedServices.value.filter(({ id }) => id !== service.id);
  // Models of the same service replace each other: the page never mixes two versions.
  models.value = { ...models.value, [service.id]: model as Model };
  importedServices.value = [...others, service];
  return service;
}

function checkShape(model: unknown): asserts model is Model {
  if (!isObject(model)) throw new NotAModel("shape", "{}");
  const { metadata, actions, objects } = model;
  if (!isObject(metadata)) throw new NotAModel("shape", "metadata");
  for (const name of ["apiVersion", "serviceShortName"]) {
    if (typeof metadata[name] !== "string" || !metadata[name]) throw new NotAModel("shape", `metadata.${name}`);
  }
  // Where REST parameters travel and what is sent is the package's own affair.
  if (metadata.protocol !== undefined && metadata.protocol !== "tencent")
    throw new NotAModel("protocol", String(metadata.protocol));
  if (!isObject(actions) || Object.keys(actions).length === 0) throw new NotAModel("shape", "actions");
  if (!isObject(objects)) throw new NotAModel("shape", "objects");
  for (const [name, object] of Object.entries(objects)) {
    if (!isObject(object) || !Array.isArray(object.members)) throw new NotAModel("shape", `objects.${name}.members`);
    for (const member of object.members) {
      const isWhole = isObject(member) && ["name", "type", "member"].every((part) => typeof member[part] === "string");
      if (!isWhole) throw new NotAModel("shape", `objects.${name}.members`);
    }
  }
  for (const [name, action] of Object.entries(actions)) {
    for (const side of ["input", "output"]) {
      if (!isObject(action) || !Object.hasOwn(objects, action[side]))
        throw new NotAModel("reference", `actions.${name}.${side}`);
    }
  }
}

/** What the form and the checker will ask of it, asked now: a file that would break them later is refused. */
function checkUse(model: Model): void {
  const isText = (text: unknown) =>
    text === undefined ||
    text === null ||
    typeof text === "string" ||
    (isObject(text) && typeof text.en === "string" && typeof text.zh === "string");
  const isValue = (one: unknown) => ["string", "number", "boolean"].includes(typeof one);
  for (const [name, object] of Object.entries(model.objects)) {
    if (!isText(object.document)) throw new NotAModel("shape", `objects.${name}.document`);
    for (const member of object.members as readonly Record<string, unknown>[]) {
      const place = `objects.${name}.${member.name}`;
      if (!isText(member.document)) throw new NotAModel("shape", `${place}.document`);
      const values = member.enum;
      const isEnum =
        values === undefined ||
        (Array.isArray(values) && values.every((one) => isValue(one) || (isObject(one) && isValue(one.value))));
      if (!isEnum) throw new NotAModel("shape", `${place}.enum`);
      for (const limit of ["min", "max", "multipleOf", "minLength", "maxLength", "maxBytes"]) {
        const number = member[limit];
        if (number !== undefined && !(typeof number === "number" && /^-?[\d.]+$/.test(String(number))))
          throw new NotAModel("shape", `${place}.${limit}`);
      }
      try {
        if (member.pattern !== undefined) new RegExp(`^(?:${String(member.pattern)})$`, "u");
      } catch {
        throw new NotAModel("shape", `${place}.pattern`);
      }
    }
  }
  for (const [name, { name: title, document, examples, documentUrl }] of Object.entries(model.actions) as [
    string,
    Record<string, unknown>,
  ][]) {
    if (!isText(title) || !isText(document)) throw new NotAModel("shape", `actions.${name}.document`);
    if (
      examples !== undefined &&
      !(Array.isArray(examples) && examples.every((one) => isObject(one) && isObject(one.input)))
    )
      throw new NotAModel("shape", `actions.${name}.examples`);
    // It becomes a link.
    if (documentUrl !== undefined && !/^https:\/\//.test(String(documentUrl)))
      throw new NotAModel("shape", `actions.${name}.documentUrl`);
    try {
      checkAction(model, name, {});
    } catch {
      throw new NotAModel("shape", `actions.${name}`);
    }
  }
}

/** The vendor's texts have markup, which would be read out as it stands. */
function withoutMarkup(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarkup);
  if (!isObject(value)) return value;
  const texts = ["name", "document", "serviceNameCN", "api_brief"];
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      typeof one === "string" && texts.includes(key) ? plain(one) : withoutMarkup(one),
    ]),
  );
}

const MARKUP =
  /<\/?(p|br|li|ul|ol|a|b|i|strong|em|code|div|span|table|tr|td|th|h\d|font|dx-\w+)\b[^>]*>|&(lt|gt|amp|quot|nbsp|#\d+);/i;

function plain(text: string): string {
  if (!MARKUP.test(text)) return text;
  // A space where an element ends, so that the words of two do not run together.
  const { body } = new DOMParser().parseFromString(text.replaceAll("<", " <"), "text/html");
  return (body.textContent ?? "").replace(/\s+/g, " ").trim();
}

function outline({ metadata, actions }: Model): Service {
  const { serviceShortName, apiVersion, serviceName, serviceNameCN, protocol, endpoint, deprecated } =
    metadata as Record<string, any>;
  return {
    id: serviceShortName,
    shortName: serviceShortName,
    version: apiVersion,
    protocol: protocol ?? "tencent",
    endpoint: endpoint ?? `${serviceShortName}.tencentcloudapi.com`,
    name: serviceName ?? serviceNameCN ?? serviceShortName,
    deprecated,
    imported: true,
    actions: Object.entries(actions).map(([name, action]) => ({
      name,
      title: (action.name as Text | undefined) || name,
      group: (action.group as Text | undefined) ?? "",
      deprecated: action.status === "deprecated" || action.status === "offline",
      destructive: typeof action.destructive === "boolean" ? action.destructive : isDestructive(name),
    })),
  };
}

/** Where no model says whether an action destroys something, its first word does. */
export const isDestructive = (action: string) =>
  /^(Batch|Force)?(Delete|Destroy|Terminate|Remove|Drop|Truncate|Clear|Purge|Stop|Shutdown|Kill|Suspend|Cancel|Reset|Restart|Reboot|Isolate|Release|Disable|Offline|Unbind|Detach|Disassociate|Deregister|Uninstall|Revoke)/i.test(
    action,
  );
