import { loadExample } from "./examples.ts";
import { RequestForm } from "./form/request-form.tsx";
import { SendPanel } from "./send/send-panel.tsx";
import { StageBar } from "./stages/stage-bar.tsx";
import { AuthorizationStage } from "./stages/authorization.tsx";
import { CanonicalRequestStage } from "./stages/canonical-request.tsx";
import { DerivedKeysStage } from "./stages/derived-keys.tsx";
import { SignatureStage } from "./stages/signature.tsx";
import { StringToSignStage } from "./stages/string-to-sign.tsx";
import { stale } from "./stages.ts";

loadExample("cvm");

/** One request: its form on one side, each stage of its signature and its sending on the other. */
export function SignatureRoom() {
  return (
    <div class="room">
      <RequestForm />
      <div class="workbench">
        <StageBar />
        <div class={stale.value ? "stages stale" : "stages"}>
          <CanonicalRequestStage />
          <StringToSignStage />
          <DerivedKeysStage />
          <SignatureStage />
          <AuthorizationStage />
        </div>
        <SendPanel />
      </div>
    </div>
  );
}
