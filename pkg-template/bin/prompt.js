// A question at the terminal whose answer is not shown.
import { openSync } from "node:fs";
import { ReadStream } from "node:tty";
import { Interrupted } from "./status.js";

const CTRL_C = "\u0003";
const CTRL_D = "\u0004";
const CTRL_U = "\u0015";

/**
 * Asks, and reads a line without showing it.
 *
 * @param {string} question
 * @param {NodeJS.WriteStream} terminal  where it is written: a terminal
 * @returns {Promise<string | undefined>}  undefined where there is no keyboard
 */
export async function askHidden(question, terminal) {
  const keyboard = openKeyboard();
  if (!keyboard) return undefined;
  // First of all: what is typed before would be shown.
  keyboard.setRawMode(true);
  try {
    terminal.write(question);
    return await readLine(keyboard);
  } finally {
    keyboard.setRawMode(false);
    keyboard.destroy();
    terminal.write("\n");
  }
}

/** The request may have come by standard input, so the keyboard is asked for by its own name. */
function openKeyboard() {
  try {
    return new ReadStream(openSync(process.platform === "win32" ? "\\\\.\\CONIN$" : "/dev/tty", "r+"));
  } catch {
    return process.stdin.isTTY ? process.stdin : undefined;
  }
}

function readLine(keyboard) {
  return new Promise((resolve, reject) => {
    let line = "";
    keyboard.setEncoding("utf8");
    keyboard.on("error", reject);
    keyboard.on("end", () => resolve(line));
    keyboard.on("data", (typed) => {
      for (const character of typed) {
        if (character === CTRL_C) return reject(new Interrupted());
        if (character === "\r" || character === "\n" || character === CTRL_D) return resolve(line);
        if (character === CTRL_U) line = "";
        else if (character === "\b" || character === "\u007f") line = [...line].slice(0, -1).join("");
        else if (character >= " ") line += character;
      }
    });
  });
}
