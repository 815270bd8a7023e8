/** Resource groups and the nodes in them. The document has no action that creates either. */
import { ApiError } from "../../errors.mjs";
import { list } from "./list.mjs";

const GROUP_FIELDS = {
  id: (group) => group.Id,
  name: (group) => group.Name,
  region: (group) => group.Region,
  zone: (group) => group.Zone,
  cluster: (group) => group.Cluster,
  status: (group) => group.Status,
  // A condition that has no values, as in the document's example: groups of one's own.
  public: (group) => !group.Public,
};

const INSTANCE_FIELDS = {
  id: (instance) => instance.Id,
  zone: (instance) => instance.Zone,
  region: (instance) => instance.Region,
  status: (instance) => instance.State,
  rsg_id: (instance) => instance.ResourceGroupId,
};

export const createResourceGroups = (state) => ({
  DescribeResourceGroups(params) {
    const { page, total } = list(state.resourceGroups, params, GROUP_FIELDS);
    return { TotalCount: total, ResourceGroups: page };
  },

  DeleteResourceGroup({ ResourceGroupId }) {
    const group = state.find(state.resourceGroups, ResourceGroupId);
    if (group.Public) throw new ApiError("UnsupportedOperation", "The public resource group cannot be deleted.");
    if (state.services.some((service) => service.ResourceGroupId === ResourceGroupId))
      throw new ApiError("UnsupportedOperation", "Services run in this resource group.");
    state.remove(state.resourceGroups, ResourceGroupId);
    return {};
  },

  DescribeInstances({ ResourceGroupId, ...params }) {
    const wanted = state.instances.filter(
      (instance) => !ResourceGroupId || instance.ResourceGroupId === ResourceGroupId,
    );
    const { page, total } = list(wanted, params, INSTANCE_FIELDS);
    return { TotalCount: total, Instances: page };
  },

  DeleteInstance({ InstanceId }) {
    state.remove(state.instances, InstanceId);
    return {};
  },
});
