import { t } from "./i18n/index.ts";
import { RequestForm } from "./request/form/request-form.tsx";
import { Header } from "./shell/header.tsx";
import { DropTarget } from "./shell/import-models.tsx";
import { NavigationDialog } from "./shell/navigation-dialog.tsx";
import { Navigation } from "./shell/navigation.tsx";
import { Palette } from "./shell/palette/palette.tsx";
import { Rooms } from "./shell/rooms.tsx";
import { ReferenceSheet } from "./shell/sheet.tsx";
import { Tour } from "./shell/tour.tsx";
import { Announcer } from "./ui/announcer.tsx";

export function App() {
  const { shell } = t.value;
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
          <RequestForm />
          <Rooms />
        </main>
      </div>
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

/** The fragment holds the view, so that it cannot hold the place in the page too. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
