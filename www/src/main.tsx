import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/layout.css";
import "./styles/form.css";
import "./styles/signature.css";
import "./styles/call.css";
import "./styles/code.css";
import "./styles/diagnose.css";
import "./styles/overlays.css";
import "./styles/print.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app.tsx";
import { t } from "./i18n/index.ts";
import { followService } from "./request/choose.ts";
import { draft } from "./request/draft.ts";
import { followTimeLimit } from "./request/keys.ts";
import { followAddress } from "./request/link.ts";
import { followPointer } from "./rooms/signature/lit.ts";
import { workOffline } from "./shell/offline.ts";
import { applyPreferences } from "./shell/preferences.ts";
import { room } from "./shell/view.ts";

// A long link is inflated first, and the page drawn once.
await followAddress();
applyPreferences();
followService();
followTimeLimit();
followPointer();
effect(() => {
  const { title, roomNames } = t.value.shell;
  const what = room.value === "diagnose" ? roomNames.diagnose : draft.action.value;
  document.title = `${what} · tc3fetch ${title}`;
});
render(<App />, document.getElementById("app")!);
workOffline();
