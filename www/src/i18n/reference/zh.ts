import type { ReferenceTexts } from "./en.ts";

/** “参考”的中文文案，随该页加载。 */
export const zh: ReferenceTexts = {
  none: (service, action) =>
    `这里没有 ${service} ${action} 的模型。请从列表中选择接口，或把该服务的 api.json 拖到页面上。`,
  parts: "参考内容目录",
  titles: { about: "说明", answer: "输出参数", parameters: "输入参数", structures: "数据结构", errors: "错误码" },
  both: "中英对照",
  facts: { version: "服务与版本", status: "状态", paging: "分页" },
  statuses: { deprecated: "不再提供", offline: "已下线" },
  pages: "结果分页返回。",
  noStructures: "输入与输出都没有用到数据结构。",
  noMembers: "无",
  membersOf: (structure) => `${structure} 的成员`,
  mayBeNull: "可能为 null",
  ownErrors: "该接口可能返回的错误。",
  serviceErrors: "文档按服务列出错误码。",
  findError: "查找错误码",
  moreErrors: (count) => `另有 ${count} 个，请输入错误码的一部分。`,
  noneFound: "没有匹配的错误码。",
  retryable: "重试可能成功",
  commonErrors: (count) => `公共错误码：${count} 个`,
};
