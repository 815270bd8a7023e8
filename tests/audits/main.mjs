// Lighthouse over the built explorer, the first screen and every room, wide and on a phone: accessibility, best
// practices, whether anything moves, and how soon it is there. `cargo xtask audits` builds what it needs.
//
//     node tests/audits/main.mjs
import lighthouse from "lighthouse";
import { onStaticHost, LINKS } from "../browser/support.mjs";
import { launchChromium } from "../runtime/runtimes.mjs";

const PORT = 9339;
const PAGES = {
  "first screen": "#",
  "first screen, Chinese, dark": "#lang=zh&theme=dark",
  diagnose: "#room=diagnose",
  signature: `${LINKS.createService}&room=signature`,
  call: `${LINKS.createService}&room=call`,
  code: `${LINKS.createService}&room=code`,
  reference: `${LINKS.createService}&room=reference`,
  form: LINKS.createService,
  "form, Chinese, dark": `${LINKS.createService}&lang=zh&theme=dark`,
};

/** What a reader is told of an audit that failed. */
function failed({ audits, categories }, category) {
  return categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => {
      const places = audits[id].details?.items?.map(
        ({ node, description, source }) => node?.snippet ?? description ?? source,
      );
      return `${id}: ${audits[id].title} ${(places ?? []).filter(Boolean).slice(0, 3).join(" | ")}`;
    });
}

const browser = await launchChromium([`--remote-debugging-port=${PORT}`]);
let isWhole = true;
try {
  await onStaticHost(async (address) => {
    for (const [name, link] of Object.entries(PAGES)) {
      for (const formFactor of ["desktop", "mobile"]) {
        const screenEmulation =
          formFactor === "desktop"
            ? { mobile: false, width: 1350, height: 940, deviceScaleFactor: 1 }
            : { mobile: true, width: 412, height: 823, deviceScaleFactor: 1.75 };
        const { lhr } = await lighthouse(address + link, {
          port: PORT,
          formFactor,
          screenEmulation,
          onlyCategories: ["accessibility", "best-practices", "performance"],
          logLevel: "error",
        });
        const score = (category) => Math.round(lhr.categories[category].score * 100);
        const shown = (audit) => lhr.audits[audit].displayValue;
        // https://web.dev/articles/cls: more is no longer good.
        const isStill = lhr.audits["cumulative-layout-shift"].numericValue <= 0.1;
        const found = ["accessibility", "best-practices"].flatMap((category) => failed(lhr, category));
        isWhole &&= score("accessibility") === 100 && score("best-practices") === 100 && isStill;
        console.log(
          `${name}, ${formFactor}: accessibility ${score("accessibility")}, best practices ${score("best-practices")}; ` +
            `LCP ${shown("largest-contentful-paint")}, layout shift ${shown("cumulative-layout-shift")}`,
        );
        for (const line of found) console.log(`  ${line}`);
      }
    }
  });
} finally {
  await browser.close();
}
process.exit(isWhole ? 0 : 1);
