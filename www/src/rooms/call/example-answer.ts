// Where there is no endpoint, the page answers: it checks the request that was signed, byte for byte, and replies
// with the example of the vendor's document. Nothing leaves the page.
import { checkAction, type Model } from "tc3fetch/models";
import { findService } from "../../api/catalogue.ts";
import { loadModel, readAnswers } from "../../api/models.ts";
import { draft, system } from "../../request/draft.ts";
import { aliyunCredentials, keys, tencentCredentials } from "../../request/keys.ts";
import { params } from "../../request/prepared.ts";
import { EXAMPLES } from "../../request/proxy.ts";
import { sampleAnswer } from "./sample-answer.ts";

/** The vendor's own limit, of Tencent's and of Alibaba's clocks. */
const MOST_SECONDS_OFF = { tencent: 300, aliyun: 900, guance: Infinity };

/** What the header of an answer says that the page made itself. */
export const ANSWERED_BY = "x-tc3fetch-answered-by";

interface Refusal {
  code: string;
  message: string;
}

/** The page's answer to a request for an address below `EXAMPLES`. */
export async function answerFromExample(url: string, init: RequestInit): Promise<Response> {
  // What the form holds now is what was signed: it is read before anything is waited for.
  const asked = {
    of: system.value,
    service: draft.service.value,
    version: draft.version.value,
    action: draft.action.value,
    params: "params" in params.value ? params.value.params : {},
    keys: keyOf(),
  };
  const address = `https://${url.slice(EXAMPLES.length + 1)}`;
  const refusal = (await signatureRefusal(address, init, asked)) ?? timeRefusal(address, init, asked.of);
  if (refusal) return answer(asked.of, { refusal });
  const model = await loadModel({ id: asked.service, version: asked.version }, asked.action);
  const unknown = actionRefusal(model, asked);
  if (unknown || !model) return answer(asked.of, { refusal: unknown ?? NO_MODEL });
  const wrong = paramsRefusal(model, asked);
  return answer(asked.of, wrong ? { refusal: wrong } : { content: await contentOf(model, asked) });
}

type Asked = {
  of: "tencent" | "aliyun" | "guance";
  service: string;
  version: string;
  action: string;
  params: Record<string, unknown>;
  keys: object | undefined;
};

const NO_MODEL = { code: "InternalError", message: "The model of the action could not be loaded." };

const keyOf = () =>
  system.value === "tencent"
    ? tencentCredentials.value
    : system.value === "aliyun"
      ? aliyunCredentials.value
      : { apiKey: keys.guance.secret.value };

/** What is verified are the bytes on their way, not what the form was told to sign. */
async function signatureRefusal(address: string, init: RequestInit, { of, keys }: Asked): Promise<Refusal | undefined> {
  if (of === "guance") return undefined;
  const { verify } = await import("tc3fetch/diagnose");
  const headers = [...new Headers(init.headers)] as [string, string][];
  const request = {
    method: init.method ?? "GET",
    url: address,
    headers: headers.some(([name]) => name === "host")
      ? headers
      : [...headers, ["host", new URL(address).host] as [string, string]],
    body: await bytesOf(init.body),
  };
  const { valid } = verify(request, keys as Parameters<typeof verify>[1]);
  if (valid) return undefined;
  return {
    code: of === "tencent" ? "AuthFailure.SignatureFailure" : "SignatureDoesNotMatch",
    message: "The provided credentials could not be validated. Please check your signature is correct.",
  };
}

async function bytesOf(body: RequestInit["body"]): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body ?? null).arrayBuffer());
}

function timeRefusal(address: string, init: RequestInit, of: Asked["of"]): Refusal | undefined {
  const headers = new Headers(init.headers);
  const date = headers.get("x-acs-date");
  const seconds = date
    ? Date.parse(date) / 1000
    : Number(headers.get("x-tc-timestamp") ?? new URL(address).searchParams.get("Timestamp") ?? Number.NaN);
  // Signature v1 may have it in the form of a POST, which was verified with it.
  if (Number.isNaN(seconds) || Math.abs(Date.now() / 1000 - seconds) <= MOST_SECONDS_OFF[of]) return undefined;
  return of === "tencent"
    ? {
        code: "AuthFailure.SignatureExpire",
        message: "X-TC-Timestamp differs from the server's time by more than five minutes.",
      }
    : { code: "InvalidTimeStamp.Expired", message: "Specified time stamp or date value is expired." };
}

function actionRefusal(model: Model | undefined, { service, version, action }: Asked): Refusal | undefined {
  if (!findService(service)) return { code: "NoSuchProduct", message: `There is no product ${service}.` };
  if (!findService(service, version))
    return { code: "NoSuchVersion", message: `The product ${service} has no version ${version}.` };
  if (model && !Object.hasOwn(model.actions, action))
    return { code: "InvalidAction", message: `The product ${service} has no action ${action} in version ${version}.` };
  return undefined;
}

/** In the order of a gateway: what is missing, what it does not know, what has another form. */
function paramsRefusal(model: Model, { action, params }: Asked): Refusal | undefined {
  // A warning is what a service may well take.
  const isRefused = (fault: object) => (fault as { severity?: string }).severity !== "warning";
  const faults = checkAction(model, action, params).filter(isRefused);
  const one = (code: string) => faults.find((fault) => fault.code === code);
  const fault = one("ClientError.MissingParameter") ?? one("ClientError.UnknownParameter") ?? faults[0];
  if (!fault) return undefined;
  const code = fault.code.replace("ClientError.", "");
  return {
    code: /^(MissingParameter|UnknownParameter|InvalidParameterValue)$/.test(code) ? code : "InvalidParameter",
    message: fault.message,
  };
}

/**
 * The first example with an answer, of the model or of the catalogue; without one every member of the answer, with the
 * value that its text names.
 */
async function contentOf(model: Model, { service, version, action }: Asked): Promise<Record<string, unknown>> {
  const { examples = [], output } = model.actions[action]!;
  const example = (examples as readonly { output?: Record<string, unknown> }[]).find((one) => one.output !== undefined);
  const answers = example ? {} : await readAnswers(service, version);
  const answered = Object.hasOwn(answers, action) ? answers[action] : undefined;
  return example?.output ?? answered ?? sampleAnswer(model, output as string);
}

function answer(
  of: Asked["of"],
  { refusal, content }: { refusal?: Refusal; content?: Record<string, unknown> },
): Response {
  const requestId = crypto.randomUUID();
  const headers = { "Content-Type": "application/json", [ANSWERED_BY]: "page" };
  if (of === "tencent") {
    const members = refusal ? { Error: { Code: refusal.code, Message: refusal.message } } : content;
    const body = JSON.stringify({ Response: { ...members, RequestId: requestId } });
    return new Response(body, { headers: { ...headers, "X-TC-RequestId": requestId } });
  }
  const body = refusal ? { Code: refusal.code, Message: refusal.message, RequestId: requestId } : content;
  return new Response(JSON.stringify(body), {
    status: refusal ? 400 : 200,
    headers: { ...headers, "x-acs-request-id": requestId },
  });
}
