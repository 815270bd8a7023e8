import { Tc3Error } from "tc3fetch";

export const fieldNames = [
  "method",
  "service",
  "host",
  "version",
  "action",
  "region",
  "timestamp",
  "body",
  "contentType",
  "payloadSigning",
  "signedHeaders",
  "headers",
  "language",
  "secretId",
  "secretKey",
  "token",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** Why the form cannot be signed. Without a code where the page, not the package, found out. */
export interface Problem {
  code?: string;
  message: string;
  hint?: string | undefined;
  field?: FieldName | undefined;
}

/** The field that shows `parameter`, which may point into a list or an object: "signedHeaders[0]". */
export function fieldOf(parameter: string | undefined): FieldName | undefined {
  const name = parameter?.replace(/^credentials\./, "").split(/[.[]/)[0];
  // A GET has its parameters where a POST has its body; the path has no field of its own.
  if (name === "params") return "body";
  if (name === "path") return "host";
  return fieldNames.find((field) => field === name);
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Tc3Error) {
    return { code: error.code, message: error.message, hint: error.hint, field: fieldOf(error.parameter) };
  }
  // The page has to go on working whatever was thrown.
  return error instanceof Error ? { code: error.name, message: error.message } : { message: String(error) };
}

export const inputId = (field: FieldName) => `field-${field}`;

export function focusField(field: FieldName): void {
  const input = document.getElementById(inputId(field));
  input?.focus();
  input?.scrollIntoView({ block: "center" });
}
