import { findErrorCode } from "tc3fetch/reference";
import { language } from "../shell/preferences.ts";
import { t } from "./index.ts";

/**
 * What an error code means and asks for, in the page's language; undefined where the package's own
 * text, which is English, has to do.
 */
export function meaningOf(code: string | undefined): string | undefined {
  if (!code) return undefined;
  return t.value.codes[code] ?? (language.value === "zh" ? findErrorCode(code)?.zh : undefined);
}
