import { signal } from "@preact/signals";
import { catalogueFile, listed } from "../../api/catalogue-index.ts";
import { f } from "../../i18n/frame/index.ts";
import { announce } from "../../ui/announcer.tsx";

/** How many files are kept by now; undefined while nothing is under way. */
const done = signal<number | undefined>(undefined);
const outcome = signal<{ failed: number } | undefined>(undefined);

/** The service worker keeps what is fetched of the catalogue: it is enough to fetch all of it. */
export const canKeep = () => import.meta.env.PROD && "serviceWorker" in navigator;

/** At once; a static host answers so many in parallel. */
const PARALLEL = 6;

async function keepEverything(): Promise<void> {
  if (done.value !== undefined) return;
  done.value = 0;
  outcome.value = undefined;
  const paths = pathsOf();
  let failed = 0;
  await inControl();
  const worker = async () => {
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      try {
        const response = await fetch(catalogueFile(path));
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        // To the end: what is broken off is not kept.
        await response.arrayBuffer();
      } catch {
        failed++;
      }
      done.value = (done.value ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  done.value = undefined;
  outcome.value = { failed };
  const texts = f.value.navigation;
  announce(failed ? texts.keepFailed(failed) : texts.kept);
}

/** The service worker hears of what a page fetches only once it controls the page. */
async function inControl(): Promise<void> {
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller) return;
  await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
}

function pathsOf(): string[] {
  const services = listed.value.services.flatMap(({ id, versions }) =>
    versions.map(([version]) => `services/${id}/${version}.json`),
  );
  return ["index.json", ...services];
}

export function KeepOffline() {
  const texts = f.value.navigation;
  if (!canKeep()) return null;
  const all = pathsOf().length;
  return (
    <div class="keep-offline">
      <button
        type="button"
        class="quiet"
        aria-disabled={done.value !== undefined}
        onClick={() => void keepEverything()}
      >
        {texts.keepAll}
      </button>
      <p class="field-note">
        {done.value !== undefined
          ? texts.keeping(done.value, all)
          : outcome.value
            ? outcome.value.failed
              ? texts.keepFailed(outcome.value.failed)
              : texts.kept
            : texts.keepRule(listed.value.services.length)}
      </p>
    </div>
  );
}
