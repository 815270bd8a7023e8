/** Service configurations. The same name again is another version. */
import { ApiError } from "../../errors.mjs";
import { list } from "./list.mjs";

const FIELDS = { id: (config) => config.Id, name: (config) => config.Name, runtime: (config) => config.Runtime };

export const createConfigs = (state) => ({
  CreateServiceConfig({ Name, Runtime, ModelUri, Description = "" }) {
    state.find(state.runtimes, Runtime, "Name");
    const versions = state.configs.filter((config) => config.Name === Name).length;
    const time = state.time();
    const ServiceConfig = {
      Id: state.newId("a"),
      Name,
      Runtime,
      ModelUri,
      CreateTime: time,
      UpdateTime: time,
      Version: `${versions + 1}.0`,
      Description,
    };
    state.configs.push(ServiceConfig);
    return { ServiceConfig };
  },

  DescribeServiceConfigs({ PageByName = false, ...params }) {
    // By name, the versions of a configuration are one entry: the latest.
    const latest = new Map(state.configs.map((config) => [config.Name, config]));
    const { page, total } = list(PageByName ? [...latest.values()] : state.configs, params, FIELDS);
    return { ServiceConfigs: page, TotalCount: total };
  },

  DeleteServiceConfig({ ServiceConfigId, ServiceConfigName }) {
    if (!ServiceConfigId && !ServiceConfigName)
      throw new ApiError("InvalidParameter", "ServiceConfigId or ServiceConfigName is needed.");
    const field = ServiceConfigId ? "Id" : "Name";
    const wanted = ServiceConfigId ?? ServiceConfigName;
    const config = state.find(state.configs, wanted, field);
    if (state.services.some((service) => service.ConfigId === config.Id))
      throw new ApiError("FailedOperation", "A service uses this configuration.");
    state.remove(state.configs, wanted, field);
    // A name stands for all of its versions.
    while (!ServiceConfigId && state.configs.some((other) => other.Name === wanted))
      state.remove(state.configs, wanted, field);
    return {};
  },
});
