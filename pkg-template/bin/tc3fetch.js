#!/usr/bin/env node
// The command `tc3fetch`: why a signature failed, and a signed curl. It depends on nothing and
// sends nothing.
import { readFileSync } from "node:fs";
import { HELP } from "./help.js";
import { chooseLanguage } from "./language.js";
import { Interrupted, STATUS, UsageError } from "./status.js";

/** A command is loaded when it is asked for. */
const COMMANDS = {
  why: async () => (await import("./why.js")).why,
  sign: async () => (await import("./sign.js")).sign,
};

/** What a command has of the process. */
const io = { env: process.env, stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };

async function main([name = "help", ...rest]) {
  const language = chooseLanguage(rest, io.env);
  const help = HELP[language];
  if (name === "--version" || name === "-v") return print(`${version()}\n`);
  const command = Object.prototype.hasOwnProperty.call(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (["help", "--help", "-h"].includes(name))
    return print(help[rest.find((word) => word in COMMANDS)] || help.tc3fetch);
  if (!command) return refuse(help.unknown(name), help.seeHelp(""));
  if (rest.includes("--help") || rest.includes("-h")) return print(help[name]);
  try {
    return await (
      await command()
    )(rest, io, language);
  } catch (error) {
    if (error instanceof Interrupted) return STATUS.interrupted;
    if (error instanceof UsageError) return refuse(error.message, help.seeHelp(name));
    // Errors of the package say what is wrong and what to do; they never hold a key.
    if (error.name === "Tc3Error") {
      const { message, hint } = await inLanguage(error, language);
      return refuse(message, hint);
    }
    throw error;
  }
}

function print(text) {
  io.stdout.write(text);
  return STATUS.done;
}

function refuse(message, hint) {
  io.stderr.write(`tc3fetch: ${message}\n${hint ? `${hint}\n` : ""}`);
  return STATUS.usage;
}

/** Message and hint of an error of the package. */
async function inLanguage(error, language) {
  return language === "zh" ? (await import("../reference.js")).inChinese(error) : error;
}

const version = () => JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;

// What reads the output may go away early, as `head` does.
io.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? STATUS.done : STATUS.usage));
main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
