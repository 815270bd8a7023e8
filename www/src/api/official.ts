// Model files that were dropped on the page become services.
import { checkAction, isDestructive, type Model } from "tc3fetch/models";
import { importedServices, type Service } from "./catalogue.ts";
import { NotAModel, readModelFile } from "./model-file.ts";
import { models } from "./models.ts";
import type { Text } from "./text.ts";

/** Reads a model file and makes its service usable at once. */
export function importModel(text: string): Service {
  const model = readModelFile(text);
  checkUse(model);
  const service = outline(model);
  const others = importedServices.value.filter(({ id }) => id !== service.id);
  // Models of the same service replace each other: the page never mixes two versions.
  models.value = { ...models.value, [service.id]: model };
  importedServices.value = [...others, service];
  return service;
}

/** Longer than the largest of the vendor's files takes, and short enough to wait for. */
const PATIENCE_MS = 2000;

/** What the checker will ask of it, asked now: structures may hold each other in ways that no count tells. */
function checkUse(model: Model): void {
  const start = performance.now();
  for (const action of Object.keys(model.actions)) {
    try {
      checkAction(model, action, {});
    } catch (error) {
      const isTooDeep = (error as Error).cause instanceof RangeError;
      throw new NotAModel(isTooDeep ? "size" : "shape", `actions.${action}`);
    }
    if (performance.now() - start > PATIENCE_MS) throw new NotAModel("size", `actions.${action}`);
  }
}

function outline({ metadata, actions }: Model): Service {
  const { serviceShortName, apiVersion } = metadata;
  const { serviceName, serviceNameCN } = metadata as { serviceName?: Text; serviceNameCN?: Text };
  return {
    id: serviceShortName,
    shortName: serviceShortName,
    version: apiVersion,
    protocol: "tencent",
    endpoint: `${serviceShortName}.tencentcloudapi.com`,
    name: serviceName ?? serviceNameCN ?? serviceShortName,
    imported: true,
    actions: Object.entries(actions).map(([name, action]) => ({
      name,
      title: action.name || name,
      group: action.group ?? "",
      deprecated: action.status === "deprecated" || action.status === "offline",
      destructive: typeof action.destructive === "boolean" ? action.destructive : isDestructive(name),
    })),
  };
}
