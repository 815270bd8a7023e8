// A browser page; `window.finished` resolves to whether all went well.
import QUnit from "qunit";
import { runChosen } from "./chosen.mjs";
import { bytes } from "./client/bytes.mjs";

const endpoint = new URLSearchParams(location.search).get("endpoint");
window.finished = runChosen(QUnit, bytes, "the Rust client in chromium", endpoint).then(({ passed }) => passed);
