// A browser page whose policy forbids WebAssembly; `window.finished` resolves to whether all went well.
import QUnit from "qunit";
import { runChosen } from "./chosen.mjs";

window.finished = runChosen(
  QUnit,
  "tc3fetch/js in chromium, WebAssembly blocked",
  new URLSearchParams(location.search).get("endpoint"),
);
