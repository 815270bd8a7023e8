// A frame whose origin is `null`: the local endpoint, as many a server, does not answer it.
import { failure } from "./everything.js";
import { engines } from "./engines.js";

engines()
  .catch(failure)
  .then((result) => parent.postMessage(result, "*"));
