// workerd, which compiles nothing: the module is imported.
import QUnit from "qunit";
import { runChosen } from "./chosen.mjs";
import module from "./client/client_bg.wasm";

export default {
  async test(_, { ENDPOINT }) {
    const { passed } = await runChosen(QUnit, module, "the Rust client in workerd", ENDPOINT);
    if (!passed) throw new Error("tests failed");
  },
};
