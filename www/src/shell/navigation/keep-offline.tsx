import { signal } from "@preact/signals";
import { catalogueFile, listed } from "../../api/catalogue-index.ts";
import { type Language, language } from "../../choices/preferences.ts";
import { f } from "../../i18n/frame/index.ts";
import { ownProxy } from "../../request/proxy.ts";
import { announce } from "../../ui/announcer.tsx";

/** How many files are kept by now; undefined while nothing is under way. */
const done = signal<number | undefined>(undefined);
/** Of the language that was kept. */
const outcome = signal<{ failed: number; of: Language } | undefined>(undefined);

/** The service worker keeps what is fetched of the catalogue: it is enough to fetch all of it in the page's language. */
export const canKeep = () => import.meta.env.PROD && !ownProxy && "serviceWorker" in navigator;

/** At once; a static host answers so many in parallel. */
const PARALLEL = 6;

async function keepEverything(): Promise<void> {
  if (done.value !== undefined) return;
  done.value = 0;
  outcome.value = undefined;
  const paths = pathsOf();
  const of = language.value;
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
  outcome.value = { failed, of };
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
    versions.flatMap(([version]) => [`pages/${id}/${version}.${language.value}.json`, `answers/${id}/${version}.json`]),
  );
  return ["index.json", ...services];
}

export function KeepOffline() {
  const texts = f.value.navigation;
  if (!canKeep()) return null;
  const all = pathsOf().length;
  const kept = outcome.value?.of === language.value ? outcome.value : undefined;
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
          : kept
            ? kept.failed
              ? texts.keepFailed(kept.failed)
              : texts.kept
            : texts.keepRule(listed.value.services.length)}
      </p>
    </div>
  );
}
