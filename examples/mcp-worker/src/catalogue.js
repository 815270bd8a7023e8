// The catalogue, as `cargo xtask catalogue` makes it: files of the Worker's assets.

/** What was read before, by the path; a Worker may answer many requests. */
const kept = new Map();

async function read(assets, path) {
  if (!kept.has(path)) {
    // A path of the catalogue alone: names come from an agent.
    const response = await assets.fetch(new Request(new URL(path, "https://catalogue/")));
    if (!response.ok) throw Object.assign(new Error(`the catalogue has no ${path}`), { code: "NotFound" });
    if (kept.size > 20) kept.clear();
    kept.set(path, await response.json());
  }
  return kept.get(path);
}

/** The index as rows: `{ service, version, action, en, zh }`. */
export async function actionsOf(assets) {
  const { services, ...columns } = await read(assets, "/index.json");
  return services.flatMap((service, index) => rowsOf(service, columns, index));
}

/** Its columns have a line for each action; `in` says which versions have it, the one to take first. */
function rowsOf({ id, versions, in: places }, columns, index) {
  const [actions, en, zh] = ["actions", "en", "zh"].map((name) => columns[name][index].split("\n"));
  return actions.map((action, row) => ({
    service: id,
    version: versions[places?.[row][0] ?? 0],
    action,
    en: en[row] ?? "",
    zh: zh[row] ?? "",
  }));
}

export const modelOf = (assets, service, version) => read(assets, `/services/${service}/${version}.json`);
