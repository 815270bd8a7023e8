import { t } from "../i18n/index.ts";
import { Segmented } from "../ui/segmented.tsx";
import { language, remember, theme, type Language, type Theme } from "./preferences.ts";

export function Header() {
  const { shell } = t.value;
  return (
    <header class="page-header">
      <div class="brand">
        <h1>
          <span class="brand-name">tc3fetch</span> <span class="brand-room">{shell.title}</span>
        </h1>
        <p>{shell.tagline}</p>
      </div>
      <div class="preferences">
        <Segmented<Language>
          name="lang"
          label={shell.language}
          value={language.value}
          options={[
            { value: "en", label: "English", lang: "en" },
            { value: "zh", label: "中文", lang: "zh-CN" },
          ]}
          onChange={(value) => {
            language.value = value;
            remember("lang", value);
          }}
        />
        <Segmented<Theme>
          name="theme"
          label={shell.theme}
          value={theme.value}
          options={[
            { value: "auto", label: shell.themes.auto },
            { value: "light", label: shell.themes.light },
            { value: "dark", label: shell.themes.dark },
          ]}
          onChange={(value) => {
            theme.value = value;
            remember("theme", value);
          }}
        />
      </div>
    </header>
  );
}
