// The loader of an engine that the application brings.
import { instantiate } from "./compile.js";
import { NotInitialized } from "../errors/faults.js";
import { fault } from "../errors/error.js";

export const loader = {
  instantiate,
  load() {
    throw fault(NotInitialized);
  },
};
