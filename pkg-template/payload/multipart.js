// multipart/form-data whose bytes can be signed: fetch would pick the boundary of a FormData
// after the signature was made. Grammar: RFC 7578, with names escaped as HTML prescribes.
import { UnreadBlob } from "../errors/faults.js";
import { fault, refuseType } from "../errors/error.js";
import { encode, textBytes } from "./utf8.js";
import { concatenate, entriesOf, isObject, plainBytes, randomHex } from "./values.js";

/** Another realm's Blob is no instance of ours: what has these is one. */
export const isBlob = (value) => value && typeof value.arrayBuffer === "function" && typeof value.type === "string";

class ReadBlob {
  constructor({ name, type }, bytes) {
    this.name = typeof name === "string" ? name : undefined;
    this.type = type;
    this.bytes = bytes;
  }
}

/** The parts of a multipart request, read once. */
export const partsOf = (multipart) =>
  isObject(multipart) ? entriesOf(multipart, "multipart") : refuseType("multipart", "an object", multipart);

/** The parts with the content of their Blobs, which can only be waited for. */
export const readBlobs = (parts) =>
  Promise.all(
    parts.map(async ([name, value]) => [
      name,
      isBlob(value) ? new ReadBlob(value, new Uint8Array(await value.arrayBuffer())) : value,
    ]),
  );

/** Content-Type and bytes of the parts. */
export function writeMultipart(parts, contentType = `multipart/form-data; boundary=${randomHex("contentType")}`) {
  const delimiter = `--${`${contentType}`.split("boundary=")[1]}`;
  const pieces = [];
  for (const [name, value] of parts) {
    const path = `multipart.${name}`;
    const { filename, type, bytes } = partOf(name, value, path);
    const file = type ? `; filename="${quoted(filename)}"\r\nContent-Type: ${type}` : "";
    pieces.push(
      textBytes(`${delimiter}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}\r\n\r\n`, path),
      bytes,
      encode("\r\n"),
    );
  }
  return { contentType, bytes: concatenate([...pieces, encode(`${delimiter}--\r\n`)]) };
}

/** The content of a part, with the name and the type of its file. */
function partOf(name, value, path) {
  const file = (bytes, filename = name, type = "") => ({
    bytes,
    filename,
    type: /^[ -~]+$/.test(type) ? type : "application/octet-stream",
  });
  if (value instanceof ReadBlob) return file(value.bytes, value.name, value.type);
  if (isBlob(value)) throw fault(UnreadBlob, path);
  if (["string", "boolean", "bigint"].includes(typeof value) || (typeof value === "number" && value - value === 0))
    return { bytes: textBytes(`${value}`, path) };
  return file(plainBytes(value) || refuseType(path, "a string, a number, a boolean, a Uint8Array or a Blob", value));
}

/** What would end a quoted name, percent-encoded. */
const quoted = (name) => name.replace(/["\r\n]/g, (special) => ({ '"': "%22", "\r": "%0D", "\n": "%0A" })[special]);
