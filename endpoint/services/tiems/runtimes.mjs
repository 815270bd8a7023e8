/** Runtimes: those of the vendor, which stay, and those of one's own. */
import { ApiError } from "../../errors.mjs";

export const createRuntimes = (state) => ({
  DescribeRuntimes: () => ({ Runtimes: state.runtimes, UserAccess: state.userAccess }),

  CreateRuntime({ Name, Image, Framework = "", Description = "", HealthCheckOn = false }) {
    if (state.runtimes.some((runtime) => runtime.Name === Name))
      throw new ApiError("FailedOperation.AlreadyExists", `There is a runtime ${Name} already.`);
    const Runtime = { Name, Framework, Description, Public: false, HealthCheckOn, Image, CreateTime: state.time() };
    state.runtimes.push(Runtime);
    return { Runtime };
  },

  DeleteRuntime({ Runtime }) {
    if (state.find(state.runtimes, Runtime, "Name").Public)
      throw new ApiError("UnsupportedOperation", "A public runtime cannot be deleted.");
    state.remove(state.runtimes, Runtime, "Name");
    return {};
  },
});
