/**
 * Models in the format of the vendor's own files, made for these tests: one text instead of two, `required`
 * as a number here and there, markup in descriptions, types that are newer than this project, a structure
 * that holds itself.
 */
const request = (...members) => ({ members, type: "object" });
const response = request({ name: "RequestId", type: "string", member: "string", document: "唯一请求 ID" });

export const CDB = {
  version: "1.0",
  metadata: {
    apiVersion: "2017-03-20",
    serviceShortName: "cdb",
    serviceNameCN: "云数据库 MySQL",
    api_brief: "云数据库",
  },
  actions: {
    DescribeDBInstances: {
      name: "查询实例列表",
      document: "本接口(DescribeDBInstances)用于查询云数据库实例列表",
      input: "DescribeDBInstancesRequest",
      output: "DescribeDBInstancesResponse",
      status: "online",
    },
  },
  objects: {
    DescribeDBInstancesRequest: request(
      {
        name: "InstanceIds",
        type: "list",
        member: "string",
        required: 0,
        document: "实例 ID。",
        example: '["cdb-c1nl9rpv"]',
        disabled: false,
      },
      {
        name: "Limit",
        type: "int",
        member: "uint64",
        required: false,
        document: "单次请求返回的数量，默认值为 20<br/>最大值为 2000。",
        example: "20",
        disabled: false,
      },
      { name: "Old", type: "string", member: "string", required: false, document: "不再使用", disabled: true },
    ),
    DescribeDBInstancesResponse: response,
  },
};

export const VPC = {
  version: "1.0",
  metadata: { apiVersion: "2017-03-12", serviceShortName: "vpc", serviceNameCN: "私有网络" },
  actions: {
    CreateVpc: {
      name: "创建VPC",
      document: "创建私有网络",
      input: "CreateVpcRequest",
      output: "CreateVpcResponse",
      status: "online",
    },
    DeleteVpc: {
      name: "删除VPC",
      document: "删除私有网络",
      input: "DeleteVpcRequest",
      output: "DeleteVpcResponse",
      status: "online",
    },
  },
  objects: {
    CreateVpcRequest: request(
      {
        name: "VpcName",
        type: "string",
        member: "string",
        required: 1,
        document: "vpc名称，最大长度不能超过60个字节。",
      },
      {
        name: "CidrBlock",
        type: "string",
        member: "string",
        required: true,
        document: "vpc的cidr",
        example: "10.8.0.0/16",
      },
      { name: "EnableMulticast", type: "string", member: "string_newer", required: false, document: "" },
      { name: "Tags", type: "list", member: "Tag", required: false, document: "标签" },
    ),
    CreateVpcResponse: response,
    DeleteVpcRequest: request({
      name: "VpcId",
      type: "string",
      member: "string",
      required: true,
      document: "VPC实例ID",
    }),
    DeleteVpcResponse: response,
    Tag: {
      usage: "both",
      document: "标签键值对",
      members: [
        { name: "Key", type: "string", member: "string", required: true, document: "标签键" },
        { name: "Value", type: "string", member: "string", required: true, document: "标签值" },
      ],
    },
  },
};

export const MONITOR = {
  version: "1.0",
  metadata: { apiVersion: "2018-07-24", serviceShortName: "monitor", serviceNameCN: "云监控" },
  actions: {
    GetMonitorData: {
      name: "拉取指标监控数据",
      document: "获取云产品的监控数据",
      input: "GetMonitorDataRequest",
      output: "GetMonitorDataResponse",
      status: "online",
    },
  },
  objects: {
    GetMonitorDataRequest: request(
      { name: "Period", type: "int", member: "uint64", required: false, document: "监控统计周期，如60" },
      { name: "StartTime", type: "string", member: "datetime_iso", required: false, document: "起始时间" },
      { name: "Instances", type: "list", member: "Instance", required: false, document: "实例对象的维度组合" },
      { name: "Tree", type: "object", member: "Node", required: false, document: "树" },
    ),
    GetMonitorDataResponse: response,
    Instance: {
      usage: "in",
      document: "实例维度组合数组",
      members: [{ name: "Dimensions", type: "list", member: "Dimension", required: false, document: "实例的维度组合" }],
    },
    Dimension: {
      usage: "in",
      document: "实例对象的维度组合",
      members: [
        { name: "Name", type: "string", member: "string", required: true, document: "实例维度名称" },
        { name: "Value", type: "string", member: "string", required: true, document: "实例维度值" },
      ],
    },
    Node: {
      usage: "in",
      document: "节点",
      members: [
        { name: "Name", type: "string", member: "string", required: true, document: "" },
        { name: "Children", type: "list", member: "Node", required: false, document: "" },
      ],
    },
  },
};
