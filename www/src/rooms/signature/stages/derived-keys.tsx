import type { Tc3Explanation } from "tc3fetch/inspect";
import { t } from "../../../i18n/index.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { derivedKeysShown, shown, stale } from "../stages.ts";
import { Part, Parts, Row } from "./parts.tsx";
import { Stage, stageNames } from "./stage.tsx";

interface DerivedKey {
  name: string;
  formula(explanation: Tc3Explanation): string;
  read(explanation: Tc3Explanation): string;
}

const derivedKeys: DerivedKey[] = [
  {
    name: "SecretDate",
    formula: ({ date }) => `HMAC("TC3" + SecretKey, "${date}")`,
    read: ({ secretDate }) => secretDate,
  },
  {
    name: "SecretService",
    formula: ({ credentialScope }) => `HMAC(SecretDate, "${credentialScope.split("/")[1]}")`,
    read: ({ secretService }) => secretService,
  },
  {
    name: "SecretSigning",
    formula: () => `HMAC(SecretService, "tc3_request")`,
    read: ({ secretSigning }) => secretSigning,
  },
];

/** The keys enter the page's elements only while they are shown. */
export function DerivedKeysStage() {
  const { stages } = t.value;
  const { current } = shown.value;
  // Stale keys belong to credentials that are no longer in the form.
  const revealed = derivedKeysShown.value && !stale.value && current !== undefined;
  return (
    <Stage
      name={stageNames.derivedKeys}
      title={stages.derivedKeys.title}
      rule={stages.derivedKeys.rule}
      actions={
        <button
          type="button"
          class="quiet"
          aria-pressed={revealed}
          disabled={stale.value || !current}
          onClick={() => (derivedKeysShown.value = !revealed)}
        >
          {revealed ? stages.derivedKeys.hide : stages.derivedKeys.show}
        </button>
      }
    >
      <Parts class="keys">
        {derivedKeys.map(({ name, formula, read }) =>
          revealed ? (
            <Part
              key={name}
              name={name}
              formula={formula(current)}
              read={read}
              whole
              action={<CopyButton what={name} compact text={() => read(current)} />}
            />
          ) : (
            <Row key={name} name={name} formula={current && formula(current)}>
              <span class="nothing">{current ? stages.derivedKeys.hidden : stages.none}</span>
            </Row>
          ),
        )}
      </Parts>
      <p class="rule caution">{stages.derivedKeys.warning}</p>
    </Stage>
  );
}
