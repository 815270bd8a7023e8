import { t } from "../../../i18n/index.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { shown } from "../stages.ts";
import { Part, Parts } from "./parts.tsx";
import { Stage, stageNames } from "./stage.tsx";

export function CanonicalRequestStage() {
  const { canonicalRequest } = t.value.stages;
  return (
    <Stage
      name={stageNames.canonicalRequest}
      title={canonicalRequest.title}
      rule={canonicalRequest.rule}
      actions={
        <CopyButton
          what={canonicalRequest.what}
          disabled={!shown.value.current}
          text={() => shown.value.current?.canonicalRequest ?? ""}
        />
      }
    >
      <Parts>
        <Part name="HTTPRequestMethod" read={(stage) => stage.method} lineFeed />
        <Part name="CanonicalURI" read={(stage) => stage.canonicalUri} lineFeed />
        <Part name="CanonicalQueryString" read={(stage) => stage.canonicalQueryString} lineFeed />
        <Part name="CanonicalHeaders" read={(stage) => stage.canonicalHeaders} lineFeed />
        <Part name="SignedHeaders" read={(stage) => stage.signedHeaders} lineFeed />
        <Part name="HashedRequestPayload" read={(stage) => stage.hashedPayload} tone="payload" whole />
      </Parts>
    </Stage>
  );
}
