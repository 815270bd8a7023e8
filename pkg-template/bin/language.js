// In which language the command speaks.

/** "zh" where it is asked for, or where the locale is Chinese; else "en". */
export function chooseLanguage(words, env) {
  const asked = words.filter((word) => word === "--zh" || word === "--en").pop();
  if (asked) return asked.slice(2);
  // The first one that is set counts: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^zh\b/i.test(locale.replace("_", "-")) ? "zh" : "en";
}
