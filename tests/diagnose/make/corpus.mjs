/** Puts bases, mistakes and formats together: the cases of the corpus. */
import { base } from "./bases.mjs";
import { own, pairs, singles } from "./cases.mjs";
import * as formats from "./formats.mjs";
import { acs3 } from "./mistakes/acs3.mjs";
import { key } from "./mistakes/key.mjs";
import { claimHash, payload } from "./mistakes/payload.mjs";
import { request } from "./mistakes/request.mjs";
import { scope } from "./mistakes/scope.mjs";
import { v1 } from "./mistakes/v1.mjs";
import { finish, setHeader } from "./programs.mjs";

const tc3 = { ...payload, ...request, ...scope, ...key };
/** Every mistake, by system and name. */
export const mistakes = { tc3, acs3: { ...tc3, ...acs3 }, v1 };

/** A program with these mistakes. */
export function programOf(system, names, baseName) {
  const program = base(system, baseName);
  for (const name of names) {
    mistakes[system][name].make(program);
    // What ACS3 signs of the body it also sends, in a header of its own.
    if (system === "acs3" && name in payload) claimHash(program);
  }
  return program;
}

/** What a person pastes of it. */
function pastedOf(wire, names, system, format) {
  const shown = { ...wire, headers: [...wire.headers] };
  // What the program that sends it adds of itself, a command for it does not show.
  for (const name of names) {
    const { implicit } = mistakes[system][name];
    if (implicit) setHeader(shown, implicit, undefined);
  }
  return formats[format](shown);
}

/** Which signature the request says that it carries: v1 with SHA-1 where it names none. */
function systemOf({ system, sent }) {
  if (!sent.params) return system;
  return sent.params.find(([name]) => name === "SignatureMethod")?.[1] ?? "HmacSHA1";
}

/** What does not show the whole request: nothing is proved of it. */
const PARTS = ["javaLog", "form"];

/** The case of these mistakes, with the key. */
function caseOf(system, names, baseName, format) {
  const all = names.map((name) => mistakes[system][name]);
  const program = programOf(system, names, baseName);
  const written = {
    system: systemOf(program),
    credentials: program.credentials,
    now: program.timestamp + Math.max(...all.map(({ later = 5 }) => later)),
    expected: all.map(({ cause }) => cause),
    grade: PARTS.includes(format) ? "certain" : (all[0].grade ?? "proved"),
    without: all.filter(({ certain }) => certain).map(({ cause }) => cause),
    note: all.map(({ note }) => note).join("; and "),
  };
  return { pasted: pastedOf(finish(program).wire, names, system, format), written, system, names, baseName };
}

/** The case of a mistake that a text of the program shows: the person keeps the key. */
function ownCase(system, name, baseName, format, text) {
  const { cause, note } = mistakes[system][name];
  const program = programOf(system, [name], baseName);
  const finished = finish(program);
  const written = {
    system: systemOf(program),
    credentials: null,
    now: program.timestamp + 5,
    options: { [text]: finished[text] },
    expected: [cause],
    grade: "certain",
    without: [cause],
    note,
  };
  return { pasted: pastedOf(finished.wire, [name], system, format), written, system, names: [name], baseName };
}

/** Every case by its name: `pasted` and `written` are the two files, the others say what it was made of. */
export function everyCase() {
  const cases = new Map();
  const add = (name, made) => {
    if (cases.has(name)) throw new Error(`two cases are called ${name}`);
    cases.set(name, made);
  };
  for (const [system, lists] of Object.entries(singles))
    for (const [mistake, list] of Object.entries(lists))
      for (const [baseName, format] of list)
        add(`${system}-${mistake}-${format}`, caseOf(system, [mistake], baseName, format));
  for (const [system, list] of Object.entries(pairs))
    for (const [first, second, baseName, format] of list)
      add(`${system}-two-${first}-and-${second}`, caseOf(system, [first, second], baseName, format));
  for (const given of own) add(`${given[0]}-own-${given[1]}-${given[3]}`, ownCase(...given));
  return cases;
}
