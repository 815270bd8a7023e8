// What a server renders, or a program does: its result on the last line.
import { everything } from "./everything.js";

everything(process.argv[2]).then((result) => console.log(JSON.stringify(result)));
