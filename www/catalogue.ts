import type { Plugin } from "vite";

interface Text {
  en: string;
  zh: string;
}

/** What the page needs to know of a service before its model is loaded. */
interface Outline {
  id: string;
  shortName: string;
  version: string;
  protocol: string;
  endpoint: string;
  name: Text;
  deprecated?: unknown;
  actions: { name: string; title: Text; group: Text; deprecated: boolean; destructive: boolean }[];
}

/**
 * Two modules that are made from the models when the page is built: `virtual:catalogue`, the services
 * and their actions, which the page opens with, and `virtual:pinyin`, how a Chinese title is typed
 * without an input method, for the search.
 */
export function catalogue(): Plugin {
  return {
    name: "tc3fetch:catalogue",
    resolveId: (id) => (id === "virtual:catalogue" || id === "virtual:pinyin" ? `\0${id}` : undefined),
    async load(id) {
      if (id === "\0virtual:catalogue") return `export default ${JSON.stringify(await outlines())};`;
      if (id === "\0virtual:pinyin") return `export default ${JSON.stringify(await pinyinOf(await outlines()))};`;
      return undefined;
    },
  };
}

async function outlines(): Promise<Outline[]> {
  // The built package, by its place: what the page imports is found in the same way.
  const models = (await import(new URL("../pkg/models.js", import.meta.url).href)) as Record<string, any>;
  return ["tiems", "scf", "fc", "guance"].map((id) => {
    const { metadata, actions } = models[id];
    return {
      id,
      shortName: metadata.serviceShortName,
      version: metadata.apiVersion,
      protocol: metadata.protocol,
      endpoint: metadata.endpoint,
      name: metadata.serviceName,
      deprecated: metadata.deprecated,
      actions: Object.entries<any>(actions).map(([name, { name: title, group, status, destructive }]) => ({
        name,
        title,
        group,
        deprecated: status === "deprecated",
        destructive: destructive === true,
      })),
    };
  });
}

/** By title: its syllables in one word, and their initials. */
async function pinyinOf(services: Outline[]): Promise<Record<string, string>> {
  const { pinyin } = await import("pinyin-pro");
  const titles = services.flatMap(({ name, actions }) => [name.zh, ...actions.map(({ title }) => title.zh)]);
  const spelled = (title: string, pattern: "pinyin" | "first") =>
    pinyin(title, { pattern, toneType: "none", type: "array", nonZh: "removed" }).join("");
  return Object.fromEntries(titles.map((title) => [title, `${spelled(title, "pinyin")} ${spelled(title, "first")}`]));
}
