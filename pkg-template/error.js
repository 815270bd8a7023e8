/** The one error of this package, see index.d.ts. */
export class Tc3Error extends Error {
  constructor(message, fields, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "Tc3Error";
    Object.assign(this, fields);
  }
}

/** The engine marks an answer that is an error with U+0001. */
export const isPackedError = (answer) => answer.charCodeAt(0) === 1;

/** The error that the engine packed (`pack_error` in src/bindings/packed.rs). */
export function unpackError(answer, action, cause) {
  const [code, kind, parameter, retryable, httpStatus, requestId, hint, ...message] = answer.slice(1).split("\n");
  return new Tc3Error(
    message.join("\n"),
    {
      code,
      kind,
      parameter: parameter || undefined,
      requestId: requestId || undefined,
      httpStatus: Number(httpStatus) || undefined,
      action: typeof action === "string" ? action : undefined,
      retryable: retryable === "1",
      hint: hint || undefined,
    },
    cause,
  );
}

/** Reads the arguments, of which a getter or a proxy may throw anything. */
export function reading(read) {
  try {
    return read();
  } catch (cause) {
    throw unread(cause);
  }
}

export function unread(cause) {
  if (cause instanceof Tc3Error) return cause;
  const fields = { code: "ClientError.UnreadableInput", kind: "input", retryable: false };
  return new Tc3Error("an argument could not be read", { ...fields, hint: "A getter, a toJSON, a proxy or a Blob failed, or something is nested too deep: see `cause`. Nothing was sent." }, cause);
}
