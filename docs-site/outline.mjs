/** What stands where in the site. Every page of docs/ has a place here, or the site is not built. */

const GUIDES = [
  ...["start", "web-console", "worker", "next", "edgeone", "signature-failure", "from-the-sdk", "from-pasted-code"],
].map((name) => `guides/${name}`);

const CALLING = ["requests", "calls", "credentials", "streams", "reliability", "errors", "repeat"];
const PAGES = ["proxy", "vite", "gateways"];
const DEBUGGING = ["diagnose", "explorer", "generated-code"];

/** These are in English alone. */
const API = ["api/scf", "api/fc", "api/guance", "api/tiems"];
const PROJECT = ["changelog", "security", "dependencies", "development", "border"];

const inChinese = (pages) => pages.map((page) => `zh/${page}`);

/** By language: groups of pages, each page by its path in docs/ without `.md`. */
export const OUTLINE = {
  en: [
    { text: "Guides", pages: GUIDES },
    { text: "Calling", pages: CALLING },
    { text: "From pages", pages: PAGES },
    { text: "With other tools", pages: ["fetch", "testing", "openapi", "toolchains"] },
    { text: "Services", pages: ["services", "every-service", "catalogue", ...API] },
    { text: "Debugging", pages: DEBUGGING },
    { text: "The project", pages: ["performance", "moving", ...PROJECT] },
  ],
  zh: [
    { text: "指南", pages: inChinese(GUIDES) },
    { text: "调用", pages: inChinese(CALLING) },
    { text: "页面", pages: inChinese(PAGES) },
    { text: "配合其他工具", pages: [...inChinese(["fetch", "testing", "openapi"]), "toolchains"] },
    { text: "服务", pages: [...inChinese(["services", "every-service"]), "catalogue", ...API] },
    { text: "调试", pages: inChinese(DEBUGGING) },
    { text: "项目", pages: [...inChinese(["performance", "moving"]), ...PROJECT] },
  ],
};
