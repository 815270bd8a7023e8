// Of an application that uses tc3fetch by a library alone.
import { everything } from "library";

everything(process.argv[2]).then((result) => console.log(JSON.stringify(result)));
