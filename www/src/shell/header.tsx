import { f } from "../i18n/frame/index.ts";
import { t } from "../i18n/index.ts";
import { viewLink } from "../request/link.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { openPalette } from "./palette/state.ts";
import { language, theme, THEMES, type Language } from "../choices/preferences.ts";
import { isMac } from "./shortcuts.ts";
import { startTour } from "./parts.ts";
import { isFirstScreen, isNavigationOpen } from "../choices/view.ts";

export function Header() {
  const { shell } = t.value;
  return (
    <header class="page-header">
      <button type="button" class="quiet menu-button" onClick={() => (isNavigationOpen.value = true)}>
        {shell.menu}
      </button>
      <h1>
        <a
          class="brand"
          href="#"
          title={f.value.bar.home}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            isFirstScreen.value = true;
          }}
        >
          <span class="brand-name">tc3fetch</span> <span class="brand-room">{shell.title}</span>
        </a>
      </h1>
      {!isFirstScreen.value && (
        <button type="button" class="search-button" onClick={() => openPalette()}>
          <span>{shell.search}</span>
          <kbd>{isMac ? "⌘" : "Ctrl"} K</kbd>
        </button>
      )}
      <div class="preferences">
        <button type="button" class="quiet" onClick={() => void startTour()}>
          {shell.tour}
        </button>
        <CopyButton
          what={shell.link}
          label={shell.copyLink}
          text={async () => new URL(await viewLink(), location.href).href}
        />
        <Segmented<Language>
          name="lang"
          label={shell.language}
          value={language.value}
          options={[
            { value: "en", label: "EN", lang: "en" },
            { value: "zh", label: "中文", lang: "zh-CN" },
          ]}
          onChange={(value) => (language.value = value)}
        />
        <label class="theme">
          <span class="visually-hidden">{shell.theme}</span>
          <select
            value={theme.value}
            onChange={(event) => (theme.value = THEMES.find((one) => one === event.currentTarget.value) ?? "auto")}
          >
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {shell.themes[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  );
}
