import { computed, effect, signal } from "@preact/signals";
import type { Change } from "diff";
import { callTexts } from "../../i18n/call/index.ts";
import { reformatted } from "../../request/json.ts";
import { type Exchange, history } from "./exchange.ts";
import { isSecretHeader, withoutToken } from "./secrets.ts";

/** Numbers of the calls that are compared: two at the most, the later ones. */
export const compared = signal<number[]>([]);

export function toggleCompared(number: number): void {
  const rest = compared.value.filter((one) => one !== number);
  compared.value = rest.length < compared.value.length ? rest : [...rest, number].slice(-2);
}

const pair = computed(() => {
  const found = compared.value
    .map((number) => history.value.find((one) => one.number === number))
    .filter((one) => one !== undefined);
  return found.length === 2 ? found.sort((a, b) => a.number - b.number) : undefined;
});

/** None where two texts differ in too much to find out in time. */
interface Differences {
  request: Change[] | undefined;
  response: Change[] | undefined;
}

/** Milliseconds that comparing may take: two long streams can differ in every line. */
const PATIENCE = { timeout: 1000 };

const differences = signal<Differences | undefined>(undefined);

effect(() => {
  const [before, after] = pair.value ?? [];
  differences.value = undefined;
  if (!before || !after) return;
  void import("diff").then(({ diffLines }) => {
    if (pair.value?.[0] !== before || pair.value?.[1] !== after) return;
    differences.value = {
      request: diffLines(requestText(before), requestText(after), PATIENCE),
      response: diffLines(responseText(before), responseText(after), PATIENCE),
    };
  });
});

const decode = (bytes: Uint8Array) => reformatted(new TextDecoder().decode(bytes), true);

function requestText({ sent, token }: Exchange): string {
  if (!sent) return "";
  // Signature, time and nonce differ from call to call and would hide what the reader changed.
  const headers = sent.headers.filter(
    ([name]) => !/^(authorization|x-tc-timestamp|x-acs-(date|signature-nonce))$/i.test(name),
  );
  const lines = [
    `${sent.method} ${sent.url}`,
    ...headers.map(([name, value]) => `${name}: ${isSecretHeader(name) ? "***" : value}`),
    "",
    decode(sent.body),
    "",
  ];
  return withoutToken(lines.join("\n"), token).replace(/\b(Nonce|Timestamp|Signature)=[^&\s]*/g, "$1=…");
}

function responseText({ received }: Exchange): string {
  return received ? [`${received.status} ${received.statusText}`, decode(received.body), ""].join("\n") : "";
}

export function Compare() {
  const call = callTexts.value;
  if (!pair.value) return null;
  const [before, after] = pair.value;
  return (
    <section class="compare" aria-labelledby="compare-title">
      <h3 id="compare-title">{call.comparing(before!.number, after!.number)}</h3>
      {differences.value && (
        <>
          <h4>{call.request}</h4>
          <Lines changes={differences.value.request} label={call.request} />
          <h4>{call.response}</h4>
          <Lines changes={differences.value.response} label={call.response} />
        </>
      )}
    </section>
  );
}

function Lines({ changes, label }: { changes: Change[] | undefined; label: string }) {
  if (!changes) return <p class="nothing">{callTexts.value.tooDifferent}</p>;
  if (changes.every(({ added, removed }) => !added && !removed)) return <p class="nothing">{callTexts.value.same}</p>;
  return (
    <pre class="body diff" tabIndex={0} role="region" aria-label={label}>
      {changes.map(({ value, added, removed }, index) => {
        const lines = value.replace(/\n$/, "").split("\n");
        const sign = added ? "+ " : removed ? "- " : "  ";
        const text = lines.map((line) => `${sign}${line}\n`).join("");
        if (added) return <ins key={index}>{text}</ins>;
        return removed ? <del key={index}>{text}</del> : text;
      })}
    </pre>
  );
}
