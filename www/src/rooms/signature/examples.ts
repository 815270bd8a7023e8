import { batch, signal } from "@preact/signals";
import { draft, keys } from "./draft.ts";
import { useCurrentTime } from "./stages.ts";

// The keys of Tencent's own documentation, asterisks included: they are public and open nothing.
const documented = {
  secretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******",
  secretKey: "Gu5t9xGARNpq86cd98joQYCN3*******",
};

interface Example {
  service: string;
  action: string;
  version: string;
  region: string;
  body: string;
  /** The same parameters for a GET, where the escapes of the body would be read anyway. */
  params: string;
  /** Unix seconds of an example whose signature is printed somewhere; otherwise the current time. */
  timestamp?: string;
}

export const examples = {
  cvm: {
    service: "cvm",
    action: "DescribeInstances",
    version: "2017-03-12",
    region: "ap-guangzhou",
    body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
    params: `{"Limit": 1, "Filters": [{"Values": ["未命名"], "Name": "instance-name"}]}`,
    timestamp: "1551113065",
  },
  tiems: {
    service: "tiems",
    action: "DescribeServices",
    version: "2019-04-16",
    region: "ap-guangzhou",
    body: `{"Limit": 1}`,
    params: `{"Limit": 1}`,
  },
  scf: {
    service: "scf",
    action: "Invoke",
    version: "2018-04-16",
    region: "ap-guangzhou",
    body: `{"FunctionName": "hello", "InvocationType": "RequestResponse"}`,
    params: `{"FunctionName": "hello", "InvocationType": "RequestResponse"}`,
  },
} satisfies Record<string, Example>;

export type ExampleName = keyof typeof examples;

/** The example that the form was last filled from. */
export const loaded = signal<ExampleName>("cvm");

export function loadExample(name: ExampleName): void {
  const example: Example = examples[name];
  batch(() => {
    loaded.value = name;
    draft.method.value = "POST";
    draft.service.value = example.service;
    draft.host.value = "";
    draft.version.value = example.version;
    draft.action.value = example.action;
    draft.region.value = example.region;
    draft.body.value = example.body;
    draft.params.value = example.params;
    draft.contentType.POST.value = "application/json; charset=utf-8";
    draft.contentType.GET.value = "application/x-www-form-urlencoded";
    draft.unsignedPayload.value = false;
    draft.signAction.value = false;
    draft.signedHeaders.value = "";
    draft.headers.value = "";
    draft.language.value = "";
    if (example.timestamp) draft.timestamp.value = example.timestamp;
    else useCurrentTime();
    // The documented signature belongs to the documented keys. The other examples leave keys that
    // somebody has typed in where they are.
    if (example.timestamp || !(keys.secretId.value || keys.secretKey.value)) {
      keys.secretId.value = documented.secretId;
      keys.secretKey.value = documented.secretKey;
      keys.token.value = "";
    }
  });
}
