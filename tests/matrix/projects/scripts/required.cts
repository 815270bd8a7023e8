import { sign } from "tc3fetch";

console.log(typeof sign);
