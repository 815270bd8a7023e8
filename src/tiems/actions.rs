// Written by `cargo xtask build` from models/tencent/tiems/v20190416/api.json.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::action::{Action, or_default};

/// Deploys a model service from a service configuration.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/37560>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateService {
    /// How far the service scales.
    pub scaler: ScalerInput,
    /// ID of the service configuration to deploy.
    pub service_config_id: String,
    /// Name of the service.
    pub name: String,
    /// How the service scales.
    ///
    /// Values: `"AUTO"` (The service scales by itself, on the metrics of the scaler), `"MANUAL"` (The number of replicas is set by hand).
    pub scale_mode: String,
    /// ID of the resource group to deploy to. Required, although the public group is said to be the default; in the examples its ID is that of the region.
    pub resource_group_id: String,
    /// Amount of CPU.
    ///
    /// Unit: 0.001 core, 100 to 256000.
    pub cpu: u64,
    /// Amount of memory.
    ///
    /// Unit: MB, 100 to 256000.
    pub memory: u64,
    /// Cluster to run on; the default cluster if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
    /// How callers of the service are authenticated.
    ///
    /// Default "".
    ///
    /// Values: `""` (No authentication), `"TOKEN"` (Callers send a token).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication: Option<String>,
    /// Share of GPU.
    ///
    /// Unit: 0.001 GPU, 0 to 256000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpu: Option<u64>,
    /// Amount of GPU memory.
    ///
    /// Unit: MB, 0 to 256000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpu_memory: Option<u64>,
    /// Remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Type of the GPU.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpu_type: Option<String>,
    /// Topic of the Cloud Log Service (CLS) that takes the logs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_topic_id: Option<String>,
}

impl Action for CreateService {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "CreateService";
    type Response = CreateServiceResponse;
}

/// What [`CreateService`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct CreateServiceResponse {
    /// The new service.
    #[serde(deserialize_with = "or_default")]
    pub service: ModelService,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Deletes a model service.
///
/// Can delete or stop something.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/37559>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteService {
    /// ID of the service to delete.
    pub service_id: String,
}

impl Action for DeleteService {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DeleteService";
    type Response = DeleteServiceResponse;
}

/// What [`DeleteService`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DeleteServiceResponse {
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Changes the configuration, size or state of a model service; it can also stop the service or start it again.
///
/// Can delete or stop something.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/37557>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateService {
    /// ID of the service to change.
    pub service_id: String,
    /// How far the service scales.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scaler: Option<ScalerInput>,
    /// ID of the service configuration to use from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_config_id: Option<String>,
    /// How the service scales.
    ///
    /// Values: `"AUTO"` (The service scales by itself, on the metrics of the scaler), `"MANUAL"` (The number of replicas is set by hand).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale_mode: Option<String>,
    /// What to do with the running service.
    ///
    /// Values: `"STOP"` (Stop the service), `"RESUME"` (Start the service again).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_action: Option<String>,
    /// Remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Type of the GPU card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpu_type: Option<String>,
    /// Amount of CPU.
    ///
    /// Unit: 0.001 core.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu: Option<u64>,
    /// Amount of memory.
    ///
    /// Unit: MB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory: Option<u64>,
    /// Share of GPU.
    ///
    /// Unit: 0.001 GPU.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpu: Option<u64>,
    /// Topic of the Cloud Log Service (CLS) that takes the logs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_topic_id: Option<String>,
}

impl Action for UpdateService {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "UpdateService";
    type Response = UpdateServiceResponse;
}

/// What [`UpdateService`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct UpdateServiceResponse {
    /// The service after the change.
    #[serde(deserialize_with = "or_default")]
    pub service: ModelService,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Lists model services, page by page.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/37558>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeServices {
    /// Conditions on id, region, zone, cluster, status, runtime or rsg_id (the resource group).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// How many entries to skip.
    ///
    /// Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// How many entries to return at most.
    ///
    /// At most 100, default 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Direction of the order.
    ///
    /// Values: `"ASC"` (Ascending), `"DESC"` (Descending).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// What the entries are ordered by.
    ///
    /// Values: `"CREATE_TIME"` (By time of creation), `"UPDATE_TIME"` (By time of the last update).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_field: Option<String>,
}

impl Action for DescribeServices {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DescribeServices";
    type Response = DescribeServicesResponse;
}

/// What [`DescribeServices`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DescribeServicesResponse {
    /// Services of this page.
    #[serde(deserialize_with = "or_default")]
    pub services: Vec<ModelService>,
    /// Number of services on all pages.
    #[serde(deserialize_with = "or_default")]
    pub total_count: u64,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Makes a model service reachable from the internet or from a private network (VPC).
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/39263>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ExposeService {
    /// ID of the service.
    pub service_id: String,
    /// From where the service is to be reachable.
    ///
    /// Values: `"EXTERNAL"` (From the internet), `"VPC"` (From one private network).
    pub expose_type: String,
    /// ID of the private network to connect; for ExposeType VPC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// ID of the subnet to connect; for ExposeType VPC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
}

impl Action for ExposeService {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "ExposeService";
    type Response = ExposeServiceResponse;
}

/// What [`ExposeService`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct ExposeServiceResponse {
    /// How the service is reachable now.
    #[serde(deserialize_with = "or_default")]
    pub expose: ExposeInfo,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Lists the nodes of the resource groups, page by page.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/39234>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstances {
    /// Conditions; their fields are not documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// How many entries to skip.
    ///
    /// Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// How many entries to return at most.
    ///
    /// At most 200, default 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Direction of the order.
    ///
    /// Values: `"ASC"` (Ascending), `"DESC"` (Descending).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// What the entries are ordered by.
    ///
    /// Values: `"CREATE_TIME"` (By time of creation), `"UPDATE_TIME"` (By time of the last update), `"NAME"` (By name).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_field: Option<String>,
    /// ID of the resource group whose nodes are wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_group_id: Option<String>,
}

impl Action for DescribeInstances {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DescribeInstances";
    type Response = DescribeInstancesResponse;
}

/// What [`DescribeInstances`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DescribeInstancesResponse {
    /// Number of nodes on all pages.
    #[serde(deserialize_with = "or_default")]
    pub total_count: u64,
    /// Nodes of this page.
    #[serde(deserialize_with = "or_default")]
    pub instances: Vec<Instance>,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Stops the scaling group of a resource group from scaling.
///
/// Can delete or stop something.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/40688>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DisableRsgAsGroup {
    /// ID of the scaling group.
    pub id: String,
}

impl Action for DisableRsgAsGroup {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DisableRsgAsGroup";
    type Response = DisableRsgAsGroupResponse;
}

/// What [`DisableRsgAsGroup`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DisableRsgAsGroupResponse {
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Lists resource groups, the public one included, page by page.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/40691>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeResourceGroups {
    /// Conditions; their fields are not documented, an example uses public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// How many entries to skip.
    ///
    /// Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// How many entries to return at most.
    ///
    /// At most 200, default 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Direction of the order.
    ///
    /// Values: `"ASC"` (Ascending), `"DESC"` (Descending).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// What the entries are ordered by.
    ///
    /// Values: `"CREATE_TIME"` (By time of creation), `"UPDATE_TIME"` (By time of the last update), `"NAME"` (By name).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_field: Option<String>,
}

impl Action for DescribeResourceGroups {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DescribeResourceGroups";
    type Response = DescribeResourceGroupsResponse;
}

/// What [`DescribeResourceGroups`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DescribeResourceGroupsResponse {
    /// Number of resource groups on all pages.
    #[serde(deserialize_with = "or_default")]
    pub total_count: u64,
    /// Resource groups of this page.
    pub resource_groups: Option<Vec<ResourceGroup>>,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Lists what a scaling group did, page by page.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/40690>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRsgAsGroupActivities {
    /// ID of the scaling group.
    pub id: String,
    /// Earliest time of the activities wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
    /// Latest time of the activities wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    /// Conditions; their fields are not documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// How many entries to skip.
    ///
    /// Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// How many entries to return at most.
    ///
    /// At most 200, default 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Direction of the order.
    ///
    /// Values: `"ASC"` (Ascending), `"DESC"` (Descending).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// What the entries are ordered by.
    ///
    /// Values: `"CREATE_TIME"` (By time of creation), `"UPDATE_TIME"` (By time of the last update), `"NAME"` (By name).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_field: Option<String>,
}

impl Action for DescribeRsgAsGroupActivities {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DescribeRsgAsGroupActivities";
    type Response = DescribeRsgAsGroupActivitiesResponse;
}

/// What [`DescribeRsgAsGroupActivities`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DescribeRsgAsGroupActivitiesResponse {
    /// Activities of this page.
    pub rsg_as_group_activity_set: Option<Vec<RsgAsGroupActivity>>,
    /// Number of activities on all pages.
    #[serde(deserialize_with = "or_default")]
    pub total_count: u64,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Deletes a resource group.
///
/// Can delete or stop something.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/40693>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteResourceGroup {
    /// ID of the resource group to delete.
    pub resource_group_id: String,
}

impl Action for DeleteResourceGroup {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DeleteResourceGroup";
    type Response = DeleteResourceGroupResponse;
}

/// What [`DeleteResourceGroup`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DeleteResourceGroupResponse {
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Deletes a node of a resource group. Only nodes billed by use, and prepaid ones that have expired, can be deleted.
///
/// Can delete or stop something.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/40694>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteInstance {
    /// ID of the node to delete.
    pub instance_id: String,
}

impl Action for DeleteInstance {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DeleteInstance";
    type Response = DeleteInstanceResponse;
}

/// What [`DeleteInstance`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DeleteInstanceResponse {
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Lets the scaling group of a resource group scale.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/40687>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableRsgAsGroup {
    /// ID of the scaling group.
    pub id: String,
}

impl Action for EnableRsgAsGroup {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "EnableRsgAsGroup";
    type Response = EnableRsgAsGroupResponse;
}

/// What [`EnableRsgAsGroup`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct EnableRsgAsGroupResponse {
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Lists the scaling groups of resource groups, page by page.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/40689>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRsgAsGroups {
    /// Conditions; their fields are not documented, an example uses rsg_id (the resource group).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// How many entries to skip.
    ///
    /// Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// How many entries to return at most.
    ///
    /// At most 200, default 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Direction of the order.
    ///
    /// Values: `"ASC"` (Ascending), `"DESC"` (Descending).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// What the entries are ordered by.
    ///
    /// Values: `"CREATE_TIME"` (By time of creation), `"UPDATE_TIME"` (By time of the last update), `"NAME"` (By name).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_field: Option<String>,
}

impl Action for DescribeRsgAsGroups {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DescribeRsgAsGroups";
    type Response = DescribeRsgAsGroupsResponse;
}

/// What [`DescribeRsgAsGroups`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DescribeRsgAsGroupsResponse {
    /// Scaling groups of this page.
    #[serde(deserialize_with = "or_default")]
    pub rsg_as_group_set: Vec<RsgAsGroup>,
    /// Number of scaling groups on all pages.
    #[serde(deserialize_with = "or_default")]
    pub total_count: u64,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Changes the name or the size limits of a scaling group.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/40686>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateRsgAsGroup {
    /// ID of the scaling group.
    pub id: String,
    /// New name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Largest number of nodes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_size: Option<u64>,
    /// Smallest number of nodes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_size: Option<u64>,
    /// Number of nodes wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desired_size: Option<u64>,
}

impl Action for UpdateRsgAsGroup {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "UpdateRsgAsGroup";
    type Response = UpdateRsgAsGroupResponse;
}

/// What [`UpdateRsgAsGroup`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct UpdateRsgAsGroupResponse {
    /// The scaling group after the change.
    #[serde(deserialize_with = "or_default")]
    pub rsg_as_group: RsgAsGroup,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Creates the scaling group of a resource group; a resource group can have one.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/40695>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRsgAsGroup {
    /// ID of the resource group.
    pub rsg_id: String,
    /// Largest number of nodes.
    pub max_size: u64,
    /// Smallest number of nodes.
    pub min_size: u64,
    /// Type of the nodes.
    pub instance_type: String,
    /// Cluster of the resource group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
    /// Name of the scaling group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Number of nodes wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desired_size: Option<u64>,
}

impl Action for CreateRsgAsGroup {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "CreateRsgAsGroup";
    type Response = CreateRsgAsGroupResponse;
}

/// What [`CreateRsgAsGroup`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct CreateRsgAsGroupResponse {
    /// The new scaling group.
    #[serde(deserialize_with = "or_default")]
    pub rsg_as_group: RsgAsGroup,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Deletes the scaling group of a resource group.
///
/// Can delete or stop something.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/40692>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteRsgAsGroup {
    /// ID of the scaling group.
    pub id: String,
}

impl Action for DeleteRsgAsGroup {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DeleteRsgAsGroup";
    type Response = DeleteRsgAsGroupResponse;
}

/// What [`DeleteRsgAsGroup`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DeleteRsgAsGroupResponse {
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Lists service configurations, page by page.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/37552>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeServiceConfigs {
    /// Conditions on name and other fields that are not documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// How many entries to skip.
    ///
    /// Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// How many entries to return at most.
    ///
    /// At most 1000, default 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Direction of the order.
    ///
    /// Values: `"ASC"` (Ascending), `"DESC"` (Descending).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// What the entries are ordered by.
    ///
    /// Values: `"CREATE_TIME"` (By time of creation), `"UPDATE_TIME"` (By time of the last update), `"NAME"` (By name).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_field: Option<String>,
    /// Whether pages are made by the names of the configurations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_by_name: Option<bool>,
}

impl Action for DescribeServiceConfigs {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DescribeServiceConfigs";
    type Response = DescribeServiceConfigsResponse;
}

/// What [`DescribeServiceConfigs`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DescribeServiceConfigsResponse {
    /// Service configurations of this page.
    #[serde(deserialize_with = "or_default")]
    pub service_configs: Vec<Config>,
    /// Number of service configurations on all pages.
    #[serde(deserialize_with = "or_default")]
    pub total_count: u64,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Deletes a service configuration, named by its ID or its name.
///
/// Can delete or stop something.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/37554>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteServiceConfig {
    /// ID of the service configuration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_config_id: Option<String>,
    /// Name of the service configuration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_config_name: Option<String>,
}

impl Action for DeleteServiceConfig {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DeleteServiceConfig";
    type Response = DeleteServiceConfigResponse;
}

/// What [`DeleteServiceConfig`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DeleteServiceConfigResponse {
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Registers a model in COS together with the runtime that serves it.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/37555>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateServiceConfig {
    /// Name of the configuration.
    pub name: String,
    /// Name of the runtime that serves the model.
    pub runtime: String,
    /// COS address of the folder that contains the model files: cos://\<bucket>-\<appid>.cos.\<region>.myqcloud.com/\<folder>/.
    pub model_uri: String,
    /// Description of the configuration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl Action for CreateServiceConfig {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "CreateServiceConfig";
    type Response = CreateServiceConfigResponse;
}

/// What [`CreateServiceConfig`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct CreateServiceConfigResponse {
    /// The new service configuration.
    #[serde(deserialize_with = "or_default")]
    pub service_config: Config,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Cancels a job, or changes its remark.
///
/// Can delete or stop something.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/39240>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateJob {
    /// ID of the job.
    pub job_id: String,
    /// What to do with the job.
    ///
    /// Values: `"Cancel"` (Cancel the job).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_action: Option<String>,
    /// Remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl Action for UpdateJob {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "UpdateJob";
    type Response = UpdateJobResponse;
}

/// What [`UpdateJob`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct UpdateJobResponse {
    /// The job after the change.
    pub job: Option<Job>,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Starts a job that predicts a batch of data, or quantizes a model.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/39242>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateJob {
    /// Name of the job.
    pub name: String,
    /// ID of the resource group to run on. Required, although the public group is said to be the default; in the examples its ID is that of the region.
    pub resource_group_id: String,
    /// Amount of CPU.
    ///
    /// Unit: 0.001 core, 100 to 256000.
    pub cpu: u64,
    /// Amount of memory.
    ///
    /// Unit: MB, 100 to 256000.
    pub memory: u64,
    /// Cluster to run on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
    /// What to predict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predict_input: Option<PredictInputInput>,
    /// Description of the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Number of workers that share the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worker_count: Option<u64>,
    /// ID of the service configuration to use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config_id: Option<String>,
    /// Share of GPU.
    ///
    /// Unit: 0.001 GPU, 0 to 256000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpu: Option<u64>,
    /// Amount of GPU memory.
    ///
    /// Unit: MB, 0 to 256000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpu_memory: Option<u64>,
    /// Type of the GPU.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpu_type: Option<String>,
    /// What to quantize.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantization_input: Option<QuantizationInputInput>,
    /// Topic of the Cloud Log Service (CLS) that takes the logs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_topic_id: Option<String>,
}

impl Action for CreateJob {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "CreateJob";
    type Response = CreateJobResponse;
}

/// What [`CreateJob`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct CreateJobResponse {
    /// The new job.
    #[serde(deserialize_with = "or_default")]
    pub job: Job,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Deletes a job.
///
/// Can delete or stop something.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/39241>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteJob {
    /// ID of the job to delete.
    pub job_id: String,
}

impl Action for DeleteJob {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DeleteJob";
    type Response = DeleteJobResponse;
}

/// What [`DeleteJob`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DeleteJobResponse {
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Lists the runtimes that can serve models.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/37553>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRuntimes {}

impl Action for DescribeRuntimes {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DescribeRuntimes";
    type Response = DescribeRuntimesResponse;
}

/// What [`DescribeRuntimes`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DescribeRuntimesResponse {
    /// Runtimes.
    #[serde(deserialize_with = "or_default")]
    pub runtimes: Vec<Runtime>,
    /// What the caller may do with runtimes; the values are not documented.
    pub user_access: Option<u64>,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Creates a runtime from a container image.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/39238>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRuntime {
    /// Name of the runtime; no other runtime may have it.
    pub name: String,
    /// Address of the container image.
    pub image: String,
    /// Framework of the runtime.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub framework: Option<String>,
    /// Description of the runtime.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether the runtime answers health checks.
    ///
    /// Default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health_check_on: Option<bool>,
}

impl Action for CreateRuntime {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "CreateRuntime";
    type Response = CreateRuntimeResponse;
}

/// What [`CreateRuntime`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct CreateRuntimeResponse {
    /// The new runtime.
    #[serde(deserialize_with = "or_default")]
    pub runtime: Runtime,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Deletes a runtime.
///
/// Can delete or stop something.
///
/// At most 20 calls a second.
///
/// See <https://cloud.tencent.com/document/api/1120/39237>.
///
/// Retired since 2022-06-30: Tencent Cloud shut TI-EMS down on this day and points to TI-ONE instead. Calls can be signed and sent; expect an error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteRuntime {
    /// Name of the runtime to delete.
    pub runtime: String,
}

impl Action for DeleteRuntime {
    const SERVICE: &'static str = "tiems";
    const VERSION: &'static str = "2019-04-16";
    const NAME: &'static str = "DeleteRuntime";
    type Response = DeleteRuntimeResponse;
}

/// What [`DeleteRuntime`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct DeleteRuntimeResponse {
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// A metric to scale on, with its value.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConfigOptionInput {
    /// Name of the metric.
    ///
    /// Values: `"CPU-UTIL"` (Use of the CPU), `"MEMORY-UTIL"` (Use of the memory).
    pub name: String,
    /// Value of the metric to scale at.
    pub value: i64,
}

/// How far a service scales. The examples of the document leave MaxReplicas or MinReplicas out, although its table requires them.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ScalerInput {
    /// Largest number of replicas; with ScaleMode MANUAL the service sets it to StartReplicas. The document calls it required, and leaves it out in an example.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_replicas: Option<u64>,
    /// Smallest number of replicas; with ScaleMode MANUAL the service sets it to StartReplicas. The document calls it required, and leaves it out in an example.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_replicas: Option<u64>,
    /// Number of replicas at first.
    pub start_replicas: u64,
    /// Metrics to scale on; at least one with ScaleMode AUTO.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hpa_metrics: Option<Vec<ConfigOptionInput>>,
}

/// A condition of a list.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Filter {
    /// Field to look at.
    pub name: String,
    /// Values of that field that are wanted. The document calls it required, and leaves it out in an example.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
}

/// What a job predicts.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct PredictInputInput {
    /// COS address of the input: a folder or a file.
    pub input_path: String,
    /// COS address for the output.
    pub output_path: String,
    /// Format of the input. The examples write it in lower case.
    ///
    /// Values: `"JSON"`, `"json"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input_data_format: Option<String>,
    /// Format of the output. The examples write it in lower case.
    ///
    /// Values: `"JSON"`, `"json"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_data_format: Option<String>,
    /// Number of records that are predicted at a time.
    ///
    /// Default 64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch_size: Option<u64>,
    /// Name of the signature of the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature_name: Option<String>,
}

/// What a job quantizes.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct QuantizationInputInput {
    /// Path of the input.
    pub input_path: String,
    /// Path for the output.
    pub output_path: String,
    /// Size of a batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch_size: Option<u64>,
    /// Number format to quantize to.
    ///
    /// Values: `"FP32"` (32-bit floating point), `"FP16"` (16-bit floating point), `"INT8"` (8-bit integer).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<String>,
    /// Kind of the conversion; the values are not documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub convert_type: Option<String>,
}

/// A metric to scale on, with its value.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct ConfigOption {
    /// Name of the metric.
    ///
    /// Values: `"CPU-UTIL"` (Use of the CPU), `"MEMORY-UTIL"` (Use of the memory).
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// Value of the metric to scale at.
    #[serde(deserialize_with = "or_default")]
    pub value: i64,
}

/// How far a service scales. The examples of the document leave MaxReplicas or MinReplicas out, although its table requires them.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct Scaler {
    /// Largest number of replicas; with ScaleMode MANUAL the service sets it to StartReplicas. The document calls it required, and leaves it out in an example.
    #[serde(deserialize_with = "or_default")]
    pub max_replicas: u64,
    /// Smallest number of replicas; with ScaleMode MANUAL the service sets it to StartReplicas. The document calls it required, and leaves it out in an example.
    #[serde(deserialize_with = "or_default")]
    pub min_replicas: u64,
    /// Number of replicas at first.
    #[serde(deserialize_with = "or_default")]
    pub start_replicas: u64,
    /// Metrics to scale on; at least one with ScaleMode AUTO.
    #[serde(deserialize_with = "or_default")]
    pub hpa_metrics: Vec<ConfigOption>,
}

/// A reason for the state of a service.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct Conditions {
    /// The reason.
    #[serde(deserialize_with = "or_default")]
    pub reason: String,
    /// Number of replicas with this reason.
    #[serde(deserialize_with = "or_default")]
    pub count: u64,
}

/// A replica of a service or a worker of a job.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct ReplicaInfo {
    /// Name of the replica.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// Address of its elastic network interface, where one is used.
    pub eni_ip: Option<String>,
    /// State of the replica.
    ///
    /// Values: `"Normal"` (Running), `"Abnormal"` (Something is wrong, see Message), `"Waiting"` (Waiting).
    #[serde(deserialize_with = "or_default")]
    pub status: String,
    /// More about an abnormal state.
    pub message: Option<String>,
    /// When it was started.
    pub start_time: Option<String>,
    /// When it was created.
    pub create_time: Option<String>,
    /// How often it was restarted.
    #[serde(deserialize_with = "or_default")]
    pub restarted: u64,
}

/// State of a service.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct ServiceStatus {
    /// Number of replicas wanted.
    #[serde(deserialize_with = "or_default")]
    pub desired_replicas: u64,
    /// Number of replicas at present.
    #[serde(deserialize_with = "or_default")]
    pub current_replicas: u64,
    /// State of the service.
    ///
    /// Values: `"Normal"` (Running), `"Abnormal"` (Something is wrong, a container that does not start, for one), `"Waiting"` (Not running yet, the image is being fetched, for one), `"Stopped"` (Stopped), `"Stopping"` (About to stop), `"Resuming"` (Being started again), `"Updating"` (Being updated).
    #[serde(deserialize_with = "or_default")]
    pub status: String,
    /// Reasons for this state.
    pub conditions: Option<Vec<Conditions>>,
    /// Names of the replicas.
    pub replicas: Option<Vec<String>>,
    /// More about the state.
    pub message: Option<String>,
    /// The replicas.
    pub replica_infos: Option<Vec<ReplicaInfo>>,
}

/// A way by which a service is reachable.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ExposeInfo {
    /// From where the service is reachable.
    ///
    /// Values: `"EXTERNAL"` (From the internet), `"VPC"` (From one private network), `"GATEWAY"` (Through an API gateway).
    #[serde(rename = "ExposeType", deserialize_with = "or_default")]
    pub expose_type: String,
    /// Address: a public one for EXTERNAL, a virtual one inside the network for VPC.
    #[serde(rename = "Ip", deserialize_with = "or_default")]
    pub ip: String,
    /// ID of the connected private network; for ExposeType VPC.
    #[serde(rename = "VpcId")]
    pub vpc_id: Option<String>,
    /// ID of the connected subnet; for ExposeType VPC.
    #[serde(rename = "SubnetId")]
    pub subnet_id: Option<String>,
    /// ID of the gateway service; for ExposeType GATEWAY.
    #[serde(rename = "GateWayServiceId")]
    pub gate_way_service_id: Option<String>,
    /// ID of the gateway API; for ExposeType GATEWAY.
    #[serde(rename = "GateWayAPIId")]
    pub gate_way_api_id: Option<String>,
    /// Host name of the gateway; for ExposeType GATEWAY.
    #[serde(rename = "GateWayDomain")]
    pub gate_way_domain: Option<String>,
}

/// A model service.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct ModelService {
    /// ID of the service.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// Cluster that the service runs on.
    pub cluster: Option<String>,
    /// Name of the service.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// Name of the runtime.
    #[serde(deserialize_with = "or_default")]
    pub runtime: String,
    /// COS address of the model.
    #[serde(deserialize_with = "or_default")]
    pub model_uri: String,
    /// Amount of CPU.
    ///
    /// Unit: 0.001 core.
    #[serde(deserialize_with = "or_default")]
    pub cpu: u64,
    /// Amount of memory.
    ///
    /// Unit: MB.
    #[serde(deserialize_with = "or_default")]
    pub memory: u64,
    /// Share of GPU.
    ///
    /// Unit: 0.001 GPU.
    #[serde(deserialize_with = "or_default")]
    pub gpu: u64,
    /// Amount of GPU memory.
    ///
    /// Unit: MB.
    #[serde(deserialize_with = "or_default")]
    pub gpu_memory: u64,
    /// When it was created.
    #[serde(deserialize_with = "or_default")]
    pub create_time: String,
    /// When it was last changed.
    #[serde(deserialize_with = "or_default")]
    pub update_time: String,
    /// How the service scales.
    ///
    /// Values: `"AUTO"` (The service scales by itself, on the metrics of the scaler), `"MANUAL"` (The number of replicas is set by hand).
    #[serde(deserialize_with = "or_default")]
    pub scale_mode: String,
    /// How far the service scales.
    #[serde(deserialize_with = "or_default")]
    pub scaler: Scaler,
    /// State of the service.
    #[serde(deserialize_with = "or_default")]
    pub status: ServiceStatus,
    /// Token that callers of the service send.
    pub access_token: Option<String>,
    /// ID of the service configuration.
    #[serde(deserialize_with = "or_default")]
    pub config_id: String,
    /// Name of the service configuration.
    #[serde(deserialize_with = "or_default")]
    pub config_name: String,
    /// How long the service has been running.
    ///
    /// Unit: s.
    #[serde(deserialize_with = "or_default")]
    pub serve_seconds: u64,
    /// Version of the service configuration.
    pub config_version: Option<String>,
    /// ID of the resource group in use.
    pub resource_group_id: Option<String>,
    /// Ways by which the service is reachable.
    pub exposes: Option<Vec<ExposeInfo>>,
    /// Region of the service.
    pub region: Option<String>,
    /// Name of the resource group in use.
    pub resource_group_name: Option<String>,
    /// Remark.
    pub description: Option<String>,
    /// Type of the GPU.
    pub gpu_type: Option<String>,
    /// Topic of the Cloud Log Service (CLS) that takes the logs.
    pub log_topic_id: Option<String>,
}

/// A node of a resource group.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct Instance {
    /// ID of the node.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// Zone of the node.
    #[serde(deserialize_with = "or_default")]
    pub zone: String,
    /// Type of the node.
    #[serde(deserialize_with = "or_default")]
    pub instance_type: String,
    /// How the node is paid.
    #[serde(deserialize_with = "or_default")]
    pub instance_charge_type: String,
    /// CPU of the node.
    ///
    /// Unit: core.
    #[serde(deserialize_with = "or_default")]
    pub cpu: u64,
    /// Memory of the node; no unit is documented, the examples look like GB.
    #[serde(deserialize_with = "or_default")]
    pub memory: u64,
    /// GPUs of the node; the document speaks of cores.
    #[serde(deserialize_with = "or_default")]
    pub gpu: u64,
    /// State of the node.
    #[serde(deserialize_with = "or_default")]
    pub state: String,
    /// What is wrong with the node.
    #[serde(deserialize_with = "or_default")]
    pub abnormal_reason: String,
    /// When it was created.
    #[serde(deserialize_with = "or_default")]
    pub created: String,
    /// When it was last changed.
    #[serde(deserialize_with = "or_default")]
    pub updated: String,
    /// When the node expires.
    #[serde(deserialize_with = "or_default")]
    pub deadline_time: String,
    /// ID of the resource group that the node belongs to.
    #[serde(deserialize_with = "or_default")]
    pub resource_group_id: String,
    /// Whether the node is renewed automatically.
    #[serde(deserialize_with = "or_default")]
    pub renew_flag: String,
    /// Region of the node.
    #[serde(deserialize_with = "or_default")]
    pub region: String,
    /// CPU that is asked for at present.
    #[serde(deserialize_with = "or_default")]
    pub cpu_requested: u64,
    /// Memory that is asked for at present.
    #[serde(deserialize_with = "or_default")]
    pub memory_requested: u64,
    /// GPUs that are asked for at present.
    #[serde(deserialize_with = "or_default")]
    pub gpu_requested: u64,
    /// ID of the scaling group that the node belongs to.
    #[serde(deserialize_with = "or_default")]
    pub rsg_as_group_id: String,
}

/// A resource group: nodes that services and jobs run on.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct ResourceGroup {
    /// ID of the resource group.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// Region of the resource group.
    #[serde(deserialize_with = "or_default")]
    pub region: String,
    /// Cluster of the resource group.
    pub cluster: Option<String>,
    /// Name of the resource group.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// Description of the resource group.
    pub description: Option<String>,
    /// When it was created.
    #[serde(deserialize_with = "or_default")]
    pub created: String,
    /// When it was last changed.
    #[serde(deserialize_with = "or_default")]
    pub updated: String,
    /// Number of its nodes.
    pub instance_count: Option<u64>,
    /// Number of services that use it.
    pub service_count: Option<u64>,
    /// Number of jobs that use it.
    pub job_count: Option<u64>,
    /// Whether it is the public group.
    pub public: Option<bool>,
    /// Type of its nodes.
    pub instance_type: Option<String>,
    /// State of the resource group.
    pub status: Option<String>,
    /// GPUs of all its nodes.
    ///
    /// Unit: GPU.
    pub gpu: Option<u64>,
    /// CPU of all its nodes.
    ///
    /// Unit: core.
    pub cpu: Option<u64>,
    /// Memory of all its nodes.
    ///
    /// Unit: GB.
    pub memory: Option<u64>,
    /// Zone of the resource group.
    pub zone: Option<String>,
    /// Types of its GPUs.
    pub gpu_type: Option<Vec<String>>,
    /// Whether it contains prepaid resources.
    pub has_prepaid: Option<bool>,
    /// Whether prepaid or billed-by-use nodes are allowed; the values are not documented.
    pub pay_mode: Option<String>,
}

/// A node that an activity of a scaling group concerned.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct RsgAsActivityRelatedInstance {
    /// ID of the node.
    #[serde(deserialize_with = "or_default")]
    pub instance_id: String,
    /// State of the node.
    #[serde(deserialize_with = "or_default")]
    pub instance_status: String,
}

/// Something that a scaling group did.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct RsgAsGroupActivity {
    /// ID of the activity.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// ID of the scaling group.
    #[serde(deserialize_with = "or_default")]
    pub rsg_as_group_id: String,
    /// Kind of the activity.
    #[serde(deserialize_with = "or_default")]
    pub activity_type: String,
    /// State, as a code.
    #[serde(deserialize_with = "or_default")]
    pub status_code: String,
    /// State, in words.
    #[serde(deserialize_with = "or_default")]
    pub status_message: String,
    /// Why it happened.
    #[serde(deserialize_with = "or_default")]
    pub cause: String,
    /// What it did.
    #[serde(deserialize_with = "or_default")]
    pub description: String,
    /// When it began.
    #[serde(deserialize_with = "or_default")]
    pub start_time: String,
    /// When it ended.
    #[serde(deserialize_with = "or_default")]
    pub end_time: String,
    /// When it was created.
    #[serde(deserialize_with = "or_default")]
    pub create_time: String,
    /// Nodes that it concerned.
    #[serde(deserialize_with = "or_default")]
    pub rsg_as_activity_related_instance: Vec<RsgAsActivityRelatedInstance>,
    /// State, in few words.
    #[serde(deserialize_with = "or_default")]
    pub status_message_simplified: String,
}

/// A scaling group: it adds nodes to a resource group and takes them away.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct RsgAsGroup {
    /// ID of the scaling group.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// Region of the scaling group.
    #[serde(deserialize_with = "or_default")]
    pub region: String,
    /// Zone of the scaling group.
    #[serde(deserialize_with = "or_default")]
    pub zone: String,
    /// Cluster of the scaling group.
    #[serde(deserialize_with = "or_default")]
    pub cluster: String,
    /// ID of its resource group.
    #[serde(deserialize_with = "or_default")]
    pub rsg_id: String,
    /// Name of the scaling group.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// Largest number of nodes.
    #[serde(deserialize_with = "or_default")]
    pub max_size: u64,
    /// Smallest number of nodes.
    #[serde(deserialize_with = "or_default")]
    pub min_size: u64,
    /// When it was created.
    #[serde(deserialize_with = "or_default")]
    pub create_time: String,
    /// When it was last changed.
    #[serde(deserialize_with = "or_default")]
    pub update_time: String,
    /// State of the scaling group.
    #[serde(deserialize_with = "or_default")]
    pub status: String,
    /// Type of its nodes.
    #[serde(deserialize_with = "or_default")]
    pub instance_type: String,
    /// Number of its nodes.
    #[serde(deserialize_with = "or_default")]
    pub instance_count: u64,
    /// Number of nodes that it begins with.
    #[serde(deserialize_with = "or_default")]
    pub desired_size: u64,
}

/// A service configuration: a model and the runtime that serves it.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct Config {
    /// ID of the configuration.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// Name of the configuration.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// COS address of the model.
    #[serde(deserialize_with = "or_default")]
    pub model_uri: String,
    /// When it was created.
    #[serde(deserialize_with = "or_default")]
    pub create_time: String,
    /// Name of the runtime.
    #[serde(deserialize_with = "or_default")]
    pub runtime: String,
    /// Version of the configuration.
    #[serde(deserialize_with = "or_default")]
    pub version: String,
    /// When it was last changed.
    #[serde(deserialize_with = "or_default")]
    pub update_time: String,
    /// Description of the configuration.
    pub description: Option<String>,
}

/// What a job predicts.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct PredictInput {
    /// COS address of the input: a folder or a file.
    #[serde(deserialize_with = "or_default")]
    pub input_path: String,
    /// COS address for the output.
    #[serde(deserialize_with = "or_default")]
    pub output_path: String,
    /// Format of the input. The examples write it in lower case.
    ///
    /// Values: `"JSON"`, `"json"`.
    #[serde(deserialize_with = "or_default")]
    pub input_data_format: String,
    /// Format of the output. The examples write it in lower case.
    ///
    /// Values: `"JSON"`, `"json"`.
    #[serde(deserialize_with = "or_default")]
    pub output_data_format: String,
    /// Number of records that are predicted at a time.
    #[serde(deserialize_with = "or_default")]
    pub batch_size: u64,
    /// Name of the signature of the model.
    pub signature_name: Option<String>,
}

/// State of a job.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct JobStatus {
    /// State; the values are not documented.
    #[serde(deserialize_with = "or_default")]
    pub status: String,
    /// What went wrong, after an error.
    pub message: Option<String>,
    /// Number of workers wanted.
    pub desired_workers: Option<u64>,
    /// Number of workers at present.
    pub current_workers: Option<u64>,
    /// Names of the replicas.
    pub replicas: Option<Vec<String>>,
    /// The replicas.
    pub replica_infos: Option<Vec<ReplicaInfo>>,
}

/// What a job quantizes.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct QuantizationInput {
    /// Path of the input.
    #[serde(deserialize_with = "or_default")]
    pub input_path: String,
    /// Path for the output.
    #[serde(deserialize_with = "or_default")]
    pub output_path: String,
    /// Size of a batch.
    #[serde(deserialize_with = "or_default")]
    pub batch_size: u64,
    /// Number format to quantize to.
    ///
    /// Values: `"FP32"` (32-bit floating point), `"FP16"` (16-bit floating point), `"INT8"` (8-bit integer).
    #[serde(deserialize_with = "or_default")]
    pub precision: String,
    /// Kind of the conversion; the values are not documented.
    #[serde(deserialize_with = "or_default")]
    pub convert_type: String,
}

/// A job that predicts or quantizes.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct Job {
    /// ID of the job.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// Cluster that the job runs on.
    pub cluster: Option<String>,
    /// Region of the job.
    #[serde(deserialize_with = "or_default")]
    pub region: String,
    /// Name of the job.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// Runtime of the workers.
    pub runtime: Option<String>,
    /// Description of the job.
    pub description: Option<String>,
    /// ID of the service configuration.
    pub config_id: Option<String>,
    /// What is predicted.
    pub predict_input: Option<PredictInput>,
    /// State of the job.
    #[serde(deserialize_with = "or_default")]
    pub status: JobStatus,
    /// When it was created.
    #[serde(deserialize_with = "or_default")]
    pub create_time: String,
    /// When it was started.
    pub start_time: Option<String>,
    /// When it ended.
    pub end_time: Option<String>,
    /// When it was cancelled.
    pub cancel_time: Option<String>,
    /// ID of the resource group in use.
    pub resource_group_id: Option<String>,
    /// Amount of CPU.
    ///
    /// Unit: 0.001 core.
    pub cpu: Option<u64>,
    /// Amount of memory.
    ///
    /// Unit: MB.
    pub memory: Option<u64>,
    /// Share of GPU.
    ///
    /// Unit: 0.001 GPU.
    pub gpu: Option<u64>,
    /// Amount of GPU memory.
    ///
    /// Unit: MB.
    pub gpu_memory: Option<u64>,
    /// Name of the resource group in use.
    pub resource_group_name: Option<String>,
    /// Type of the GPU.
    pub gpu_type: Option<String>,
    /// Name of the service configuration.
    pub config_name: Option<String>,
    /// Version of the service configuration.
    pub config_version: Option<String>,
    /// Kind of the job.
    pub job_type: Option<String>,
    /// What is quantized.
    pub quantization_input: Option<QuantizationInput>,
    /// Topic of the Cloud Log Service (CLS) that takes the logs.
    pub log_topic_id: Option<String>,
}

/// A runtime that serves models.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct Runtime {
    /// Name of the runtime.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// Framework of the runtime.
    #[serde(deserialize_with = "or_default")]
    pub framework: String,
    /// Description of the runtime.
    #[serde(deserialize_with = "or_default")]
    pub description: String,
    /// Whether everybody can use it.
    pub public: Option<bool>,
    /// Whether health checks are on.
    pub health_check_on: Option<bool>,
    /// Address of the container image.
    pub image: Option<String>,
    /// When it was created.
    pub create_time: Option<String>,
}
