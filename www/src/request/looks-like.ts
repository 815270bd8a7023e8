/** What only a request has in it: the beginning of a command, a header or a parameter of a signature. */
const SIGNS = [
  /(^|[\s;&|])curl(\.exe)?\s/i,
  /\bfetch\s*\(\s*["'`]/,
  /^\s*(GET|POST|PUT|DELETE|HEAD|PATCH|OPTIONS)\s+\S+/m,
  /\b(TC3|ACS3)-HMAC-(SHA256|SM3)\b/i,
  /^\s*["']?(authorization|x-tc-[a-z-]+|x-acs-[a-z-]+|df-api-key)["']?\s*[:=]/im,
  /[?&](Signature|SecretId|SignatureMethod)=/,
  /^\uFEFF?\s*\{\s*"log"\s*:/,
];

/** Whether a text is a request that Diagnose can look at, rather than words to search for. */
export const looksLikeRequest = (text: string): boolean => SIGNS.some((sign) => sign.test(text));
