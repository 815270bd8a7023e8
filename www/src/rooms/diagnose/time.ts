import type { ParsedRequest } from "tc3fetch/diagnose";
import { headerOf, textOf } from "./request-text.ts";

/** Seconds for which the services accept a signature, either way. */
const TOLERANCE = { tc3: 300, acs3: 900 };

/** When a request says that it was signed, in Unix seconds. */
export function signedAt(request: ParsedRequest): number | undefined {
  const date = headerOf(request, "x-acs-date");
  if (date !== undefined) return finite(Date.parse(date) / 1000);
  const parameters = `${request.url}&${request.body && request.body.length < 65_536 ? textOf(request.body) : ""}`;
  const text = headerOf(request, "x-tc-timestamp") ?? /[?&]Timestamp=(\d+)/.exec(parameters)?.[1];
  if (text === undefined || !/^\d+$/.test(text)) return undefined;
  const number = Number(text);
  // Milliseconds, which are a mistake of their own.
  return finite(number > 1e11 ? Math.floor(number / 1000) : number);
}

const finite = (number: number) => (Number.isFinite(number) ? number : undefined);

/**
 * Whether a request says enough about the time when it was sent. A person pastes a request some time after it was
 * refused, so one that is old now was not old then. But it was not sent before it was signed: one that is ahead of
 * the clock was ahead when it was sent.
 */
export function isFresh(request: ParsedRequest, now: number): boolean {
  const at = signedAt(request);
  const tolerance = headerOf(request, "x-acs-date") === undefined ? TOLERANCE.tc3 : TOLERANCE.acs3;
  return at !== undefined && at > now - tolerance;
}

/** A time that was typed in, as Unix seconds or as a date; none where it is neither. */
export function readTime(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed)) return Number(trimmed) > 1e11 ? Math.floor(Number(trimmed) / 1000) : Number(trimmed);
  return trimmed ? finite(Math.floor(Date.parse(trimmed) / 1000)) : undefined;
}
