// The tool `search`.
import { actionMarks, jsonSchema } from "tc3fetch/models";
import { actionsOf, modelOf } from "./catalogue.js";

/** Larger schemas would fill what an agent can read. */
const MOST_CHARACTERS = 30000;

export async function findActions(assets, query, limit) {
  const words = query
    .toLowerCase()
    .split(/[\s/,.]+/)
    .filter(Boolean);
  const found = [];
  for (const row of await actionsOf(assets)) {
    const score = scoreOf(row, words);
    if (score) found.push({ ...row, score });
  }
  found.sort((one, other) => other.score - one.score || one.action.length - other.action.length);
  const [best, ...others] = found.slice(0, limit);
  if (!best) return { found: 0, actions: [] };
  const model = await modelOf(assets, best.service, best.version);
  const schema = jsonSchema(model, best.action);
  const isReadable = JSON.stringify(schema).length <= MOST_CHARACTERS;
  return {
    found: found.length,
    actions: [
      {
        ...outline(best),
        ...actionMarks(model, best.action),
        parameters: isReadable ? schema : { note: "too long", names: Object.keys(schema.properties) },
      },
      ...others.map(outline),
    ],
  };
}

const outline = ({ service, version, action, en, zh }) => ({
  path: `/${service}/${version}/${action}`,
  title: en || zh,
});

/** How well a row fits: every word must be in it; names count more than titles, whole ones most. 0 for not at all. */
function scoreOf({ service, action, en, zh }, words) {
  const name = action.toLowerCase();
  const texts = `${en} ${zh}`.toLowerCase();
  let score = 0;
  for (const word of words) {
    if (word === name || word === service) score += 8;
    else if (name.includes(word)) score += 4;
    else if (service.includes(word) || texts.includes(word)) score += 2;
    else return 0;
  }
  return score;
}
