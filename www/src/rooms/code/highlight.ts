// Only the languages that code is generated in.
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import php from "highlight.js/lib/languages/php";
import python from "highlight.js/lib/languages/python";
import ruby from "highlight.js/lib/languages/ruby";
import xml from "highlight.js/lib/languages/xml";

for (const [name, language] of Object.entries({
  bash,
  cpp,
  csharp,
  go,
  html: xml,
  java,
  javascript,
  php,
  python,
  ruby,
}))
  hljs.registerLanguage(name, language);

/** HTML in which everything but the markup of the colours is escaped. */
export const highlighted = (code: string, language: string): string =>
  hljs.highlight(code, { language, ignoreIllegals: true }).value;
