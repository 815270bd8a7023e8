// Where each piece of a stage comes from. A piece carries names of sources: the same name stands at the
// form's field, in the canonical request and in every later stage, and all of them light up together.

export interface Piece {
  text: string;
  /** Names of sources, separated by spaces: `h:content-type`. Nothing for punctuation. */
  from?: string | undefined;
}

const plain = (text: string): Piece => ({ text });

/** `name:value` of each header, a line each. */
export function headerPieces(headers: string): Piece[] {
  return headers
    .split("\n")
    .filter(Boolean)
    .flatMap((line, index) => {
      const name = line.slice(0, line.indexOf(":"));
      return [...(index > 0 ? [plain("\n")] : []), { text: line, from: `h:${name}` }];
    });
}

/** `a;b` */
export function nameListPieces(names: string): Piece[] {
  return separated(names, ";", (name) => `h:${name}`);
}

/** `a=1&b=2`; the parts of one parameter, `Filters.0.Name`, have the source of the parameter. */
export function queryPieces(query: string): Piece[] {
  return separated(query, "&", (part) => `q:${upTo(decoded(upTo(part, "=")), ".")}`);
}

/** `date/service/tc3_request` */
export function scopePieces(scope: string): Piece[] {
  const [date = "", service = "", ...rest] = scope.split("/");
  return [
    { text: date, from: "timestamp" },
    plain("/"),
    { text: service, from: "service" },
    plain(`/${rest.join("/")}`),
  ];
}

/** The value of `Authorization`, of any of the algorithms. */
export function authorizationPieces(authorization: string): Piece[] {
  const parts = /^(\S+ Credential=)([^/,]*)(?:\/([^,]*))?(,\s*SignedHeaders=)([^,]*)(,\s*Signature=)(.*)$/s.exec(
    authorization,
  );
  if (!parts) return [plain(authorization)];
  const [, before = "", id = "", scope, middle = "", names = "", between = "", signature = ""] = parts;
  return [
    plain(before),
    { text: id, from: "id" },
    ...(scope === undefined ? [] : [plain("/"), ...scopePieces(scope)]),
    plain(middle),
    ...nameListPieces(names),
    plain(between),
    { text: signature, from: "signature" },
  ];
}

/** Common parameters of signature v1, and the fields that they are typed into. */
const V1_SOURCES: Record<string, string> = {
  Action: "h:x-tc-action",
  Version: "h:x-tc-version",
  Region: "h:x-tc-region",
  Timestamp: "timestamp",
  Nonce: "nonce",
  SecretId: "id",
  Token: "token",
  Language: "h:x-tc-language",
  SignatureMethod: "algorithm",
  Signature: "signature",
};

/** The sorted parameters of signature v1, raw. */
export function v1Pieces(request: string): Piece[] {
  return separated(request, "&", (part) => {
    const name = upTo(part, "=");
    return V1_SOURCES[name] ?? `q:${upTo(name, ".")}`;
  });
}

/** Where a header of the signed request comes from. */
export const headerSource = (name: string) =>
  name.toLowerCase() === "x-tc-timestamp" || name.toLowerCase() === "x-acs-date"
    ? `h:${name.toLowerCase()} timestamp`
    : `h:${name.toLowerCase()}`;

function separated(text: string, separator: string, source: (part: string) => string): Piece[] {
  if (text === "") return [];
  return text
    .split(separator)
    .flatMap((part, index) => [...(index > 0 ? [plain(separator)] : []), { text: part, from: source(part) }]);
}

/** What stands before a sign, or all of it. */
function upTo(text: string, sign: string): string {
  const at = text.indexOf(sign);
  return at < 0 ? text : text.slice(0, at);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
