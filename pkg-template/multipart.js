// multipart/form-data whose bytes can be signed: fetch would pick the boundary of a FormData
// after the signature was made. Grammar: RFC 7578, with names escaped as HTML prescribes.
import { concatenated, encoder, entriesOf, isObject, isWellFormed, plainBytes, typeName } from "./bytes.js";

/** Another realm's Blob is no instance of ours: what has these is one. */
const isBlob = (value) => typeof value?.arrayBuffer === "function" && typeof value.type === "string";

class ReadBlob {
  constructor({ name, type }, bytes) {
    this.name = typeof name === "string" ? name : undefined;
    this.type = type;
    this.bytes = bytes;
  }
}

/** The request with the content of its Blobs, which can only be waited for. */
export async function withReadBlobs(request) {
  const { multipart } = request;
  if (!isObject(multipart)) return request;
  const read = async ([name, value]) => [name, isBlob(value) ? new ReadBlob(value, new Uint8Array(await value.arrayBuffer())) : value];
  const parts = await Promise.all(entriesOf(multipart).map(read));
  return { ...request, multipart: { [Symbol.iterator]: () => parts.values() } };
}

/** The payload of a multipart request, or what is wrong with a part, as `!reason path`. */
export function packMultipart(multipart, contentType) {
  if (!isObject(multipart)) return { kind: `!${typeName(multipart)} multipart` };
  const boundary = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (256 + byte).toString(16).slice(1)).join("");
  contentType ??= `multipart/form-data; boundary=${boundary}`;
  const delimiter = `--${`${contentType}`.split("boundary=")[1]}`;
  const pieces = [];
  for (const [name, value] of entriesOf(multipart)) {
    const part = partOf(name, value);
    if (part.problem) return { kind: `!${part.problem} multipart.${name}` };
    const { filename, type, bytes } = part;
    const file = type ? `; filename="${quoted(filename)}"\r\nContent-Type: ${type}` : "";
    pieces.push(encoder.encode(`${delimiter}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}\r\n\r\n`), bytes, encoder.encode("\r\n"));
  }
  return { kind: "multipart", contentType, bytes: concatenated([...pieces, encoder.encode(`${delimiter}--\r\n`)]) };
}

/** The content of a part, with the name and the type of its file. */
function partOf(name, value) {
  if (!isWellFormed(name)) return { problem: "surrogate" };
  const file = (bytes, filename = name, type = "") => ({ bytes, filename, type: /^[ -~]+$/.test(type) ? type : "application/octet-stream" });
  if (value instanceof ReadBlob) return file(value.bytes, value.name, value.type);
  if (isBlob(value)) return { problem: "blob" };
  if (["string", "boolean", "bigint"].includes(typeof value) || (typeof value === "number" && value - value === 0)) {
    const text = `${value}`;
    return isWellFormed(text) ? { bytes: encoder.encode(text) } : { problem: "surrogate" };
  }
  const bytes = plainBytes(value);
  return typeof bytes === "string" ? { problem: bytes } : file(bytes);
}

/** What would end a quoted name, percent-encoded. */
const quoted = (name) => name.replace(/["\r\n]/g, (special) => ({ '"': "%22", "\r": "%0D", "\n": "%0A" })[special]);
