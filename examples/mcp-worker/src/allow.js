// What the Worker may do, by its variable ALLOW: a level, and after it the actions that are allowed although
// their answers are secrets, by service and name: `read tke:DescribeClusterKubeconfig`.
export const LEVELS = ["read", "write", "destructive"];

/** @returns {{ level: string, named: string[] }} */
export function allowanceOf({ ALLOW = "" }) {
  const words = `${ALLOW}`.split(/[\s,]+/).filter(Boolean);
  // Of two levels the one that allows less.
  const level = LEVELS.find((one) => words.includes(one)) ?? "read";
  return { level, named: words.filter((word) => !LEVELS.includes(word)) };
}
