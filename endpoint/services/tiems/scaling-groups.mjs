/** Groups that scale the nodes of a resource group, and what they did. */
import { ApiError } from "../../errors.mjs";
import { list } from "./list.mjs";

const FIELDS = {
  id: (group) => group.Id,
  name: (group) => group.Name,
  status: (group) => group.Status,
  zone: (group) => group.Zone,
  rsg_id: (group) => group.RsgId,
};

const ACTIVITY_FIELDS = {
  id: (activity) => activity.Id,
  status: (activity) => activity.StatusCode,
  type: (activity) => activity.ActivityType,
};

export const createScalingGroups = (state) => {
  const switched =
    (Status) =>
    ({ Id }) => {
      const group = state.find(state.scalingGroups, Id);
      if (group.Status === Status) throw new ApiError("UnsupportedOperation", `The group is ${Status} already.`);
      Object.assign(group, { Status, UpdateTime: state.time() });
      return {};
    };
  /** Sizes that no group can have. */
  const checkSizes = ({ MinSize, MaxSize, DesiredSize = MinSize }) => {
    if (MinSize > DesiredSize || DesiredSize > MaxSize)
      throw new ApiError("InvalidParameter", "MinSize, DesiredSize and MaxSize must not decrease.");
  };

  return {
    CreateRsgAsGroup({ RsgId, Name, MaxSize, MinSize, DesiredSize = MinSize, InstanceType, Cluster }) {
      const rsg = state.find(state.resourceGroups, RsgId);
      checkSizes({ MinSize, MaxSize, DesiredSize });
      const Id = state.newId("asg-");
      const CreateTime = state.time();
      const RsgAsGroup = {
        Id,
        Region: rsg.Region,
        Zone: rsg.Zone ?? "",
        Cluster: Cluster ?? rsg.Cluster,
        RsgId,
        Name: Name ?? Id,
        MaxSize,
        MinSize,
        CreateTime,
        UpdateTime: CreateTime,
        Status: "Enabled",
        InstanceType,
        InstanceCount: 0,
        DesiredSize,
      };
      if (state.scalingGroups.some((group) => group.Name === RsgAsGroup.Name && group.RsgId === RsgId)) {
        throw new ApiError("FailedOperation.AlreadyExists", `There is a scaling group ${Name} already.`);
      }
      state.scalingGroups.push(RsgAsGroup);
      return { RsgAsGroup };
    },

    DescribeRsgAsGroups(params) {
      const { page, total } = list(state.scalingGroups, params, FIELDS);
      return { RsgAsGroupSet: page, TotalCount: total };
    },

    UpdateRsgAsGroup({ Id, ...changes }) {
      const RsgAsGroup = state.find(state.scalingGroups, Id);
      checkSizes({ ...RsgAsGroup, ...changes });
      Object.assign(RsgAsGroup, changes, { UpdateTime: state.time() });
      return { RsgAsGroup };
    },

    EnableRsgAsGroup: switched("Enabled"),
    DisableRsgAsGroup: switched("Disabled"),

    DescribeRsgAsGroupActivities({ Id, StartTime = "", EndTime = "9999", ...params }) {
      state.find(state.scalingGroups, Id);
      const own = state.activities.filter(
        (activity) => activity.RsgAsGroupId === Id && activity.StartTime >= StartTime && activity.StartTime <= EndTime,
      );
      const { page, total } = list(own, params, ACTIVITY_FIELDS);
      return { RsgAsGroupActivitySet: page, TotalCount: total };
    },

    DeleteRsgAsGroup({ Id }) {
      state.remove(state.scalingGroups, Id);
      return {};
    },
  };
};
