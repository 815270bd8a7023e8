// Where in a request the causes are: which piece of which line is wrong, and which line is missing.
import type { CauseId, FoundCause, ParsedRequest } from "tc3fetch/diagnose";
import { partsOf, textOf } from "./request-text.ts";

/** A stretch of a line; `causes` are the places of those in the list that it is marked for. */
export interface MarkedPiece {
  text: string;
  causes: number[];
}

export interface RequestLine {
  kind: "start" | "parameter" | "header" | "gap" | "body" | "missing";
  pieces: MarkedPiece[];
  /** Causes whose reason stands beside this line. */
  reasons: number[];
}

type Place =
  | {
      in:
        | "method"
        | "path"
        | "query"
        | "body"
        | "signature"
        | "scope"
        | "signed-headers"
        | "algorithm"
        | "authorization"
        | "id";
    }
  | { in: "header" | "parameter" | "missing"; names: string[] };

const header = (...names: string[]): Place => ({ in: "header", names });
const parameter = (...names: string[]): Place => ({ in: "parameter", names });
const TIME = [header("x-tc-timestamp", "x-acs-date"), parameter("Timestamp")];
const TOKEN = [header("x-tc-token", "x-acs-security-token"), parameter("Token")];

/**
 * Where a cause can be seen, the best place first. What is wrong with a value that is not sent, such as a derived key,
 * can be seen in the signature alone.
 */
function placesOf(id: CauseId): Place[] {
  switch (id) {
    case "content-type-differs":
    case "content-type-missing":
      return [header("content-type"), { in: "missing", names: ["Content-Type"] }];
    case "host-differs":
    case "host-port":
    case "host-url":
      return [header("host"), { in: "path" }];
    case "method-differs":
      return [{ in: "method" }];
    case "path-differs":
      return [{ in: "path" }];
    case "date-format":
    case "date-local":
    case "date-differs":
    case "service-differs":
    case "scope-format":
      return [{ in: "scope" }, ...TIME];
    case "algorithm-differs":
      return [{ in: "algorithm" }];
    case "timestamp-milliseconds":
    case "timestamp-differs":
    case "timestamp-expired":
      return TIME;
    case "query-missing":
    case "query-needless":
    case "query-order":
    case "query-encoding":
      return [{ in: "query" }, { in: "path" }];
    case "headers-order":
    case "headers-case":
    case "headers-end":
    case "headers-list":
      return [{ in: "signed-headers" }];
    case "authorization-format":
      return [{ in: "authorization" }, { in: "missing", names: ["Authorization"] }];
    case "header-missing":
      return [{ in: "missing", names: ["X-TC-…"] }];
    case "parameter-missing":
      return [{ in: "missing", names: ["…"] }];
    case "token-missing":
      return [{ in: "missing", names: ["X-TC-Token"] }];
    case "token-needless":
      return TOKEN;
    case "key-swapped":
      return [{ in: "id" }, { in: "signature" }];
    case "v1-method":
      return [parameter("SignatureMethod"), { in: "signature" }];
    default:
      return id.startsWith("payload-") ? [{ in: "body" }] : [{ in: "signature" }, { in: "authorization" }];
  }
}

/** Longer queries have a line for each parameter. */
const ONE_LINE = 80;

/** The request, line by line, with the wrong pieces of it marked. */
export function annotate(request: ParsedRequest, causes: readonly FoundCause[]): RequestLine[] {
  const lines = linesOf(request);
  causes.forEach((cause, index) => {
    for (const place of placesOf(cause.id)) if (mark(lines, place, cause, index)) return;
    lines[0]?.reasons.push(index);
  });
  return lines;
}

function linesOf(request: ParsedRequest): RequestLine[] {
  const { scheme, host, path, query } = partsOf(request.url);
  const line = (kind: RequestLine["kind"], text: string): RequestLine => ({
    kind,
    pieces: [{ text, causes: [] }],
    reasons: [],
  });
  const origin = host ? `${scheme ? `${scheme}://` : ""}${host}` : "";
  const isLong = query !== undefined && query.length > ONE_LINE;
  const target = `${origin}${path}${query === undefined || isLong ? "" : `?${query}`}`;
  const lines = [line("start", [request.method, target].filter(Boolean).join(" "))];
  if (isLong) query.split("&").forEach((one, at) => lines.push(line("parameter", `${at === 0 ? "?" : "&"}${one}`)));
  for (const [name, value] of request.headers) lines.push(line("header", `${name}: ${value}`));
  if (request.body && request.body.length > 0) {
    const text = textOf(request.body);
    lines.push(line("gap", ""));
    if (isForm(text))
      text.split("&").forEach((one, at) => lines.push(line("parameter", `${at === 0 ? "" : "&"}${one}`)));
    else lines.push(line("body", text));
  }
  // A text that shows neither method nor URL begins with its headers.
  return request.method === "" && request.url === "" && lines.length > 1 ? lines.slice(1) : lines;
}

/** The form of signature v1. */
const isForm = (text: string) => /^[\w.%-]+=[^{}\s]*$/.test(text) && /(^|&)Signature=/.test(text);

/** Marks what a place names, if the request has it. */
function mark(lines: RequestLine[], place: Place, cause: FoundCause, index: number): boolean {
  if (place.in === "missing") {
    // A cause may name the header that is missing.
    const named = [cause.expected, cause.found].find((text) => text !== undefined && /^[\w-]{3,40}$/.test(text));
    const at = lines.findIndex(({ kind }) => kind === "gap");
    const [fallback = ""] = place.names;
    const text = named && cause.id !== "content-type-missing" ? named : fallback;
    const line: RequestLine = { kind: "missing", pieces: [{ text, causes: [index] }], reasons: [index] };
    lines.splice(at < 0 ? lines.length : at, 0, line);
    return true;
  }
  for (const line of lines) {
    const range = rangeIn(line, place);
    if (!range) continue;
    line.pieces = markRange(line.pieces, narrowed(lineText(line), range, cause), index);
    line.reasons.push(index);
    return true;
  }
  return false;
}

const lineText = ({ pieces }: RequestLine) => pieces.map(({ text }) => text).join("");

type Range = [from: number, to: number];

/** The stretch of a line that a place is. */
function rangeIn(line: RequestLine, place: Place): Range | undefined {
  const text = lineText(line);
  const group = (pattern: RegExp): Range | undefined => {
    const found = pattern.exec(text);
    const [whole, part = whole] = found ?? [];
    return found && part
      ? [found.index + whole!.lastIndexOf(part), found.index + whole!.lastIndexOf(part) + part.length]
      : undefined;
  };
  const isAuthorization = line.kind === "header" && /^authorization:/i.test(text);
  const isParameter = (names: string[]) =>
    (line.kind === "parameter" || line.kind === "start") &&
    group(new RegExp(`(?:^|[?&])(?:${names.join("|")})=([^&]*)`, "i"));
  switch (place.in) {
    case "method":
      return line.kind === "start" ? group(/^[A-Z]+(?= )/i) : undefined;
    case "path":
      return line.kind === "start" ? group(/(?:^| )([^ ?]+)/.test(text) ? /(?:^[A-Z]* ?)([^ ?]+)/i : /.+/) : undefined;
    case "query":
      return line.kind === "start"
        ? group(/\?.+$/)
        : line.kind === "parameter" && text.startsWith("?")
          ? [0, text.length]
          : undefined;
    case "body":
      return line.kind === "body" ? [0, text.length] : undefined;
    case "header":
      return line.kind === "header" ? group(new RegExp(`^(?:${place.names.join("|")}): *(.*)$`, "is")) : undefined;
    case "parameter":
      return isParameter(place.names) || undefined;
    case "signature":
      return (isAuthorization && group(/Signature=([^,\s]*)/i)) || isParameter(["Signature"]) || undefined;
    case "id":
      return (
        (isAuthorization && group(/Credential=([^/,\s]*)/i)) || isParameter(["SecretId", "AccessKeyId"]) || undefined
      );
    case "scope":
      return isAuthorization ? group(/Credential=[^/,\s]*\/([^,\s]*)/i) : undefined;
    case "signed-headers":
      return isAuthorization ? group(/SignedHeaders=([^,\s]*)/i) : undefined;
    case "algorithm":
      return isAuthorization ? group(/^[^:]*: *(\S+)/) : undefined;
    case "authorization":
      return isAuthorization ? group(/^[^:]*: *(.+)$/) : undefined;
    default:
      return undefined;
  }
}

/** Only what is wrong of a stretch, where the cause says what that is and the stretch has it. */
function narrowed(text: string, [from, to]: Range, { found, expected }: FoundCause): Range {
  for (const part of [found, expected]) {
    if (!part || part.length < 2) continue;
    const at = text.slice(from, to).indexOf(part);
    if (at >= 0) return [from + at, from + at + part.length];
  }
  return [from, to];
}

function markRange(pieces: MarkedPiece[], [from, to]: Range, index: number): MarkedPiece[] {
  let start = 0;
  return pieces.flatMap((piece) => {
    const [a, b] = [Math.max(from - start, 0), Math.min(to - start, piece.text.length)];
    start += piece.text.length;
    if (a >= b) return [piece];
    const part = (text: string, causes: number[]) => (text ? [{ text, causes }] : []);
    return [
      ...part(piece.text.slice(0, a), piece.causes),
      ...part(piece.text.slice(a, b), [...piece.causes, index]),
      ...part(piece.text.slice(b), piece.causes),
    ];
  });
}
