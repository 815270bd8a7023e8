// What was sent holds things that others could use. They are left out of everything that is shown, copied
// or compared.

/** Whether a header holds what must not leave the page's memory. A signature is none: it is worth minutes. */
export const isSecretHeader = (name: string) => /token|secret|api-?key|cookie|password/i.test(name);

/** The variable that a command has in the place of a secret header. */
export function variableOf(name: string): string {
  const known = KNOWN.get(name.toLowerCase());
  // A digit cannot begin a variable's name: `$1TOKEN` is the first argument, and then a text.
  return (
    known ??
    name
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, "_")
      .replace(/^\d/, "_$&")
  );
}

const KNOWN = new Map([
  ["x-tc-token", "TENCENTCLOUD_SESSION_TOKEN"],
  ["x-acs-security-token", "ALIBABA_CLOUD_SECURITY_TOKEN"],
]);

/**
 * A text without the session token, which signature v1 carries among its parameters, raw or encoded.
 * `[token]` stands in its place.
 */
export const withoutToken = (text: string, token: string): string => splitAtToken(text, token).join("[token]");

/** What stands around the session token in a text: one piece where it is not there. */
export function splitAtToken(text: string, token: string): string[] {
  // What is shorter is no token, and would take other things along.
  if (token.length < 6) return [text];
  const strictly = encodeURIComponent(token).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return text.split(token).flatMap((piece) => piece.split(strictly));
}
