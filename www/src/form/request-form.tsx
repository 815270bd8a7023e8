import { regions } from "tc3fetch/reference";
import { language } from "../choices/preferences.ts";
import { plainText } from "../api/rich-text.ts";
import { inLanguage } from "../api/text.ts";
import { t } from "../i18n/index.ts";
import { ClampedText } from "../ui/rich-text.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { examples, fillExample, renewNonce } from "../request/choose.ts";
import { action, draft, isV1, listedAction, service, system, type Algorithm, type Method } from "../request/draft.ts";
import { host } from "../request/prepared.ts";
import { Checkbox } from "./checkbox.tsx";
import { CredentialFields } from "./credential-fields.tsx";
import { Parameters } from "./parameters.tsx";
import { RequestLine } from "./request-line.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";
import { TimestampField } from "./timestamp-field.tsx";

export function RequestForm() {
  const { form } = t.value;
  return (
    // The form is never submitted: the stages follow every keystroke, and sending has its own button.
    <form
      class="request-form"
      id="request"
      aria-labelledby="request-title"
      autocomplete="off"
      onSubmit={(event) => event.preventDefault()}
    >
      <ActionHead />
      <RequestLine />
      <fieldset class="parameters-set">
        <legend>{form.groups.parameters}</legend>
        <Parameters />
      </fieldset>
      <fieldset>
        <legend>{form.groups.credentials}</legend>
        <CredentialFields />
      </fieldset>
      <fieldset>
        <legend>{form.groups.api}</legend>
        <ApiFields />
      </fieldset>
    </form>
  );
}

function ActionHead() {
  const { form } = t.value;
  const { deprecated } = service.value ?? {};
  const isDeprecated = listedAction.value?.deprecated || deprecated !== undefined;
  const documentUrl = action.value?.documentUrl as string | undefined;
  return (
    <div class="action-head">
      <p class="breadcrumb">
        {inLanguage(service.value?.name) || draft.service.value} · {draft.version.value}
      </p>
      <h2 id="request-title">
        <code>{draft.action.value || form.noAction}</code>
      </h2>
      {listedAction.value && <p class="action-title">{plainText(inLanguage(listedAction.value.title))}</p>}
      {action.value && (
        <div class="rule">
          <ClampedText text={inLanguage(action.value.document)} />
        </div>
      )}
      {isDeprecated && (
        <p class="note caution deprecated">
          <b>{form.deprecated(deprecated?.since ?? "")}</b> {inLanguage(deprecated?.reason)}
        </p>
      )}
      <div class="action-tools">
        {examples().map((example, index) => (
          <button key={index} type="button" class="quiet" onClick={() => fillExample(index)}>
            {examples().length > 1 ? form.example(plainText(inLanguage(example.title))) : form.fill}
          </button>
        ))}
        {documentUrl && (
          // In a tab of its own: what was typed here, keys included, is in memory only.
          <a href={documentUrl} target="_blank" rel="noopener noreferrer">
            {form.document}
          </a>
        )}
      </div>
    </div>
  );
}

function ApiFields() {
  const { form } = t.value;
  const of = system.value;
  return (
    <>
      {of === "tencent" && <TencentFields />}
      {of === "aliyun" && (
        <>
          <TextField name="region" label={form.region} value={draft.region} list={ALIYUN_REGIONS} from="h:host" />
          <TextField
            name="accountId"
            label={form.accountId}
            value={draft.accountId}
            from="h:host"
            hint={form.accountHint}
          />
        </>
      )}
      <TextField
        name="host"
        label={of === "guance" ? form.site : form.host}
        value={draft.host}
        placeholder={host.value}
        from="h:host"
        wide
      />
      {of !== "guance" && (
        <>
          <TimestampField />
          <Checkbox label={form.fresh} value={draft.fresh} />
          {(of === "aliyun" || isV1.value || draft.nonce.value) && (
            <TextField
              name="nonce"
              label={form.nonce}
              value={draft.nonce}
              from="nonce h:x-acs-signature-nonce"
              wide
              hint={of === "tencent" ? form.nonceHint : undefined}
              after={
                <button type="button" class="quiet" onClick={renewNonce}>
                  {form.renew}
                </button>
              }
            />
          )}
        </>
      )}
      <details class="more wide">
        <summary>{form.groups.headers}</summary>
        <div class="more-fields">
          {of === "tencent" && <HeaderFields />}
          <TextField name="headers" label={form.headers} value={draft.headers} rows={2} wide hint={form.headersHint} />
        </div>
      </details>
    </>
  );
}

function TencentFields() {
  const { form } = t.value;
  return (
    <>
      <SelectField<Algorithm>
        name="algorithm"
        label={form.algorithm}
        value={draft.algorithm}
        from="algorithm"
        options={[
          { value: "TC3-HMAC-SHA256", label: "v3 · TC3-HMAC-SHA256" },
          { value: "HmacSHA256", label: "v1 · HmacSHA256" },
          { value: "HmacSHA1", label: "v1 · HmacSHA1" },
        ]}
      />
      <div data-from="method">
        <Segmented<Method>
          name="method"
          label={form.method}
          labelled
          value={draft.method.value}
          options={[
            { value: "POST", label: "POST" },
            { value: "GET", label: "GET" },
          ]}
          onChange={(method) => (draft.method.value = method)}
        />
      </div>
      <TextField name="service" label={form.service} value={draft.service} from="service h:host" />
      <TextField name="version" label={form.version} value={draft.version} from="h:x-tc-version" />
      <TextField name="action" label={form.action} value={draft.action} from="h:x-tc-action" />
      <TextField
        name="region"
        label={form.region}
        value={draft.region}
        from="h:x-tc-region"
        list={regions.map((one) => ({ value: one.region, label: one[language.value] }))}
      />
      <SelectField
        name="endpoint"
        label={form.endpoint}
        value={draft.endpoint}
        from="h:host"
        wide
        options={(["", "regional", "internal", "intl"] as const).map((value) => ({
          value,
          label: form.endpoints[value || "nearest"],
        }))}
      />
    </>
  );
}

function HeaderFields() {
  const { form } = t.value;
  return (
    <>
      {draft.method.value === "POST" && (
        <TextField name="contentType" label="Content-Type" value={draft.contentType} from="h:content-type" wide />
      )}
      <Checkbox label={form.unsignedPayload} value={draft.unsignedPayload} />
      <Checkbox label={form.signAction} value={draft.signAction} />
      <TextField
        name="signedHeaders"
        label={form.signedHeaders}
        value={draft.signedHeaders}
        placeholder="x-tc-region, x-tc-version"
        wide
        hint={form.signedHeadersHint}
      />
      <SelectField
        name="language"
        label={form.answerLanguage}
        value={draft.language}
        from="h:x-tc-language"
        wide
        options={[
          { value: "", label: form.languageDefault },
          { value: "zh-CN", label: "zh-CN" },
          { value: "en-US", label: "en-US" },
        ]}
      />
    </>
  );
}

/** Regions of Function Compute 3.0. */
const ALIYUN_REGIONS = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-5",
  "ap-southeast-7",
  "cn-beijing",
  "cn-chengdu",
  "cn-hangzhou",
  "cn-hongkong",
  "cn-huhehaote",
  "cn-qingdao",
  "cn-shanghai",
  "cn-shenzhen",
  "cn-wulanchabu",
  "cn-zhangjiakou",
  "eu-central-1",
  "eu-west-1",
  "us-east-1",
  "us-west-1",
].map((value) => ({ value, label: value }));
