// The catalogue, as `cargo xtask catalogue` makes it: files of the Worker's assets.

/** The index, once it was read: every search needs it. */
let index;

/** Models of a large service take some 20 MB each once they are read, and a Worker has 128. */
const MAX_MODELS = 2;

/** Models that were read, by their paths; the one used last is the last. */
const models = new Map();

async function read(assets, path) {
  // A path of the catalogue alone: names come from an agent.
  const response = await assets.fetch(new Request(new URL(path, "https://catalogue/")));
  if (!response.ok) throw Object.assign(new Error(`the catalogue has no ${path}`), { code: "NotFound" });
  return response.json();
}

/** The index as rows: `{ service, version, action, en, zh }`. */
export async function actionsOf(assets) {
  const { services, ...columns } = (index ??= await read(assets, "/index.json"));
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

export async function modelOf(assets, service, version) {
  const path = `/services/${service}/${version}.json`;
  const model = models.get(path) ?? (await read(assets, path));
  models.delete(path);
  models.set(path, model);
  if (models.size > MAX_MODELS) models.delete(models.keys().next().value);
  return model;
}
