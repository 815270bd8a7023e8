// The script of a page: what it gives stands in `window.result`.
import { everything } from "./everything.js";

everything(new URLSearchParams(location.search).get("endpoint")).then((result) => {
  window.result = result;
});
