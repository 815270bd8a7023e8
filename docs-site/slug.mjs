/**
 * The name of a heading in an address, as GitHub makes it, so that a link to one works there and in the site:
 * https://github.com/gjtorikian/html-pipeline `toc_filter`.
 */
export const slugOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");
