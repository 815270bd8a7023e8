// A diagnosis as JSON, for programs.

/** Bytes as text where they are UTF-8, else as base64; no keys. */
export const diagnosisJson = (diagnosis) =>
  `${JSON.stringify(
    diagnosis,
    (name, value) => {
      if (name === "credentials") return undefined;
      return value instanceof Uint8Array ? bytesAsText(value) : value;
    },
    2,
  )}\n`;

function bytesAsText(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { base64: Buffer.from(bytes).toString("base64") };
  }
}
