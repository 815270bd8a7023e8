// The corpus in a page: cases in, judgements out.
import * as inspect from "tc3fetch/diagnose";
import { judge } from "./judge.mjs";

window.judgeAll = async (cases) => {
  const judgements = [];
  for (const given of cases) judgements.push(await judge(inspect, given));
  return judgements;
};
