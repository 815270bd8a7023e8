/** Right programs, by name: services, regions, hosts, bodies and kinds of keys that differ. */
import { acs3Program, tc3Program, v1Program } from "./programs.mjs";

// Of examples, not of anybody.
const permanent = { secretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE" };
const other = { secretId: "AKIDq3Wk7TnVbYc0RrPzLf5hXs2DgEXAMPLE", secretKey: "hQ7vKx2mNc8RtLw4YpZs6BdEXAMPLEkEY" };
const temporary = {
  secretId: "AKIDtV9cQxZ0nHkfqTb3mYwL8sRjGp2uXe5aDh7iKo1NzCvBEXAMPLE-temporary-0001",
  secretKey: "T0uVwXyZ1a2B3c4D5e6F7g8H9i0JkLmNoPqEXAMPLE=",
  token: "n2vKf8QXEXAMPLEtokenZ0a1b2c3d4e5f6g7h8i9j0kLmNoPqRsTuVwXyZ",
};
const alibaba = { accessKeyId: "LTAI5tEXAMPLEKEYID000001", accessKeySecret: "EXAMPLEsecretEXAMPLEsecret0001" };
const sts = {
  accessKeyId: "STS.NUyEXAMPLEKEYID0000000002",
  accessKeySecret: "EXAMPLEstsSecretEXAMPLEstsSecret0002",
  securityToken: "CAIS+EXAMPLE/STS==token~0001",
};

/** Unix seconds. */
const at = (text) => Date.parse(text) / 1000;
/** 02:00 in Shanghai: the date there is a day ahead of UTC's. */
const NIGHT = at("2026-11-26T18:00:37Z");
const UTF8_JSON = "application/json; charset=utf-8";

/** Parameters that a Python program wrote with json.dumps. */
const dumps = (text) => text.replaceAll('":', '": ').replaceAll(",", ", ");

const tc3 = {
  /** The example of the documents. */
  cvm: {
    credentials: permanent,
    timestamp: 1551113065,
    service: "cvm",
    action: "DescribeInstances",
    version: "2017-03-12",
    region: "ap-guangzhou",
    type: UTF8_JSON,
    signsAction: true,
    body: '{"Limit":1,"Filters":[{"Values":["未命名"],"Name":"instance-name"}]}',
  },
  vod: {
    credentials: permanent,
    timestamp: at("2026-03-03T08:15:00Z"),
    service: "vod",
    action: "DescribeMediaInfos",
    version: "2018-07-17",
    body: '{"FileIds":["5285890784363430543"],"SubAppId":1500012345,"Filters":["basicInfo"]}',
  },
  /** Temporary keys; JSON within JSON. */
  scf: {
    credentials: temporary,
    timestamp: NIGHT,
    service: "scf",
    action: "Invoke",
    version: "2018-04-16",
    region: "ap-shanghai",
    type: UTF8_JSON,
    body: '{"FunctionName":"helloworld","InvocationType":"RequestResponse","ClientContext":"{\\"key\\":\\"value\\"}"}',
  },
  sms: {
    credentials: other,
    timestamp: at("2025-12-31T23:59:58Z"),
    service: "sms",
    action: "SendSms",
    version: "2021-01-11",
    region: "ap-beijing",
    type: UTF8_JSON,
    body: '{"PhoneNumberSet":["+8613711112222"],"SmsSdkAppId":"1400006666","SignName":"腾讯云","TemplateId":"449739","TemplateParamSet":["1234","5 分钟"]}',
  },
  /** Text for translation, with signs that some languages escape. */
  tmt: {
    credentials: other,
    timestamp: at("2026-06-15T03:04:05Z"),
    service: "tmt",
    action: "TextTranslate",
    version: "2018-03-21",
    region: "ap-chengdu",
    body: '{"SourceText":"<b>Tom & Jerry</b> = \'fun\', see https://example.com/a/b","Source":"en","Target":"zh","ProjectId":0}',
  },
  /** Numbers of all kinds, and what is null. */
  hunyuan: {
    credentials: permanent,
    timestamp: at("2026-09-09T09:09:09Z"),
    service: "hunyuan",
    action: "ChatCompletions",
    version: "2023-09-01",
    body: '{"Model":"hunyuan-lite","Messages":[{"Role":"user","Content":"你好 café"}],"Temperature":1.0,"TopP":0.80,"Seed":12345678901234567890,"Stream":false,"Tools":null,"Stop":[]}',
  },
  /** Written by Python, with blanks. */
  ocr: {
    credentials: other,
    timestamp: NIGHT,
    service: "ocr",
    action: "GeneralBasicOCR",
    version: "2018-11-19",
    region: "ap-guangzhou",
    body: dumps('{"ImageUrl":"https://example.com/a.png","Scene":"doc","LanguageType":"zh"}'),
  },
  /** Indented, as an editor for requests sends it. */
  cbs: {
    credentials: permanent,
    timestamp: at("2026-01-15T12:00:00Z"),
    service: "cbs",
    action: "DescribeDisks",
    version: "2017-03-12",
    region: "ap-singapore",
    type: UTF8_JSON,
    body: '{\n  "Limit": 20,\n  "Offset": 0,\n  "Filters": [\n    {\n      "Name": "disk-usage",\n      "Values": [\n        "DATA_DISK"\n      ]\n    }\n  ]\n}',
  },
  /** Accents that Latin-1 has as well. */
  mps: {
    credentials: permanent,
    timestamp: at("2026-05-05T05:05:05Z"),
    service: "mps",
    action: "CreateTranscodeTemplate",
    version: "2019-06-12",
    region: "eu-frankfurt",
    type: UTF8_JSON,
    body: '{"Name":"modèle élégant","Container":"mp4","Comment":"très bien"}',
  },
  /** A finance region has a host of its own. */
  finance: {
    credentials: permanent,
    timestamp: at("2026-07-01T01:30:00Z"),
    service: "cdb",
    host: "cdb.ap-shanghai-fsi.tencentcloudapi.com",
    action: "DescribeDBInstances",
    version: "2017-03-20",
    region: "ap-shanghai-fsi",
    body: '{"Limit":20,"Offset":0,"InstanceIds":["cdb-a1b2c3d4"]}',
  },
  internal: {
    credentials: other,
    timestamp: at("2026-10-01T10:00:00Z"),
    service: "cls",
    host: "cls.internal.tencentcloudapi.com",
    action: "DescribeLogsets",
    version: "2020-10-16",
    region: "ap-nanjing",
    body: '{"Offset":0,"Limit":10}',
  },
  international: {
    credentials: permanent,
    timestamp: at("2026-02-28T20:20:20Z"),
    service: "live",
    host: "live.intl.tencentcloudapi.com",
    action: "DescribeLiveStreamState",
    version: "2018-08-01",
    type: UTF8_JSON,
    body: '{"AppName":"live","DomainName":"5000.livepush.myqcloud.com","StreamName":"stream1"}',
  },
  /** No parameters at all. */
  sts: {
    credentials: permanent,
    timestamp: at("2026-08-08T08:08:08Z"),
    service: "sts",
    action: "GetCallerIdentity",
    version: "2018-08-13",
    region: "ap-guangzhou",
    body: "{}",
  },
  dnspod: {
    credentials: permanent,
    timestamp: at("2026-04-01T23:30:00Z"),
    service: "dnspod",
    method: "GET",
    action: "DescribeRecordList",
    version: "2021-03-23",
    query: "Domain=example.com&Keyword=a%20b%2Ac&Limit=20&Subdomain=%E4%B8%BB%E6%9C%BA",
  },
  cam: {
    credentials: temporary,
    timestamp: at("2026-11-11T11:11:11Z"),
    service: "cam",
    method: "GET",
    action: "ListUsers",
    version: "2019-01-16",
    language: "en-US",
    query: "Offset=0&Filters.0.Name=user%20name&Filters.0.Values.0=a%2Bb",
  },
};

const acs3 = {
  /** RPC: everything in the query. */
  ecs: {
    credentials: alibaba,
    timestamp: at("2026-11-26T18:00:37Z"),
    host: "ecs.cn-hangzhou.aliyuncs.com",
    action: "DescribeInstances",
    version: "2014-05-26",
    nonce: "3156853299f313e23d1673dc12e1703d",
    query: "RegionId=cn-hangzhou&InstanceName=%E6%B5%8B%E8%AF%95%20a%2Ab&PageSize=10&Tag.1.Key=env&Tag.1.Value=dev",
  },
  ecsGet: {
    credentials: alibaba,
    timestamp: at("2026-06-06T06:06:06Z"),
    method: "GET",
    host: "ecs.aliyuncs.com",
    action: "DescribeRegions",
    version: "2014-05-26",
    nonce: "a1b2c3d4e5f60718293a4b5c6d7e8f90",
    query: "AcceptLanguage=zh-CN&InstanceChargeType=PostPaid",
  },
  /** RPC with a form. */
  dysms: {
    credentials: alibaba,
    timestamp: at("2026-05-20T13:14:00Z"),
    host: "dysmsapi.aliyuncs.com",
    action: "SendSms",
    version: "2017-05-25",
    nonce: "0123456789abcdef0123456789abcdef",
    type: "application/x-www-form-urlencoded",
    body: "PhoneNumbers=13711112222&SignName=%E9%98%BF%E9%87%8C%E4%BA%91&TemplateCode=SMS_15305****&TemplateParam=%7B%22code%22%3A%221234%22%7D",
  },
  /** ROA: JSON to a path. */
  fc: {
    credentials: alibaba,
    timestamp: at("2026-01-02T03:04:05Z"),
    host: "fcv3.cn-hangzhou.aliyuncs.com",
    path: "/2023-03-30/functions",
    action: "CreateFunction",
    version: "2023-03-30",
    nonce: "11112222333344445555666677778888",
    type: "application/json; charset=utf-8",
    body: '{"functionName":"hello","runtime":"python3.10","handler":"index.handler","description":"你好/<世界>","memorySize":512,"environmentVariables":{"B":"2","A":"1"}}',
  },
  fcInvoke: {
    credentials: sts,
    timestamp: at("2026-10-10T10:10:10Z"),
    host: "1880770869020000.cn-shanghai.fc.aliyuncs.com",
    path: "/2023-03-30/functions/hello/invocations",
    query: "qualifier=LATEST",
    action: "InvokeFunction",
    version: "2023-03-30",
    nonce: "99998888777766665555444433332222",
    type: "application/octet-stream",
    body: '{"name": "world"}',
    more: [["x-fc-invocation-type", "Sync"]],
  },
  fcList: {
    credentials: alibaba,
    timestamp: at("2026-03-30T18:30:00Z"),
    method: "GET",
    host: "fcv3.cn-beijing.aliyuncs.com",
    path: "/2023-03-30/functions",
    query: "prefix=a%20b&limit=5&fcVersion=v3",
    action: "ListFunctions",
    version: "2023-03-30",
    nonce: "deadbeefdeadbeefdeadbeefdeadbeef",
  },
};

const instances = { "InstanceIds.0": "ins-09dx96dg", Limit: "20", Offset: "0" };
const v1 = {
  /** The example of the documents, with a name for its algorithm. */
  cvm: {
    credentials: permanent,
    timestamp: 1465185768,
    service: "cvm",
    action: "DescribeInstances",
    version: "2017-03-12",
    region: "ap-guangzhou",
    params: instances,
  },
  /** HmacSHA256, and values that need to be encoded. */
  cdn: {
    credentials: other,
    timestamp: at("2026-11-26T18:00:37Z"),
    service: "cdn",
    hash: "sha256",
    action: "DescribeDomains",
    version: "2018-06-06",
    params: { "Filters.0.Name": "domain", "Filters.0.Value.0": "a b/c+d=中文", Limit: "10" },
  },
  /** A POST, with temporary keys. */
  trtc: {
    credentials: temporary,
    timestamp: at("2026-08-30T16:45:00Z"),
    service: "trtc",
    method: "POST",
    hash: "sha256",
    action: "DissolveRoom",
    version: "2019-07-22",
    region: "ap-guangzhou",
    params: { SdkAppId: "1400000001", RoomId: "1234" },
  },
  /** More than ten of something: `Tags.10` comes before `Tags.2`. */
  tag: {
    credentials: permanent,
    timestamp: at("2026-12-01T00:00:01Z"),
    service: "tag",
    method: "POST",
    action: "DescribeResources",
    version: "2018-08-13",
    params: Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`TagFilters.${index}.TagKey`, `k${index}`])),
  },
  /** Names that begin with small letters, as older interfaces have them. */
  vod: {
    credentials: other,
    timestamp: at("2026-07-07T07:07:07Z"),
    service: "vod",
    action: "DescribeClass",
    version: "2018-07-17",
    params: { fileId: "5285890784363430543", SubAppId: "1500012345", classId: "7" },
  },
};

const makers = { tc3: [tc3Program, tc3], acs3: [acs3Program, acs3], v1: [v1Program, v1] };

/** A right program: `base("tc3", "cvm")`. */
export function base(system, name) {
  const [make, all] = makers[system];
  return make(structuredClone(all[name]));
}

export const baseNames = (system) => Object.keys(makers[system][1]);
