// Model files of the vendor: api.json as Tencent Cloud's command line tool has them. The official
// format has one text, no groups, no enums and no ranges.
import type { Model } from "tc3fetch/models";
import { importedServices, type Service } from "./catalogue.ts";
import { models } from "./models.ts";
import type { Text } from "./text.ts";

/** What is wrong with a file, by a word that the dictionaries know. */
export class NotAModel extends Error {
  constructor(
    readonly reason: "json" | "shape" | "reference",
    /** Where. */
    readonly place: string,
  ) {
    super(`${reason}: ${place}`);
  }
}

const isObject = (value: unknown): value is Record<string, any> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads a model file and makes its service usable at once. */
export function importModel(text: string): Service {
  let model: unknown;
  try {
    model = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new NotAModel("json", (error as Error).message);
  }
  checkShape(model);
  const service = outline(model);
  const others = importedServices.value.filter(({ id }) => id !== service.id);
  // Models of the same service replace each other: the page never mixes two versions.
  models.value = { ...models.value, [service.id]: model };
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
      if (!isObject(action) || !Object.hasOwn(objects, action[side])) throw new NotAModel("reference", `actions.${name}.${side}`);
    }
  }
}

function outline({ metadata, actions }: Model): Service {
  const { serviceShortName, apiVersion, serviceName, serviceNameCN, protocol, endpoint, deprecated } = metadata as Record<string, any>;
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

/** Official files do not say which action destroys something; its first word does. */
const isDestructive = (action: string) =>
  /^(Delete|Destroy|Terminate|Remove|Stop|Reset|Isolate|Release|Shutdown|Disable|Clear|Purge|Offline|Unbind|Reboot|Revoke)/.test(action);
