import { t } from "../../../i18n/index.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { shown } from "../stages.ts";
import { Part, Parts } from "./parts.tsx";
import { Stage, stageNames } from "./stage.tsx";

export function SignatureStage() {
  const { signature } = t.value.stages;
  return (
    <Stage
      name={stageNames.signature}
      title={signature.title}
      rule={signature.rule}
      actions={
        <CopyButton
          what={signature.what}
          disabled={!shown.value.current}
          text={() => shown.value.current?.signature ?? ""}
        />
      }
    >
      <Parts>
        <Part
          name="Signature"
          formula="HMAC(SecretSigning, StringToSign)"
          read={(stage) => stage.signature}
          tone="signature"
          whole
        />
      </Parts>
    </Stage>
  );
}
