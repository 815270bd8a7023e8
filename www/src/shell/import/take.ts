// What becomes of files: a request goes to Diagnose, models become services.
import type { Service } from "../../api/catalogue.ts";
import { importModel, showImported } from "../../api/imports.ts";
import { NotAModel } from "../../api/model-file.ts";
import { f } from "../../i18n/frame/index.ts";
import { t } from "../../i18n/index.ts";
import { openAction } from "../../request/choose.ts";
import { diagnoseRequest } from "../../request/paste.ts";
import { announce } from "../../ui/announcer.tsx";
import { isFirstScreen, room } from "../../choices/view.ts";
import { type Notice, notices, reading } from "./notices-state.ts";
import { type Found, MOST_BYTES, MOST_FILES, TooMuch } from "./files.ts";

/** Whether a file is for the room Diagnose: an archive of requests anywhere, and there whatever is no model. */
const isRequest = (text: string) =>
  /^\uFEFF?\s*\{\s*"log"\s*:/.test(text) ||
  (room.value === "diagnose" && !isFirstScreen.value && text.trim() !== "" && !/"(actions|objects)"\s*:/.test(text));

/** More of them are told as a number. */
const MOST_NOTICES = 12;

export async function take(files: AsyncIterable<Found>): Promise<void> {
  const made: Notice[] = [];
  const services: Service[] = [];
  let isEverythingKept = true;
  // Another drop may come meanwhile.
  let count = 0;
  try {
    for await (const file of files) {
      if (count >= MOST_FILES) throw new TooMuch(`${MOST_FILES}`);
      reading.value = ++count;
      try {
        const taken = await takeOne(file, count === 1);
        if (taken === undefined) made.push({ what: file.name, text: t.value.shell.tookRequest, isGood: true });
        else {
          services.push(taken.service);
          isEverythingKept &&= taken.isKept;
          made.push({ what: file.name, text: textOf(taken.service), isGood: true });
        }
      } catch (error) {
        made.push({ what: file.name, text: reasonOf(error), isGood: false });
      }
      // The page goes on answering between two of them.
      await new Promise((resolve) => setTimeout(resolve));
    }
  } catch (error) {
    made.push({ what: "", text: reasonOf(error), isGood: false });
  }
  showImported(services);
  notices.value = shortened(made, services, isEverythingKept);
  reading.value = undefined;
  announce(notices.value.map(({ what, text }) => `${what} ${text}`).join(" "));
  const opened = services.at(-1);
  const [first] = opened?.actions ?? [];
  if (opened && first) openAction(opened.id, first.name, opened.version);
}

async function takeOne(file: Found, isFirst: boolean): Promise<{ service: Service; isKept: boolean } | undefined> {
  const text = file.size <= MOST_BYTES ? await file.read() : "";
  if (isRequest(text)) {
    diagnoseRequest({ text });
    return undefined;
  }
  if (file.size > MOST_BYTES) throw new NotAModel("size", `${MOST_BYTES / 2 ** 20} MB`);
  return importModel(text, isFirst);
}

const textOf = ({ shortName, version, count }: Service) => t.value.shell.importedWhat(shortName, version, count);

function reasonOf(error: unknown): string {
  const { notAModel } = t.value.shell;
  if (error instanceof NotAModel) return notAModel[error.reason](error.place);
  return error instanceof TooMuch ? notAModel.size(error.message) : String(error);
}

function shortened(made: Notice[], services: Service[], isEverythingKept: boolean): Notice[] {
  const { imports } = f.value;
  const bad = made.filter(({ isGood }) => !isGood);
  const few =
    made.length <= MOST_NOTICES
      ? made
      : [
          { what: "", text: imports.many(services.length, countOf(services)), isGood: true },
          ...bad.slice(0, MOST_NOTICES),
          ...(bad.length > MOST_NOTICES
            ? [{ what: "", text: imports.moreBad(bad.length - MOST_NOTICES), isGood: false }]
            : []),
        ];
  if (few.length === 0) return [{ what: "", text: imports.none, isGood: false }];
  return isEverythingKept || services.length === 0 ? few : [...few, { what: "", text: imports.notKept, isGood: false }];
}

const countOf = (services: readonly Service[]) => services.reduce((sum, { count }) => sum + count, 0);
