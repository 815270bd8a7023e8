// catalogue/index.json: all services, versions and actions, for a search.

/** What the index needs of a model. */
export function outline({ metadata, actions }) {
  const { serviceShortName: service, apiVersion: version, serviceName: name } = metadata;
  return {
    service,
    version,
    name,
    actions: Object.entries(actions).map(([action, { name: title, status }]) => ({
      name: action,
      zh: typeof title === "string" ? title : title.zh,
      en: typeof title === "string" ? "" : title.en,
      isOld: status === "deprecated" || status === "offline",
    })),
  };
}

/**
 * A service each in `services`; at the same place in `actions`, `en` and `zh` a text with a line for each of
 * its actions.
 *
 * @param {ReturnType<typeof outline>[]} outlines
 * @param {Record<string, string>} sources  the packages and their versions
 */
export function makeIndex(outlines, sources) {
  const ids = [...new Set(outlines.map(({ service }) => service))].sort();
  const services = ids.map((id) =>
    makeService(
      id,
      outlines.filter(({ service }) => service === id),
    ),
  );
  // Side by side what is alike: it compresses better.
  return {
    format: 1,
    sources,
    services: services.map(({ service }) => service),
    actions: services.map(({ rows }) => column(rows, "name")),
    en: services.map(({ rows }) => (rows.some(({ en }) => en) ? column(rows, "en") : "")),
    zh: services.map(({ rows }) => column(rows, "zh")),
  };
}

function makeService(id, outlines) {
  // The newest first.
  const versions = outlines.sort((a, b) => (a.version < b.version ? 1 : -1));
  const actions = new Map();
  versions.forEach(({ actions: list }, index) => {
    for (const action of list) {
      const known = actions.get(action.name);
      if (!known) actions.set(action.name, { ...action, versions: [{ index, isOld: action.isOld }] });
      else {
        known.versions.push({ index, isOld: action.isOld });
        known.zh ||= action.zh;
        known.en ||= action.en;
      }
    }
  });
  const rows = [...actions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const places = rows.map(placesOf);
  const old = rows.flatMap((row, index) => (row.versions.every(({ isOld }) => isOld) ? [index] : []));
  const service = {
    id,
    name: versions.find(({ name }) => name)?.name ?? id,
    versions: versions.map(({ version }) => version),
    ...(versions.length > 1 && { main: mainVersion(versions), in: places }),
    ...(old.length && { old }),
  };
  return { service, rows };
}

/** English titles are first sentences; a list of hits has room for this much. */
const TITLE_LENGTH = 52;

const short = (title) =>
  title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH).replace(/\s+\S*$/, "")}…` : title;

const column = (rows, name) => rows.map((row) => (name === "en" ? short(row.en) : row[name])).join("\n");

/** Indices of the versions that have an action, the one to take first: the newest in which it is not deprecated. */
function placesOf({ versions }) {
  const best = versions.find(({ isOld }) => !isOld) ?? versions[0];
  return [best, ...versions.filter((one) => one !== best)].map(({ index }) => index);
}

/** The version that most of what a service can do is in; the newer of two that have as much. */
function mainVersion(versions) {
  const size = ({ actions }) => actions.filter(({ isOld }) => !isOld).length;
  return versions.reduce((best, one) => (size(one) > size(best) ? one : best)).version;
}
