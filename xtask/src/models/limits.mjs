// Prints what each member of a model is limited to, in words, by object: a list a member.
//
// node xtask/src/models/limits.mjs models/tencent/scf/v20180416/api.json
import { readFileSync } from "node:fs";
import { limitsOf } from "../../../pkg-template/models/limits.js";

const { objects } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const limits = Object.entries(objects).map(([name, { members }]) => [name, members.map(limitsOf)]);
console.log(JSON.stringify(Object.fromEntries(limits)));
