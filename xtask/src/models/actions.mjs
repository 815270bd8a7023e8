// Prints the module `{entry}-actions.js` of a model: a constant for each structure of a
// request and one for each action, so that a bundler keeps what is used and drops the rest.
//
// node xtask/src/models/actions.mjs models/tencent/scf/v20180416/api.json
import { readFileSync } from "node:fs";
import { notation, outline } from "../../../pkg-template/models/spec.js";

const [, , path] = process.argv;
const model = JSON.parse(readFileSync(path, "utf8"));
const { actions, objects } = model;

const key = (name) => (/^[A-Za-z0-9_]+$/.test(name) ? name : JSON.stringify(name));

/** A plain object as a literal. */
function literal(value) {
  if (typeof value !== "object") return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${key(name)}: ${literal(inner)}`)
    .join(", ")} }`;
}

/** The members of an object as an object literal, which names the constants of the objects that it holds. */
function members(name) {
  const parts = objects[name].members.map((member) => {
    const text = JSON.stringify(notation(objects, member));
    return `${key(member.name)}: ${Object.hasOwn(objects, member.member) ? `[${text}, ${member.member}]` : text}`;
  });
  return parts.length ? `{ ${parts.join(", ")} }` : "{}";
}

const inputs = new Set(Object.values(actions).map(({ input }) => input));
const written = new Set();

/** The constants of the structures in `name`, inner ones first. */
function structures(name) {
  const lines = [];
  for (const { member } of objects[name].members) {
    if (!Object.hasOwn(objects, member) || written.has(member)) continue;
    written.add(member);
    lines.push(...structures(member), `const ${member} = ${members(member)};`);
  }
  return lines;
}

const lines = [`// Written by \`cargo xtask build\` from ${path}.`, ""];
for (const input of inputs) lines.push(...structures(input));
for (const [name, { input }] of Object.entries(actions)) {
  const spec = Object.entries(outline(model, name)).map(([part, value]) => `${part}: ${literal(value)}`);
  lines.push(
    `export const ${name[0].toLowerCase()}${name.slice(1)} = { ${[...spec, `params: ${members(input)}`].join(", ")} };`,
  );
}
console.log(lines.join("\n"));
