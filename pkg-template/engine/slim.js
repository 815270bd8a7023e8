// The loader of an engine that the application brings.
import { compile } from "./compile.js";
import { NotInitialized } from "../errors/faults.js";
import { fault } from "../errors/error.js";

export const loader = {
  compile,
  load() {
    throw fault(NotInitialized);
  },
};
