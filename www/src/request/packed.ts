// Long entries of an address, deflated by the platform into one: 37 KB become 3, and a chat program still sends it.

/** The name of the entry that holds the others. */
const PACKED = "z";
/** An entry up to this long stays as it is, so that a reader can see what a link is about. */
const SHORT = 1000;
/** What a link may become: a few bytes can be gigabytes of the same letter. */
const MOST = 4 * 2 ** 20;

/** A link that was cut off or changed on its way. */
export class DamagedLink extends Error {}

/** The same entries, the long ones as one where that is shorter. */
export async function packed(entries: URLSearchParams): Promise<URLSearchParams> {
  const long = [...entries].filter(([, value]) => value.length > SHORT);
  const stream = long.length === 0 ? undefined : deflater();
  if (!stream) return entries;
  const bytes = new TextEncoder().encode(JSON.stringify(long));
  const text = toBase64Url(await through(bytes, stream, Infinity));
  if (text.length >= new URLSearchParams(long).toString().length) return entries;
  return new URLSearchParams([...[...entries].filter(([, value]) => value.length <= SHORT), [PACKED, text]]);
}

/** Undefined where the platform has none, or one that does not know this format. */
function deflater(): CompressionStream | undefined {
  try {
    return new CompressionStream("deflate-raw");
  } catch {
    return undefined;
  }
}

export const isPacked = (entries: URLSearchParams): boolean => entries.has(PACKED);

/** @throws DamagedLink */
export async function unpacked(entries: URLSearchParams): Promise<URLSearchParams> {
  try {
    const bytes = fromBase64Url(entries.get(PACKED) ?? "");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(
      await through(bytes, new DecompressionStream("deflate-raw"), MOST),
    );
    const long = JSON.parse(text) as [string, string][];
    const isRight = long.every(([name, value]) => typeof name === "string" && typeof value === "string");
    if (!isRight) throw new TypeError("no entries");
    return new URLSearchParams([...[...entries].filter(([name]) => name !== PACKED), ...long]);
  } catch (error) {
    throw new DamagedLink(String(error), { cause: error });
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError(`more than ${most} bytes`);
    }
    pieces.push(value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
