import { t } from "./i18n/index.ts";
import { SignatureRoom } from "./rooms/signature/room.tsx";
import { Header } from "./shell/header.tsx";
import { Announcer } from "./ui/announcer.tsx";

export function App() {
  return (
    <>
      <a class="skip-link" href="#main">
        {t.value.shell.skip}
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <SignatureRoom />
      </main>
      <footer class="page-footer">
        <p>{t.value.shell.footer}</p>
        <p>
          <a href="https://cloud.tencent.com/document/api/1120/37547">{t.value.shell.rules}</a>
        </p>
      </footer>
      <Announcer />
    </>
  );
}
