import { t } from "../../../i18n/index.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { shown } from "../stages.ts";
import { Part, Parts } from "./parts.tsx";
import { Stage, stageNames } from "./stage.tsx";

export function StringToSignStage() {
  const { stringToSign } = t.value.stages;
  return (
    <Stage
      name={stageNames.stringToSign}
      title={stringToSign.title}
      rule={stringToSign.rule}
      actions={
        <CopyButton
          what={stringToSign.what}
          disabled={!shown.value.current}
          text={() => shown.value.current?.stringToSign ?? ""}
        />
      }
    >
      <Parts>
        <Part name="Algorithm" read={(stage) => stage.stringToSign.split("\n")[0] ?? ""} lineFeed />
        <Part name="RequestTimestamp" read={(stage) => String(stage.timestamp)} lineFeed />
        <Part name="CredentialScope" read={(stage) => stage.credentialScope} tone="scope" lineFeed />
        <Part name="HashedCanonicalRequest" read={(stage) => stage.hashedCanonicalRequest} tone="request" whole />
      </Parts>
    </Stage>
  );
}
