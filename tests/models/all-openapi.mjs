/**
 * The OpenAPI documents of a folder of models, each validated by the official schema and followed in every reference:
 *
 *     node tests/models/all-openapi.mjs [FOLDER]
 *
 * Default is the catalogue. Ends with status 1 where one is not valid. Needs the built package.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv/dist/2020.js";
import { openApi } from "tc3fetch/models";

const folder = process.argv[2] ?? fileURLToPath(new URL("../../catalogue/services", import.meta.url));
const files = readdirSync(folder, { recursive: true }).filter((file) => /(api|\d{4}-\d\d-\d\d)\.json$/.test(file));
if (!files.length) throw new Error(`${folder} has no models: cargo xtask catalogue makes them`);

let operations = 0;
let failed = 0;
const problem = (file, why) => {
  failed++;
  console.error(`${file}: ${JSON.stringify(why).slice(0, 500)}`);
};
const validator = new Validator();
const ajv = new Ajv({ strict: false });
for (const file of files.sort()) {
  const model = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
  const document = openApi(model);
  const count = Object.values(document.paths).flatMap((path) => Object.values(path)).length;
  operations += count;
  if (count !== Object.keys(model.actions).length) problem(file, `${count} operations`);
  const { schemas } = document.components;
  for (const [name, schema] of Object.entries(schemas))
    if (!ajv.validateSchema(schema)) problem(file, `${name}: ${ajv.errorsText()}`);
  for (const [, name] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
    if (!schemas[name]) problem(file, `there is no ${name}`);
  const { valid, errors } = await validator.validate(document);
  if (!valid) problem(file, errors);
}
console.log(`${files.length} documents with ${operations} operations: ${failed ? `${failed} problems` : "all valid"}`);
process.exitCode = failed ? 1 : 0;
