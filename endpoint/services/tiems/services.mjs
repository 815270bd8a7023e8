/** Model services: created from a configuration, scaled, stopped, exposed. */
import { ApiError } from "../../errors.mjs";
import { list } from "./list.mjs";

/** The document lists "zone" too, but services have no such field. */
const FIELDS = {
  id: (service) => service.Id,
  region: (service) => service.Region,
  zone: () => undefined,
  cluster: (service) => service.Cluster,
  status: (service) => service.Status.Status,
  runtime: (service) => service.Runtime,
  rsg_id: (service) => service.ResourceGroupId,
  name: (service) => service.Name,
};

/** What UpdateService copies. */
const CHANGEABLE = ["ScaleMode", "Description", "GpuType", "Cpu", "Memory", "Gpu", "LogTopicId"];

/** With ScaleMode MANUAL both limits are the number that runs. */
function scaled(mode, { StartReplicas = 1, MinReplicas = 0, MaxReplicas = StartReplicas, HpaMetrics = [] }) {
  return mode === "MANUAL"
    ? { MaxReplicas: StartReplicas, MinReplicas: 0, StartReplicas, HpaMetrics }
    : { MaxReplicas, MinReplicas, StartReplicas, HpaMetrics };
}

/** The document names no limit; each replica is listed by its name. */
const MAX_REPLICAS = 1000;

function running(id, count) {
  if (count > MAX_REPLICAS)
    throw new ApiError("LimitExceeded", `This endpoint has room for ${MAX_REPLICAS} replicas of a service.`);
  return {
    DesiredReplicas: count,
    CurrentReplicas: count,
    Replicas: Array.from({ length: count }, (_, index) => `${id}-${index}`),
    Status: "Normal",
    Message: "",
    Conditions: [],
  };
}

const stopped = (status) => ({ ...status, CurrentReplicas: 0, Replicas: [], Status: "Stopped" });

export const createServices = (state) => ({
  CreateService(params) {
    const { ServiceConfigId, ResourceGroupId, Scaler, ScaleMode, Name } = params;
    const config = state.find(state.configs, ServiceConfigId);
    const group = state.find(state.resourceGroups, ResourceGroupId);
    if (state.services.some((service) => service.Name === Name && service.ResourceGroupId === ResourceGroupId)) {
      throw new ApiError("FailedOperation.AlreadyExists", `There is a service ${Name} already.`);
    }
    const id = state.newId("a");
    const time = state.time();
    const service = {
      Id: id,
      Cluster: params.Cluster ?? group.Cluster,
      Region: group.Region,
      Name,
      Runtime: config.Runtime,
      ModelUri: config.ModelUri,
      Cpu: params.Cpu,
      Memory: params.Memory,
      Gpu: params.Gpu ?? 0,
      GpuMemory: params.GpuMemory ?? 0,
      CreateTime: time,
      UpdateTime: time,
      ScaleMode,
      Scaler: scaled(ScaleMode, Scaler),
      Status: running(id, Scaler.StartReplicas ?? 1),
      AccessToken: params.Authentication === "TOKEN" ? state.newId("t") : "",
      ConfigId: config.Id,
      ConfigName: config.Name,
      ServeSeconds: 0,
      ConfigVersion: config.Version,
      ResourceGroupId,
      Exposes: [],
      ResourceGroupName: group.Name,
      Description: params.Description ?? "",
      GpuType: params.GpuType ?? "",
      LogTopicId: params.LogTopicId ?? "",
    };
    state.services.push(service);
    return { Service: service };
  },

  DescribeServices(params) {
    const { page, total } = list(state.services, params, FIELDS);
    return { Services: page, TotalCount: total };
  },

  UpdateService({ ServiceId, Scaler, ServiceConfigId, ServiceAction, ...params }) {
    const service = state.find(state.services, ServiceId);
    if (ServiceConfigId) {
      const { Id, Name, Version, Runtime, ModelUri } = state.find(state.configs, ServiceConfigId);
      Object.assign(service, { ConfigId: Id, ConfigName: Name, ConfigVersion: Version, Runtime, ModelUri });
    }
    for (const name of CHANGEABLE) if (params[name] !== undefined) service[name] = params[name];
    if (Scaler) {
      const changed = scaled(service.ScaleMode, { ...service.Scaler, ...Scaler });
      service.Status = running(ServiceId, changed.StartReplicas);
      service.Scaler = changed;
    }
    if (ServiceAction === "STOP") service.Status = stopped(service.Status);
    if (ServiceAction === "RESUME") service.Status = running(ServiceId, service.Scaler.StartReplicas);
    service.UpdateTime = state.time();
    return { Service: service };
  },

  ExposeService({ ServiceId, ExposeType, VpcId = "", SubnetId = "" }) {
    const service = state.find(state.services, ServiceId);
    if (ExposeType === "VPC" && !(VpcId && SubnetId))
      throw new ApiError("InvalidParameter", "ExposeType VPC needs VpcId and SubnetId.");
    if (service.Exposes.some((expose) => expose.ExposeType === ExposeType)) {
      throw new ApiError("FailedOperation.AlreadyExists", `The service is exposed to ${ExposeType} already.`);
    }
    const Expose = { ExposeType, VpcId, SubnetId, Ip: "pending" };
    service.Exposes.push(Expose);
    return { Expose };
  },

  DeleteService({ ServiceId }) {
    state.remove(state.services, ServiceId);
    return {};
  },
});
