import type { RequestTexts } from "./en.ts";

/** 表单及其旁边各页的中文文案。反引号标记代码。 */
export const zh: RequestTexts = {
  warnings: {
    title: (count) => `有 ${count} 处会被服务拒绝`,
    rule: "“已签名”只说明是谁在请求，请求本身能否被接受是另一回事。",
    use: (better) => `改为 ${better}`,
    swap: "互换",
    now: "改用当前时间签名",
    texts: {
      swapped: () => "密钥填进了密钥 ID 的输入框，密钥 ID 填进了密钥的输入框。",
      service: (found) => `服务名应为小写，而这里是 \`${found}\`。`,
      version: (found) => `该服务没有版本 \`${found}\`。`,
      action: (found) => `该版本没有接口 \`${found}\`。`,
      region: (found) => `没有地域 \`${found}\`。`,
      missing: (found, count) => (count === 1 ? `缺少必填参数 \`${found}\`。` : `缺少必填参数：\`${found}\`。`),
      wrong: (found, count) => (count === 1 ? `\`${found}\` 与文档不符。` : `与文档不符：\`${found}\`。`),
      notJson: (found) => found,
      early: (ago) => `签名所用的时间在${ago}，对服务来说太早。`,
      late: (ago) => `签名所用的时间是${ago}，签名已过期。`,
    },
  },
  noEndpoint:
    "本站只是静态文件，没有本地端点；用 `cargo xtask demo` 启动的页面才有。要真正调用，请填写您自己的代理；目标主机支持 CORS 时可留空。",
  ownProxy: {
    hint: "提供本页的程序会从本机把请求转发给真实服务。",
    use: "发送到真实服务",
    note: "在您选择“发送到真实服务”之前，本页用厂商文档的示例应答。",
  },
  damagedLink: "链接有一部分无法读取：可能被截断或改动过。能读出的部分已显示。",
  form: {
    both: "对照",
    optional: (count) => `可选 · ${count}`,
    moreOptional: (count) => `另有 ${count} 个可选参数`,
    findOptional: "查找参数",
    noneFound: "没有匹配的参数。",
    useSample: (path, sample) => `填入 ${path}：${sample}`,
    fillSamples: "填入必填项的示例值",
  },
  more: "展开",
  less: "收起",
  answer: {
    reading: "查看方式",
    readings: { tree: "字段", text: "文本", raw: "原文" },
    headers: "响应头",
    meanings: "字段含义",
    openAll: "全部展开",
    foldAll: "全部收起",
    through: (proxy) => `经由 ${proxy} 转发；代理地址不参与签名。`,
  },
  keyless: {
    title: "尚未签名",
    id: "还没有密钥 ID。与密钥无关的步骤已在下方。",
    secret: "还没有密钥。与密钥无关的步骤已在下方。",
    stage: "需要密钥",
  },
};
