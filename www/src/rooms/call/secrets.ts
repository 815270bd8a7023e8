// What was sent holds things that others could use. They are left out of everything that is shown, copied
// or compared.

/** Whether a header holds what must not leave the page's memory. A signature is none: it is worth minutes. */
export const isSecretHeader = (name: string) => /token|secret|api-?key|cookie|password/i.test(name);

/** The variable that a command has in the place of a secret header. */
export const variableOf = (name: string) => KNOWN[name.toLowerCase()] ?? name.toUpperCase().replace(/[^A-Z0-9]+/g, "_");

const KNOWN: Record<string, string> = {
  "x-tc-token": "TENCENTCLOUD_SESSION_TOKEN",
  "x-acs-security-token": "ALIBABA_CLOUD_SECURITY_TOKEN",
};

/**
 * A text without the session token, which signature v1 carries among its parameters, raw or encoded.
 * `instead` stands in its place.
 */
export function withoutToken(text: string, token: string, instead = "[token]"): string {
  // What is shorter is no token, and would take other things along.
  if (token.length < 6) return text;
  const strictly = encodeURIComponent(token).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return text.replaceAll(token, instead).replaceAll(strictly, instead);
}
