// Reference about something that is no action: a structure with its members, an error code.
import { useEffect } from "preact/hooks";
import type { Model } from "tc3fetch/models";
import { findErrorCode } from "tc3fetch/reference";
import { loadModel, modelOf } from "../api/models.ts";
import { inLanguage } from "../api/text.ts";
import { t } from "../i18n/index.ts";
import { factsOf } from "../form/facts.ts";
import { openAction } from "../request/choose.ts";
import { Dialog } from "../ui/dialog.tsx";
import { RichText } from "../ui/rich-text.tsx";
import { language } from "../choices/preferences.ts";
import { type Sheet, sheet } from "./sheet-state.ts";

export function ReferenceSheet() {
  const open = sheet.value;
  const close = () => (sheet.value = undefined);
  useEffect(() => {
    if (open?.service) void loadModel({ id: open.service, version: open.version });
  }, [open]);
  return (
    <Dialog class="sheet" labelledBy="sheet-title" isOpen={open !== undefined} onClose={close}>
      <button type="button" class="quiet close" onClick={close}>
        {t.value.shell.close}
      </button>
      {open?.kind === "structure" && <Structure sheet={open} />}
      {open?.kind === "error" && <ErrorCode sheet={open} />}
    </Dialog>
  );
}

function Structure({
  sheet: { service, version, name, member: marked },
}: {
  sheet: Extract<Sheet, { kind: "structure" }>;
}) {
  const model = modelOf({ id: service, version });
  const object = model?.objects[name];
  const { reference } = t.value;
  const holders = holdersOf(model, name);
  const users = Object.entries(model?.actions ?? {}).filter(([, { input, output }]) =>
    [input, output].some((side) => holders.has(side)),
  );
  return (
    <>
      <p class="breadcrumb">
        {service} · {reference.structure}
      </p>
      <h2 id="sheet-title">
        <code>{name}</code>
      </h2>
      <RichText text={inLanguage(object?.document)} />
      <dl class="reference">
        {object?.members.map((member) => (
          <div key={member.name} class={member.name === marked ? "marked" : undefined}>
            <dt>
              <code>{member.name}</code>{" "}
              <span class="member-type">{member.type === "list" ? `list<${member.member}>` : member.member}</span>{" "}
              <span class="limits">{factsOf(member)}</span>
            </dt>
            <dd>
              <RichText text={inLanguage(member.document)} />
            </dd>
          </div>
        ))}
      </dl>
      <Users service={service} version={version} names={users.map(([action]) => action)} />
    </>
  );
}

/** The structures that have one somewhere in them, and itself. */
function holdersOf(model: Model | undefined, wanted: string): Set<string> {
  const holders = new Map<string, string[]>();
  for (const [name, { members }] of Object.entries(model?.objects ?? {})) {
    for (const { member } of members) {
      if (!holders.has(member)) holders.set(member, []);
      holders.get(member)!.push(name);
    }
  }
  const found = new Set([wanted]);
  // A set is visited in the order of its growth, while it grows.
  for (const one of found) for (const holder of holders.get(one) ?? []) found.add(holder);
  return found;
}

function ErrorCode({ sheet: { service, version, name } }: { sheet: Extract<Sheet, { kind: "error" }> }) {
  const model = modelOf({ id: service, version });
  const { reference } = t.value;
  const common = findErrorCode(name);
  const users = Object.entries(model?.actions ?? {}).filter(([, { errors }]) =>
    (errors as string[] | undefined)?.includes(name),
  );
  return (
    <>
      <p class="breadcrumb">
        {service || reference.common} · {reference.error}
      </p>
      <h2 id="sheet-title">
        <code>{name}</code>
      </h2>
      <RichText text={inLanguage(model?.errors?.[name]) || (common?.[language.value] ?? "")} />
      {common && model?.errors?.[name] && <p class="rule">{common[language.value]}</p>}
      {common && <p class="note">{common.retryable ? reference.retryable : reference.notRetryable}</p>}
      <Users service={service} version={version} names={users.map(([action]) => action)} />
    </>
  );
}

function Users({ service, version, names }: { service: string; version: string; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <h3>{t.value.reference.usedBy}</h3>
      <ul class="users">
        {names.map((name) => (
          <li key={name}>
            <button
              type="button"
              class="link"
              onClick={() => {
                sheet.value = undefined;
                openAction(service, name, version);
              }}
            >
              <code>{name}</code>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
