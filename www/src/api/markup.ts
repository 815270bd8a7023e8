// The vendor's texts have markup, which would be read out as it stands.

/** Up to the next bracket, so that the search stays linear whatever the text is. */
const MARKUP =
  /<\/?(p|br|li|ul|ol|a|b|i|strong|em|code|div|span|table|tr|td|th|h\d|font|dx-\w+)\b[^<>]*>|&(lt|gt|amp|quot|nbsp|#\d+);/i;

/** A text without its markup. Nothing of it is loaded or run: the document that is parsed has no window. */
export function withoutMarkup(text: string): string {
  if (!MARKUP.test(text)) return text;
  // A space where an element ends, so that the words of two do not run together.
  const { body } = new DOMParser().parseFromString(text.replaceAll("<", " <"), "text/html");
  return (body.textContent ?? "").replace(/\s+/g, " ").trim();
}
