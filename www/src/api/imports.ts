// Model files that were dropped on the page become services, which stay until they are removed.
import { checkAction, type Model } from "tc3fetch/models";
import { importedServices, keyOf, ownService, type Service } from "./catalogue.ts";
import { keepImported, removeImported } from "./imports-store.ts";
import { NotAModel, readModelFile } from "./model-file.ts";
import { actionsOf } from "./model-store.ts";
import { forgetModel, useModel } from "./models.ts";
import type { Text } from "./text.ts";

/**
 * Reads a model file. Another version of a service stands beside the one that is there; the same version takes its
 * place. `use` makes its model usable at once, rather than when it is opened.
 */
export async function importModel(text: string, use: boolean): Promise<{ service: Service; isKept: boolean }> {
  const model = readModelFile(text, await converter());
  checkUse(model);
  const service = outline(model);
  const own = ownService(service.id, service.version);
  // What is called like one of the other vendors' would be sent to them.
  if (own && own.protocol !== "tencent") throw new NotAModel("protocol", own.id);
  const isKept = await keepImported(service, model);
  if (use) useModel(service.id, service.version, model);
  else forgetModel(service.id, service.version);
  return { service, isKept };
}

/** Reads HTML and Markdown, with two libraries that nothing else of the page needs. */
async function converter(): Promise<(text: string) => string> {
  try {
    return (await import("../../../xtask/src/catalogue/markup.mjs")).toMarkup;
  } catch {
    // Without a network. What is no markup of the page's own is drawn as text.
    return (text) => text;
  }
}

/** Shows services that were read: all at once, since each change draws the navigation anew. */
export function showImported(added: readonly Service[]): void {
  const keys = new Set(added.map(keyOf));
  importedServices.value = [...added, ...importedServices.value.filter((one) => !keys.has(keyOf(one)))];
}

export async function removeService(service: Service): Promise<void> {
  importedServices.value = importedServices.value.filter((one) => keyOf(one) !== keyOf(service));
  forgetModel(service.id, service.version);
  await removeImported(keyOf(service));
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

function outline(model: Model): Service {
  const { metadata, actions } = model;
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
    count: Object.keys(actions).length,
    actions: actionsOf(model),
  };
}
