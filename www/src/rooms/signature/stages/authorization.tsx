import { t } from "../../../i18n/index.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { shown } from "../stages.ts";
import { Part, Parts } from "./parts.tsx";
import { Stage, stageNames } from "./stage.tsx";

export function AuthorizationStage() {
  const { authorization } = t.value.stages;
  const { current } = shown.value;
  const headers = Object.entries(current?.request.headers ?? {});
  return (
    <Stage
      name={stageNames.authorization}
      title={authorization.title}
      rule={authorization.rule}
      actions={
        <>
          <CopyButton
            what={authorization.what}
            disabled={!current}
            text={() => shown.value.current?.authorization ?? ""}
          />
          <CopyButton
            what={authorization.headersWhat}
            label={authorization.copyHeaders}
            disabled={!current}
            text={() => headers.map(([name, value]) => `${name}: ${value}`).join("\n")}
          />
        </>
      }
    >
      <Parts>
        <Part name="Algorithm" read={(stage) => stage.authorization.split(" ")[0] ?? ""} />
        <Part name="Credential" read={(stage) => credentialOf(stage.authorization)} tone="scope" />
        <Part name="SignedHeaders" read={(stage) => stage.signedHeaders} />
        <Part name="Signature" read={(stage) => stage.signature} tone="signature" whole />
      </Parts>
      {headers.length > 0 && (
        <>
          <h4>{authorization.headers}</h4>
          <Parts>
            {headers.map(([header]) => (
              <Part key={header} name={header} read={(stage) => stage.request.headers[header] ?? ""} />
            ))}
          </Parts>
        </>
      )}
    </Stage>
  );
}

const credentialOf = (authorization: string) => /Credential=([^,]*)/.exec(authorization)?.[1] ?? "";
