/** What an endpoint keeps of TI-EMS. At first that is what the document's examples show. */
import { randomInt } from "node:crypto";
import { ApiError } from "../../errors.mjs";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Letters and digits, as the document's ids have them. */
const letters = (count) => Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/**
 * @param {object} model
 * @param {() => number} now
 */
export function initialState(model, now) {
  const example = (action, member, index = 0) => structuredClone(model.actions[action].examples[index].output[member]);
  const [service] = example("DescribeServices", "Services");
  const [group] = example("DescribeResourceGroups", "ResourceGroups", 1);
  const kept = {
    // The example's answer counts two services and shows one.
    services: [
      service,
      {
        ...service,
        Id: "ank95gbm4dwfhmdt",
        Name: "test2",
        Runtime: "angel",
        CreateTime: "2019-11-08T10:00:00+08:00",
        UpdateTime: "2019-11-08T10:00:00+08:00",
      },
    ],
    configs: [...example("DescribeServiceConfigs", "ServiceConfigs"), example("CreateService", "Service")].map(
      asConfig,
    ),
    jobs: [example("CreateJob", "Job")],
    runtimes: example("DescribeRuntimes", "Runtimes"),
    instances: [...example("DescribeInstances", "Instances"), ...example("DescribeInstances", "Instances", 1)],
    resourceGroups: [
      ...example("DescribeResourceGroups", "ResourceGroups"),
      group,
      { ...group, Id: "rsg-xxxxxxxx", Name: "rsg-xxxxxxxx", InstanceCount: 0, ServiceCount: 0, JobCount: 0 },
    ],
    scalingGroups: example("DescribeRsgAsGroups", "RsgAsGroupSet"),
    activities: example("DescribeRsgAsGroupActivities", "RsgAsGroupActivitySet"),
  };

  return {
    ...kept,
    all: () => kept,
    userAccess: example("DescribeRuntimes", "UserAccess"),

    /** "a" and 15 more, or "asg-" and 8. */
    newId: (prefix) => (prefix.endsWith("-") ? prefix + letters(8) : prefix + letters(15)),

    /** As the document writes times: those of Beijing. */
    time: () => `${new Date(now() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`,

    /** The entry of a list, or ResourceNotFound. */
    find(list, id, field = "Id") {
      const found = list.find((entry) => entry[field] === id);
      if (!found) throw new ApiError("ResourceNotFound", `There is no ${id}.`);
      return found;
    },

    remove(list, id, field = "Id") {
      list.splice(list.indexOf(this.find(list, id, field)), 1);
    },
  };
}

/** The configuration of a service's example stands in the service. */
function asConfig({
  Id,
  ConfigId,
  ConfigName,
  Name,
  Runtime,
  ModelUri,
  CreateTime,
  UpdateTime,
  Version,
  ConfigVersion,
  Description,
}) {
  return {
    Id: ConfigId ?? Id,
    Name: ConfigName ?? Name,
    Runtime,
    ModelUri,
    CreateTime,
    UpdateTime,
    Version: ConfigVersion ?? Version,
    Description,
  };
}
