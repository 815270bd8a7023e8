import { t } from "./i18n/index.ts";
import { FirstScreen } from "./shell/first-screen.tsx";
import { Header } from "./shell/header.tsx";
import { DropTarget } from "./shell/import/drop-target.tsx";
import { Notices } from "./shell/import/notices.tsx";
import { NavigationDialog } from "./shell/navigation/dialog.tsx";
import { Navigation } from "./shell/navigation/navigation.tsx";
import { Palette } from "./shell/palette/palette.tsx";
import { isTourBegun, referenceSheet, tour, workplace } from "./shell/parts.ts";
import { sheet } from "./shell/sheet-state.ts";
import { isFirstScreen } from "./choices/view.ts";
import { Announcer } from "./ui/announcer.tsx";

export function App() {
  const { shell } = t.value;
  return (
    <>
      <a class="skip-link" href="#main" onClick={skip}>
        {shell.skip}
      </a>
      <Header />
      <div class="workbench">
        <div class="sidebar">
          <Navigation />
        </div>
        <main id="main" tabIndex={-1}>
          {isFirstScreen.value ? <FirstScreen /> : <workplace.Part />}
        </main>
      </div>
      <footer class="page-footer">
        <p>{shell.footer}</p>
      </footer>
      <NavigationDialog />
      <Palette />
      {sheet.value && <referenceSheet.Part />}
      {isTourBegun.value && <tour.Part />}
      <Notices />
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
