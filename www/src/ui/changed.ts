export interface Segment {
  text: string;
  changed: boolean;
}

/**
 * Splits `current` into what it shares with `previous` at both ends, and what changed between them.
 *
 * One keystroke changes one stretch of a text, so the common ends find exactly that stretch. The
 * comparison is by code point: a segment must not end in the middle of a surrogate pair.
 */
export function changedSegments(previous: string | undefined, current: string): Segment[] {
  if (previous === undefined || previous === current) return [{ text: current, changed: false }];
  const before = Array.from(previous);
  const after = Array.from(current);
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [
    { text: after.slice(0, start).join(""), changed: false },
    // Empty where something was taken away: the mark then stands between two characters.
    { text: after.slice(start, after.length - end).join(""), changed: true },
    { text: after.slice(after.length - end).join(""), changed: false },
  ];
}
