import type { Tc3Error } from "tc3fetch/inspect";
import { pane } from "../choices/view.ts";
import { revealPath } from "./opened.ts";

export const fieldNames = [
  "method",
  "service",
  "host",
  "version",
  "action",
  "region",
  "accountId",
  "timestamp",
  "nonce",
  "body",
  "contentType",
  "algorithm",
  "payloadSigning",
  "signedHeaders",
  "headers",
  "language",
  "endpoint",
  "id",
  "secret",
  "token",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** Why the form cannot be signed. Without a code where the page, not the package, found out. */
export interface Problem {
  code?: string;
  message: string;
  hint?: string | undefined;
  field?: FieldName | undefined;
  /** Of a parameter: its path. */
  parameter?: string | undefined;
}

/** What the package calls a parameter, and the field that holds it. */
const HELD_BY: Record<string, FieldName> = {
  params: "body",
  query: "body",
  path: "host",
  date: "timestamp",
  secretId: "id",
  accessKeyId: "id",
  secretKey: "secret",
  accessKeySecret: "secret",
  apiKey: "secret",
  securityToken: "token",
  credentials: "secret",
  baseUrl: "host",
};

/** The field that shows `parameter`, which may point into a list or an object: "signedHeaders[0]". */
export function fieldOf(parameter: string | undefined): FieldName | undefined {
  const name = parameter?.split(/[.[]/)[0] ?? "";
  return HELD_BY[name] ?? fieldNames.find((field) => field === name);
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Error && "code" in error) {
    const { code, message, hint, parameter } = error as Tc3Error;
    return { code, message, hint, field: fieldOf(parameter), parameter };
  }
  // The page has to go on working whatever was thrown.
  return error instanceof Error ? { code: error.name, message: error.message } : { message: String(error) };
}

export const inputId = (field: FieldName) => `field-${field}`;

/** The element id of a parameter's field, by its path. */
export const parameterId = (path: string) => `param-${path}`;

/** Leads to what is at fault, opening whatever it is folded into. */
export function focusField(field: FieldName | undefined, parameter?: string): void {
  // What is hidden takes no focus.
  pane.value = "request";
  // A parameter of the action; those of the request itself have fields of their own names.
  if (parameter && (field === undefined || field === "body")) {
    const place = document.getElementById(parameterId(parameter));
    // One line until it is opened, or within something that is folded.
    if (!place || place.matches(".optional-open, .element-fold")) {
      revealPath(parameter);
      setTimeout(() => focusElement(document.getElementById(parameterId(parameter)) ?? nearestTo(parameter)));
      return;
    }
    focusElement(place);
  } else if (field) focusElement(document.getElementById(inputId(field)));
}

/** The field of what a parameter is in, where it has none itself: a structure that was not begun. */
function nearestTo(parameter: string): HTMLElement | null {
  for (let path = parameter; path; path = path.slice(0, Math.max(path.lastIndexOf("."), path.lastIndexOf("["), 0))) {
    const element = document.getElementById(parameterId(path));
    if (element) return element;
  }
  return document.getElementById(inputId("body"));
}

function focusElement(input: HTMLElement | null): void {
  if (!input) return;
  for (let parent = input.parentElement; parent; parent = parent.parentElement) {
    if (parent instanceof HTMLDetailsElement) parent.open = true;
  }
  input.focus();
  input.scrollIntoView({ block: "center" });
}
