// docs/toolchains.md: the table of what ran, and what is written around it by hand.
import fs from "node:fs";

const PAGE = new URL("../../docs/toolchains.md", import.meta.url);
const [BEGIN, END] = ["<!-- matrix -->\n", "<!-- /matrix -->"];

/** Puts what ran into the table. Rows that did not run this time stay as they are, where they still exist. */
export function writeTable(results, names) {
  const text = fs.readFileSync(PAGE, "utf8");
  const [head, rest] = text.split(BEGIN);
  const [table, tail] = rest.split(END);
  const rows = new Map(table.split("\n").flatMap((line) => (line.startsWith("| ") ? [[keyOf(line), line]] : [])));
  for (const { project, name, note, versions, error } of results)
    rows.set(name, `| ${name} | ${versions} | ${error ? "**fails**" : "R"} | ${note ?? ""} | \`${project}\` |`);
  for (const name of rows.keys()) if (!names.includes(name)) rows.delete(name);
  const lines = [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
  const header = "| what | version | | remarks | project |\n|---|---|---|---|---|\n";
  fs.writeFileSync(PAGE, `${head}${BEGIN}${header}${lines.join("\n")}\n${END}${tail}`);
}

const keyOf = (line) => line.split(" | ")[0].slice(2);
