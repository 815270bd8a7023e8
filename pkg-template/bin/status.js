// With what the command ends. docs/diagnose.md lists these numbers.

export const STATUS = {
  /** The signature is right, or what was asked for is printed. */
  done: 0,
  /** The mistake was found. */
  found: 1,
  /** No mistake was found with what is known. */
  open: 2,
  /** The arguments are wrong, or the text is no request (EX_USAGE of sysexits.h). */
  usage: 64,
  /** Ctrl-C at the prompt, as a shell counts it. */
  interrupted: 130,
};

/** Arguments that the command cannot do anything with. */
export class UsageError extends Error {}

/** The person at the terminal pressed Ctrl-C. */
export class Interrupted extends Error {}
