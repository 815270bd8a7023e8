import { createHash } from "node:crypto";
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { forPage } from "../xtask/src/catalogue/pages.mjs";
import { pinyinTable } from "./pinyin.ts";

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

/** The index of the catalogue: what belongs to a service stands at the same place in each of the lists. */
interface Index {
  services: { id: string; name: Text | string; versions: string[]; main?: string; in?: number[][] }[];
  actions: string[];
  zh: string[];
}

/** Where `cargo xtask catalogue` leaves its files. A page can be built without them: it then knows its own services. */
const folder = () => process.env.TC3FETCH_CATALOGUE ?? fileURLToPath(new URL("../catalogue/", import.meta.url));

/**
 * Modules that are made when the page is built: `virtual:catalogue`, the page's own services and their actions,
 * which it opens with; `virtual:services`, what else the catalogue has; `virtual:pinyin`, how Chinese is typed
 * without an input method. The catalogue's models go to the page's folder in the form that docs/catalogue.md describes.
 */
export function catalogue(): Plugin {
  const modules: Record<string, () => Promise<unknown>> = {
    "virtual:catalogue": outlines,
    "virtual:services": async () => list(),
    "virtual:pinyin": async () => pinyinTable(await titles()),
  };
  let outDir = "";
  return {
    name: "tc3fetch:catalogue",
    configResolved: ({ root, build }) => void (outDir = fileURLToPath(new URL(build.outDir, `file://${root}/`))),
    resolveId: (id) => (id in modules ? `\0${id}` : undefined),
    async load(id) {
      const make = id.startsWith("\0") ? modules[id.slice(1)] : undefined;
      return make && `export default ${JSON.stringify(await make())};`;
    },
    configureServer({ middlewares }) {
      middlewares.use("/catalogue", (request, response, next) => {
        const path = (request.url ?? "").split("?")[0]!;
        response.setHeader("Content-Type", "application/json");
        if (path === "/index.json" && existsSync(`${folder()}${path}`))
          return void createReadStream(`${folder()}${path}`).pipe(response);
        const [, of, version] = /^\/(?:pages|answers)\/([\w-]+)\/([\w-]+)(?:\.\w+)?\.json$/.exec(path) ?? [];
        const file = `${folder()}/services/${of}/${version}.json`;
        const made = of && existsSync(file) ? filesOf(`${of}/${version}`, file).get(path.slice(1)) : undefined;
        if (made === undefined) return next();
        response.end(made);
      });
    },
    writeBundle() {
      if (!existsSync(`${folder()}/index.json`)) return;
      // The notice of its licence goes with it.
      for (const part of ["index.json", "NOTICE"]) cpSync(`${folder()}/${part}`, `${outDir}/catalogue/${part}`);
      for (const path of readdirSync(`${folder()}/services`, { recursive: true, encoding: "utf8" })) {
        if (!path.endsWith(".json")) continue;
        for (const [name, text] of filesOf(path.replace(/\.json$/, ""), `${folder()}/services/${path}`)) {
          mkdirSync(dirname(`${outDir}/catalogue/${name}`), { recursive: true });
          writeFileSync(`${outDir}/catalogue/${name}`, text);
        }
      }
    },
  };
}

/**
 * What the page reads of a service, by the path of the file: the model in each language, and what its actions answer,
 * which is needed only where there is no endpoint.
 */
function filesOf(service: string, file: string): Map<string, string> {
  const model = JSON.parse(readFileSync(file, "utf8"));
  const answers = Object.entries<any>(model.actions).flatMap(([name, { examples = [] }]) => {
    const example = examples.find(({ output }: { output?: unknown }) => output !== undefined);
    return example ? [[name, example.output]] : [];
  });
  return new Map([
    ...(["en", "zh"] as const).map((language): [string, string] => [
      `pages/${service}.${language}.json`,
      JSON.stringify(forPage(model, language)),
    ]),
    [`answers/${service}.json`, JSON.stringify(Object.fromEntries(answers))],
  ]);
}

const NONE: Index = { services: [], actions: [], zh: [] };

/** One that was made by an earlier version of the command has another form, and is as good as none. */
function readIndex(): Index {
  const file = `${folder()}/index.json`;
  const index: Index = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : NONE;
  return Array.isArray(index.actions) ? index : NONE;
}

/** Every service with its versions, and how many actions each of them has; the main version first. */
function list() {
  const index = readIndex();
  const services = index.services.map(({ id, name, versions, main, in: places }, of) => {
    const count = index.actions[of]!.split("\n").length;
    const counted = versions.map(
      (version, at) => [version, places ? places.filter((of) => of.includes(at)).length : count] as const,
    );
    return { id, name, versions: counted.sort(([a], [b]) => Number(b === main) - Number(a === main)) };
  });
  return {
    fingerprint: fingerprint(),
    // An action of two versions is two, as in the documents.
    actions: services.flatMap(({ versions }) => versions).reduce((sum, [, count]) => sum + count, 0),
    services,
  };
}

/** Changes with any of the files. */
export function fingerprint(): string {
  if (!existsSync(`${folder()}/index.json`)) return "";
  const hash = createHash("sha256").update(readFileSync(`${folder()}/index.json`));
  for (const path of readdirSync(`${folder()}/services`, { recursive: true, encoding: "utf8" }).sort())
    hash.update(`${path} ${statSync(`${folder()}/services/${path}`).size}`);
  return hash.digest("hex").slice(0, 12);
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

/** All Chinese titles: in a word it is clear how a character is read that has several readings. */
async function titles(): Promise<string[]> {
  const own = (await outlines()).flatMap(({ name, actions }) => [name.zh, ...actions.map(({ title }) => title.zh)]);
  const { services, zh } = readIndex();
  const names = services.map(({ name }) => (typeof name === "string" ? name : name.zh));
  return [...own, ...names, ...zh.flatMap((column) => column.split("\n"))];
}
