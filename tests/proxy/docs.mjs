/** The examples of docs/proxy.md, as they stand there. */
import { readFileSync } from "node:fs";
import { example as exampleOf } from "../examples/readme.mjs";

export const page = readFileSync(new URL("../../docs/proxy.md", import.meta.url), "utf8");

/** The fenced block after `<!-- example: name -->`. */
export const example = (name) => exampleOf(name, "docs/proxy.md");
