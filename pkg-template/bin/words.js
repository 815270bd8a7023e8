// What the command says, in both languages.

const en = {
  // why
  oneFile: "why reads one file, or standard input",
  paste: "Paste the request, then press Ctrl-D at the beginning of a line (Windows: Ctrl-Z and Enter).\n",
  seconds: "--now is a number of seconds since 1970",
  askKey: (id) => `Secret key of ${id || "this request"} (it is not shown; Enter alone goes without): `,
  pastedKey:
    "the text holds a secret key: it is used, and not printed. Treat it as known to everyone who saw the text.",
  otherId: (name) => `the request has another id than ${name}: the key of the environment is not used`,
  verdicts: {
    valid: () => "The signature is right.",
    proved: (titles) => `Proved: ${titles}. This yields exactly the signature that was sent.`,
    certain: (titles) => `Certain: ${titles}.`,
    open: (titles) =>
      titles
        ? `Open: nothing is certain with what is known. Most likely: ${titles}.`
        : "Open: with what is known, the mistake cannot be told yet.",
  },
  and: "; ",
  grades: { proved: "proved", certain: "certain", likely: "likely" },
  stages: {
    request: "request",
    "canonical-request": "canonical request",
    "string-to-sign": "string to sign",
    "signing-key": "signing key",
    signature: "signature",
    authorization: "Authorization",
  },
  rows: ["mine", "expected"],
  parts: (stage, line, column, byte) =>
    `Your ${stage} parts from the right one at line ${line}, column ${column} (byte ${byte}):`,
  readAs: (format) => `Read as: ${format}`,
  about: (id, grade, stage) => `(${id}; ${grade}; ${stage})`,
  excluded: (ids) => `Excluded (${ids.length}): ${ids.join(" ")}`,
  wanting: (what) => `Would tell more: ${what}`,
  missing: {
    secretKey:
      "the secret key. Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.",
    now: "when the request was sent: --now SECONDS",
    canonicalRequest: "your own canonical request: --canonical-request FILE",
    stringToSign: "your own string to sign: --string-to-sign FILE",
    answer: "what the service answered: --answer FILE",
    method: "the request's method",
    url: "the request's URL",
    headers: "the request's headers",
    body: "the request's body",
  },
  mended: "The request as it should be:",
  // sign
  threeNames: "sign takes three names: SERVICE VERSION ACTION",
  noKeys: ([id, key]) => `the environment has no keys: set ${id} and ${key}`,
  oneOfParams: "give --params or --params-file, not both",
  notJson: (reason) => `the parameters are no JSON: ${reason}`,
  notAnObject: "the parameters are no JSON object",
  signedFor: "tc3fetch: the signature holds for five minutes.\n",
  holdsToken:
    "tc3fetch: the command holds the token of your temporary credentials, which the request needs: do not pass it on.",
};

const zh = {
  oneFile: "why 只读取一个文件或标准输入",
  paste: "请粘贴请求，然后在行首按 Ctrl-D（Windows 按 Ctrl-Z 再回车）。\n",
  seconds: "--now 应为自 1970 年起的秒数",
  askKey: (id) => `${id || "该请求"} 的 SecretKey（输入不显示；直接回车则不使用密钥）：`,
  pastedKey: "文本中含有密钥：已用于诊断，不会打印。看到过这段文本的人都可能知道它。",
  otherId: (name) => `请求中的 SecretId 与 ${name} 不同，没有使用环境变量中的密钥`,
  verdicts: {
    valid: () => "签名正确。",
    proved: (titles) => `已证实：${titles}。由此得到的正是所发送的签名。`,
    certain: (titles) => `已确定：${titles}。`,
    open: (titles) =>
      titles ? `尚无定论：仅凭现有信息无法确定。最有可能：${titles}。` : "尚无定论：仅凭现有信息还无法判断错误所在。",
  },
  and: "；",
  grades: { proved: "已证实", certain: "已确定", likely: "可能" },
  stages: {
    request: "请求",
    "canonical-request": "规范请求串",
    "string-to-sign": "待签名字符串",
    "signing-key": "签名密钥",
    signature: "签名",
    authorization: "Authorization",
  },
  rows: ["我的", "应为"],
  parts: (stage, line, column, byte) => `您的${stage}从第 ${line} 行第 ${column} 列（第 ${byte} 字节）开始不同：`,
  readAs: (format) => `识别为：${format}`,
  about: (id, grade, stage) => `（${id}；${grade}；${stage}）`,
  excluded: (ids) => `已排除（${ids.length}）：${ids.join(" ")}`,
  wanting: (what) => `还可以提供：${what}`,
  missing: {
    secretKey:
      "密钥。请设置 TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY，或 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET。",
    now: "请求的发送时间：--now SECONDS",
    canonicalRequest: "您自己的规范请求串：--canonical-request FILE",
    stringToSign: "您自己的待签名字符串：--string-to-sign FILE",
    answer: "服务的返回内容：--answer FILE",
    method: "请求方法",
    url: "请求的 URL",
    headers: "请求头",
    body: "请求体",
  },
  mended: "正确的请求：",
  threeNames: "sign 需要三个名称：SERVICE VERSION ACTION",
  noKeys: ([id, key]) => `环境变量中没有密钥：请设置 ${id} 和 ${key}`,
  oneOfParams: "--params 与 --params-file 只能二选一",
  notJson: (reason) => `参数不是 JSON：${reason}`,
  notAnObject: "参数不是 JSON 对象",
  signedFor: "tc3fetch：签名在五分钟内有效。\n",
  holdsToken: "tc3fetch：命令中含有临时密钥的 Token，请求必须携带它：请不要转发该命令。",
};

export const WORDS = { en, zh };
