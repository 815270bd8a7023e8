// The corpus in workerd: cases in, judgements out. A Worker compiles nothing: it is given the engine as a module.
import engine from "./inspect.wasm";
import * as inspect from "tc3fetch/diagnose";
import { judge } from "./judge.mjs";

export default {
  async fetch(request) {
    await inspect.init(engine);
    const judgements = [];
    for (const given of await request.json()) judgements.push(await judge(inspect, given));
    return Response.json(judgements);
  },
};
