/** Batch jobs. The document has no action that lists them. */
import { ApiError } from "../../errors.mjs";

export const createJobs = (state) => ({
  CreateJob(params) {
    const { Name, ResourceGroupId, ConfigId, WorkerCount = 1 } = params;
    const group = state.find(state.resourceGroups, ResourceGroupId);
    const config = ConfigId ? state.find(state.configs, ConfigId) : {};
    if (state.jobs.some((job) => job.Name === Name && job.ResourceGroupId === ResourceGroupId)) {
      throw new ApiError("FailedOperation.AlreadyExists", `There is a job ${Name} already.`);
    }
    const Job = {
      Id: state.newId("a"),
      Cluster: params.Cluster ?? group.Cluster,
      Region: group.Region,
      Name,
      Runtime: config.Runtime ?? "",
      Description: params.Description ?? "",
      ConfigId: ConfigId ?? "",
      PredictInput: params.PredictInput ?? null,
      Status: { Status: "Waiting", Message: "", DesiredWorkers: WorkerCount, CurrentWorkers: 0, Replicas: [] },
      CreateTime: state.time(),
      StartTime: "",
      EndTime: "",
      CancelTime: "",
      ResourceGroupId,
      Cpu: params.Cpu,
      Memory: params.Memory,
      Gpu: params.Gpu ?? 0,
      GpuMemory: params.GpuMemory ?? 0,
      ResourceGroupName: group.Name,
      GpuType: params.GpuType ?? "",
      ConfigName: config.Name ?? "",
      ConfigVersion: config.Version ?? "",
      JobType: params.QuantizationInput ? "quantize" : "predict",
      QuantizationInput: params.QuantizationInput ?? null,
      LogTopicId: params.LogTopicId ?? "",
    };
    state.jobs.push(Job);
    return { Job };
  },

  UpdateJob({ JobId, JobAction, Description }) {
    const Job = state.find(state.jobs, JobId);
    if (Description !== undefined) Job.Description = Description;
    if (JobAction) {
      Job.Status = { ...Job.Status, Status: "Canceled", CurrentWorkers: 0 };
      Job.CancelTime = state.time();
    }
    return { Job };
  },

  DeleteJob({ JobId }) {
    state.remove(state.jobs, JobId);
    return {};
  },
});
