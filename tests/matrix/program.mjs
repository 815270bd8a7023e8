// Programs whose last line is what they have to say.
import { holds } from "./expected.mjs";
import { command } from "./support.mjs";

/** The last line of what a program prints. */
export const lastLine = async (cwd, program, args, env) =>
  (await command(cwd, program, args, { env })).trim().split("\n").at(-1);

/** Runs a program that prints what `everything` gave it. */
export const gives = async (cwd, program, args, env) => holds(JSON.parse(await lastLine(cwd, program, args, env)));
