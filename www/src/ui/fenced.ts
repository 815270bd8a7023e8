/** A text as a block of code in Markdown, between fences longer than any that is inside. */
export function fenced(text: string, language = "text"): string[] {
  let longest = 2;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, text, fence];
}
