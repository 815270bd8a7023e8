import { locale, t } from "../i18n/index.ts";
import { useCurrentTime } from "../request/choose.ts";
import { clockOffsets } from "../request/clock.ts";
import { draft, system } from "../request/draft.ts";
import { ago } from "../ui/ago.ts";
import { now } from "../ui/clock.ts";
import { TextField } from "./text-field.tsx";

/** Tencent Cloud's servers accept five minutes either way, Alibaba Cloud's fifteen. */
const TOLERANCE = { tencent: 300, aliyun: 900, guance: Infinity };

export function TimestampField() {
  const { form } = t.value;
  return (
    <TextField
      name="timestamp"
      label={form.timestamp}
      value={draft.timestamp}
      inputMode="numeric"
      from="timestamp h:x-tc-timestamp h:x-acs-date"
      wide
      hint={<Reading text={draft.timestamp.value.trim()} />}
      after={
        <button type="button" class="quiet" onClick={useCurrentTime}>
          {form.now}
        </button>
      }
    />
  );
}

/** The timestamp in words: its UTC date is the one in the credential scope, whatever the local date is. */
function Reading({ text }: { text: string }) {
  const { form } = t.value;
  if (text === "") return <>{form.timeOfSigning}</>;
  const date = new Date(Number(text) * 1000);
  if (!/^\d+$/.test(text) || Number.isNaN(date.getTime())) return <>{form.timeInvalid}</>;
  const utc = `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
  const age = Number(text) - (now.value + clockOffsets[system.value].value) / 1000;
  return (
    <>
      <span class="utc">{utc}</span>, {ago(age, locale.value)}
      {Math.abs(age) > TOLERANCE[system.value] && <span class="warning">{form.timeStale[system.value]}</span>}
    </>
  );
}
