import { t } from "./i18n/index.ts";
import { isModelComing } from "./request/draft.ts";
import { RequestForm } from "./request/form/request-form.tsx";
import { DiagnoseInput } from "./shell/diagnose-room.tsx";
import { Header } from "./shell/header.tsx";
import { DropTarget } from "./shell/import-models.tsx";
import { NavigationDialog } from "./shell/navigation-dialog.tsx";
import { Navigation } from "./shell/navigation.tsx";
import { Palette } from "./shell/palette/palette.tsx";
import { Rooms } from "./shell/rooms.tsx";
import { ReferenceSheet } from "./shell/sheet.tsx";
import { Tour } from "./shell/tour.tsx";
import { room, ROOMS } from "./shell/view.ts";
import { Announcer } from "./ui/announcer.tsx";

export function App() {
  const { shell } = t.value;
  // A request that was pasted has nothing to do with the one of the form.
  const isDiagnosing = room.value === "diagnose";
  return (
    <>
      <a class="skip-link" href="#request" onClick={skip}>
        {shell.skip}
      </a>
      <Header />
      <div class="workbench">
        <div class="sidebar">
          <Navigation />
        </div>
        <main id="main" tabIndex={-1}>
          {isModelComing.value && !isDiagnosing ? (
            <p class="rule coming">{t.value.form.loading}</p>
          ) : (
            <>
              {isDiagnosing ? <DiagnoseInput /> : <RequestForm />}
              <Rooms />
            </>
          )}
        </main>
      </div>
      <JumpBar />
      <footer class="page-footer">
        <p>{shell.footer}</p>
      </footer>
      <NavigationDialog />
      <Palette />
      <ReferenceSheet />
      <Tour />
      <DropTarget />
      <Announcer />
    </>
  );
}

/** Where form and rooms are below each other, the way from one to the other. */
function JumpBar() {
  const { shell } = t.value;
  const go = (selector: string) => document.querySelector(selector)?.scrollIntoView();
  return (
    <nav class="jump-bar" aria-label={shell.jump}>
      <button type="button" onClick={() => go("#request")}>
        {shell.request}
      </button>
      {ROOMS.map((name) => (
        <button
          key={name}
          type="button"
          onClick={() => {
            room.value = name;
            go(".rooms");
          }}
        >
          {shell.roomNames[name]}
        </button>
      ))}
    </nav>
  );
}

/** The fragment holds the view, so that it cannot hold the place in the page too. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
