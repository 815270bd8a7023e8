/** What stands where in the site. Every page of docs/ has a place here, or the site is not built. */

const GUIDES = [
  ...["start", "web-console", "worker", "next", "edgeone", "signature-failure", "from-the-sdk", "from-pasted-code"],
].map((name) => `guides/${name}`);

const API = ["api/scf", "api/fc", "api/guance", "api/tiems"];

/** By language: groups of pages, each page by its path in docs/ without `.md`. */
export const OUTLINE = {
  en: [
    { text: "Guides", pages: GUIDES },
    { text: "Calling", pages: ["requests", "calls", "credentials", "streams", "reliability", "errors", "repeat"] },
    { text: "From pages", pages: ["proxy", "vite", "gateways"] },
    { text: "With other tools", pages: ["fetch", "testing", "openapi", "toolchains"] },
    { text: "Services", pages: ["services", "every-service", "catalogue", ...API] },
    { text: "Debugging", pages: ["diagnose", "explorer", "generated-code"] },
    {
      text: "The project",
      pages: ["performance", "moving", "changelog", "security", "dependencies", "development", "border"],
    },
  ],
  zh: [
    { text: "指南", pages: GUIDES.map((page) => `zh/${page}`) },
    { text: "使用", pages: ["zh/credentials", "zh/streams", "zh/errors", "zh/reliability", "zh/proxy"] },
    { text: "调试", pages: ["zh/diagnose", "zh/explorer"] },
    { text: "项目", pages: ["zh/performance"] },
    {
      text: "更多（英文）",
      pages: ["requests", "calls", "repeat", "testing", "every-service", "toolchains"],
    },
  ],
};
