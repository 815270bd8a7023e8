// The corpus in workerd: cases in, judgements out.
import * as inspect from "tc3fetch/diagnose";
import { judge } from "./judge.mjs";

export default {
  async fetch(request) {
    const judgements = [];
    for (const given of await request.json()) judgements.push(await judge(inspect, given));
    return Response.json(judgements);
  },
};
