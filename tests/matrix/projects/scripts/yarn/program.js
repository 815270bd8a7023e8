import { everything } from "./everything.js";

everything(process.argv[2]).then((result) => console.log(JSON.stringify(result)));
