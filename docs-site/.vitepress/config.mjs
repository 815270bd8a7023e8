import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitepress";
import { OUTLINE } from "../outline.mjs";
import { slugOf } from "../slug.mjs";

const pages = new URL("../pages/", import.meta.url);

/** The first heading of a page, which names it. */
const titleOf = (page) => /^# (.*)$/m.exec(readFileSync(new URL(`${page}.md`, pages), "utf8"))[1];

const groups = (language) =>
  OUTLINE[language].map(({ text, pages }, index) => ({
    text,
    collapsed: index > 2,
    items: pages.map((page) => ({ text: titleOf(page), link: `/${page}` })),
  }));

const entryOf = (file) => titleOf(`reference/${file}`).replace(/^models/, "tc3fetch/models");
const referenceItems = readdirSync(new URL("reference/", pages))
  .map((file) => file.replace(/\.md$/, ""))
  .filter((file) => file !== "index")
  .map((file) => ({ text: entryOf(file), link: `/reference/${file}` }))
  .sort((one, other) => (one.text < other.text ? -1 : 1));

export default defineConfig({
  srcDir: "pages",
  base: process.env.DOCS_BASE ?? "/",
  title: "tc3fetch",
  description: "Tencent Cloud API 3.0 with fetch: in pages, edge workers, Node, Deno and Bun",
  head: [["link", { rel: "icon", href: "data:," }]],
  // The explorer is built by itself and copied into the site; check.mjs looks at its links.
  ignoreDeadLinks: [/^\/app\//],
  markdown: { anchor: { slugify: slugOf }, theme: { light: "github-light", dark: "github-dark" } },
  locales: {
    root: {
      label: "English",
      lang: "en",
      themeConfig: {
        nav: [
          { text: "Guides", link: "/guides/start", activeMatch: "^/guides/" },
          { text: "Reference", link: "/reference/", activeMatch: "^/reference/" },
          { text: "Explorer", link: "/app/", target: "_self" },
        ],
        sidebar: {
          "/reference/": [{ text: "Reference", link: "/reference/", items: referenceItems }],
          "/": groups("en"),
        },
      },
    },
    zh: {
      label: "中文",
      lang: "zh-CN",
      themeConfig: {
        nav: [
          { text: "指南", link: "/zh/guides/start", activeMatch: "^/zh/guides/" },
          { text: "参考（英文）", link: "/reference/" },
          { text: "API 调试页", link: "/app/", target: "_self" },
        ],
        sidebar: { "/zh/": groups("zh") },
        outline: { label: "本页目录", level: [2, 3] },
        docFooter: { prev: "上一页", next: "下一页" },
        darkModeSwitchLabel: "外观",
        sidebarMenuLabel: "目录",
        returnToTopLabel: "回到顶部",
        langMenuLabel: "语言",
      },
    },
  },
  themeConfig: {
    outline: { level: [2, 3] },
    socialLinks: [{ icon: "github", link: "https://github.com/tc3fetch/tc3fetch" }],
    search: {
      provider: "local",
      options: {
        locales: {
          zh: {
            translations: {
              button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
              modal: {
                noResultsText: "没有结果：",
                resetButtonTitle: "清除",
                footer: { selectText: "选择", navigateText: "切换", closeText: "关闭" },
              },
            },
          },
        },
        miniSearch: {
          options: {
            // Chinese has no blanks between its words: each pair of characters is a term, as well as each word.
            tokenize: (text) =>
              text
                .split(/[\s\p{P}\p{S}]+/u)
                .flatMap((word) =>
                  /\p{Script=Han}/u.test(word) && word.length > 2
                    ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
                    : [word],
                ),
          },
        },
      },
    },
  },
});
