/**
 * TI-EMS 2019-04-16, all of its actions, with what they create, change and delete.
 * https://cloud.tencent.com/document/api/1120/37546
 */
import { isDeepStrictEqual } from "node:util";
import { createActions, readModel } from "../../model.mjs";
import { createConfigs } from "./configs.mjs";
import { createJobs } from "./jobs.mjs";
import { createResourceGroups } from "./resource-groups.mjs";
import { createRuntimes } from "./runtimes.mjs";
import { createScalingGroups } from "./scaling-groups.mjs";
import { createServices } from "./services.mjs";
import { initialState } from "./state.mjs";

const model = readModel("tencent/tiems/v20190416/api.json");

/** Which part of the state an action lists; the others change something, and their examples are only examples. */
const LISTS = {
  DescribeServices: "services",
  DescribeServiceConfigs: "configs",
  DescribeRuntimes: "runtimes",
  DescribeInstances: "instances",
  DescribeResourceGroups: "resourceGroups",
  DescribeRsgAsGroups: "scalingGroups",
  DescribeRsgAsGroupActivities: "activities",
};

/** @param {{ now: () => number }} options  the clock, milliseconds since the epoch */
export function createTiems({ now }) {
  const state = initialState(model, now);
  const first = structuredClone(state.all());
  const parts = [createServices, createConfigs, createJobs, createResourceGroups, createRuntimes, createScalingGroups];
  const behaviours = Object.assign({}, ...parts.map((part) => part(state)));
  const isPristine = (action) =>
    !(action in LISTS) || isDeepStrictEqual(state.all()[LISTS[action]], first[LISTS[action]]);
  return { version: "2019-04-16", actions: createActions(model, behaviours, isPristine) };
}
