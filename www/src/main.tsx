import "./styles/index.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { loadList } from "./api/catalogue-index.ts";
import { importedServices } from "./api/catalogue.ts";
import { followLanguage, loadModel } from "./api/models.ts";
import { readServices } from "./api/imports-store.ts";
import { App } from "./app.tsx";
import { t } from "./i18n/index.ts";
import { followService } from "./request/choose.ts";
import { draft } from "./request/draft.ts";
import { followTimeLimit } from "./request/keys.ts";
import { followAddress } from "./request/link.ts";
import { followPointer } from "./rooms/signature/lit.ts";
import { followOpenService } from "./shell/navigation/rows.ts";
import { workOffline } from "./shell/offline.ts";
import { followOpened } from "./shell/opened.ts";
import { loadAhead, workplace } from "./shell/parts.ts";
import { applyPreferences } from "./choices/preferences.ts";
import { followShortcuts } from "./shell/shortcuts.ts";
import { followPane, isFirstScreen, room } from "./choices/view.ts";
import { followTyping } from "./ui/typing.ts";

/** With them the navigation is drawn once, and a link may name any service. */
const others = Promise.allSettled([loadList(), readServices().then((kept) => (importedServices.value = kept))]);
await others;

// Before anything else that listens.
followTyping();
// A long link is inflated first, and the page drawn once.
await followAddress();
applyPreferences();
followLanguage();
followPane();
followService();
followOpenService();
followOpened();
followTimeLimit();
followPointer();
followShortcuts();
effect(() => {
  const { title, roomNames } = t.value.shell;
  const what = room.value === "diagnose" ? roomNames.diagnose : draft.action.value;
  document.title = isFirstScreen.value ? `tc3fetch ${title}` : `${what} · tc3fetch ${title}`;
});
// Drawn once, with all that is in sight.
if (!isFirstScreen.value) await Promise.all([workplace.load(), modelSoon()]);
render(<App />, document.getElementById("app")!);
loadAhead();
workOffline();

/** The model of what a link names, or a second without it. */
function modelSoon(): Promise<unknown> {
  const model = loadModel({ id: draft.service.value, version: draft.version.value }, draft.action.value);
  return Promise.race([model, new Promise((resolve) => setTimeout(resolve, 1000))]);
}
