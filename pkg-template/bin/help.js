// The help texts.

const en = {
  tc3fetch: `tc3fetch: signatures of Tencent Cloud (TC3-HMAC-SHA256, signature v1) and Alibaba Cloud (ACS3-HMAC-SHA256)

Usage:
  tc3fetch why [FILE]                     says why the signature of a request is wrong
  tc3fetch sign SERVICE VERSION ACTION    prints a signed curl
  tc3fetch help COMMAND                   says more about a command
  tc3fetch --version

It sends nothing: neither the request nor the key leaves this machine.
`,
  why: `tc3fetch why [FILE]: says why the signature of a request is wrong

Reads the request as it was sent, from FILE or standard input, in any of these forms:
  a curl command (bash, cmd, PowerShell), Invoke-WebRequest, fetch(…) as a browser copies it,
  a HAR file, raw HTTP, a URL or form of signature v1, the debug log of an SDK

  pbpaste | tc3fetch why          # what is in the clipboard (macOS)
  tc3fetch why request.txt

The key comes from the environment:
  TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, TENCENTCLOUD_TOKEN
  ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET, ALIBABA_CLOUD_SECURITY_TOKEN
At a terminal it is asked for where it is not set. Without a key only what breaks a rule is found.

Options:
  --canonical-request FILE    the canonical request that your program made
  --string-to-sign FILE       the string to sign that your program made
  --answer FILE               what the service answered
  --now SECONDS               when the request was sent, to tell whether it had expired
  --no-prompt                 do not ask for the key
  --json                      the result as JSON
  --zh, --en                  the language; else that of LC_ALL, LC_MESSAGES, LANG

Exit status: 0 the signature is right, 1 the mistake was found, 2 it was not,
64 the text is no request or an argument is wrong.
`,
  sign: `tc3fetch sign SERVICE VERSION ACTION: prints a signed curl, and sends nothing

  tc3fetch sign cvm 2017-03-12 DescribeZones --region ap-guangzhou
  tc3fetch sign cvm 2017-03-12 DescribeInstances --region ap-guangzhou --params '{"Limit":1}' | sh

The key comes from the environment:
  TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, TENCENTCLOUD_TOKEN

Options:
  --region REGION
  --params JSON               the parameters of the action
  --params-file FILE          the same from a file; - is standard input
  --method POST|GET           default POST
  --host HOST                 another host than SERVICE.tencentcloudapi.com
  --endpoint nearest|regional|internal|intl
  --language zh-CN|en-US      the language of the service's messages
  --algorithm TC3-HMAC-SHA256|HmacSHA256|HmacSHA1
  --timestamp SECONDS         the time of the signature; default now
  --zh, --en                  the language of this command

Exit status: 0, or 64 where an argument is wrong.
`,
  unknown: (name) => `there is no command ${JSON.stringify(name)}`,
  seeHelp: (command) => `See: tc3fetch ${command ? `${command} ` : ""}--help`,
};

const zh = {
  tc3fetch: `tc3fetch：腾讯云（TC3-HMAC-SHA256、v1 签名）与阿里云（ACS3-HMAC-SHA256）的签名工具

用法：
  tc3fetch why [FILE]                     说明请求的签名为什么错误
  tc3fetch sign SERVICE VERSION ACTION    打印已签名的 curl 命令
  tc3fetch help COMMAND                   某个命令的详细说明
  tc3fetch --version

本命令不发送任何内容：请求和密钥都不会离开这台机器。
`,
  why: `tc3fetch why [FILE]：说明请求的签名为什么错误

从 FILE 或标准输入读取实际发送的请求，支持以下形式：
  curl 命令（bash、cmd、PowerShell）、Invoke-WebRequest、浏览器复制的 fetch(…)、
  HAR 文件、原始 HTTP、v1 签名的 URL 或表单、SDK 的调试日志

  pbpaste | tc3fetch why          # 剪贴板中的内容（macOS）
  tc3fetch why request.txt

密钥来自环境变量：
  TENCENTCLOUD_SECRET_ID、TENCENTCLOUD_SECRET_KEY、TENCENTCLOUD_TOKEN
  ALIBABA_CLOUD_ACCESS_KEY_ID、ALIBABA_CLOUD_ACCESS_KEY_SECRET、ALIBABA_CLOUD_SECURITY_TOKEN
没有设置时，会在终端中询问。没有密钥时，只能发现违反规则的错误。

选项：
  --canonical-request FILE    您的程序生成的规范请求串
  --string-to-sign FILE       您的程序生成的待签名字符串
  --answer FILE               服务的返回内容
  --now SECONDS               请求的发送时间，用于判断签名是否过期
  --no-prompt                 不询问密钥
  --json                      以 JSON 输出结果
  --zh、--en                  语言；默认由 LC_ALL、LC_MESSAGES、LANG 决定

退出状态：0 签名正确，1 找到了错误，2 没有找到，64 文本不是请求或参数有误。
`,
  sign: `tc3fetch sign SERVICE VERSION ACTION：打印已签名的 curl 命令，不发送任何内容

  tc3fetch sign cvm 2017-03-12 DescribeZones --region ap-guangzhou
  tc3fetch sign cvm 2017-03-12 DescribeInstances --region ap-guangzhou --params '{"Limit":1}' | sh

密钥来自环境变量：
  TENCENTCLOUD_SECRET_ID、TENCENTCLOUD_SECRET_KEY、TENCENTCLOUD_TOKEN

选项：
  --region REGION             地域
  --params JSON               接口的参数
  --params-file FILE          从文件读取参数；- 表示标准输入
  --method POST|GET           默认为 POST
  --host HOST                 代替 SERVICE.tencentcloudapi.com 的域名
  --endpoint nearest|regional|internal|intl
  --language zh-CN|en-US      服务返回信息的语言
  --algorithm TC3-HMAC-SHA256|HmacSHA256|HmacSHA1
  --timestamp SECONDS         签名的时间，默认为当前时间
  --zh、--en                  本命令的语言

退出状态：0；参数有误时为 64。
`,
  unknown: (name) => `没有命令 ${JSON.stringify(name)}`,
  seeHelp: (command) => `请参阅：tc3fetch ${command ? `${command} ` : ""}--help`,
};

export const HELP = { en, zh };
