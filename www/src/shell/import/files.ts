// What was dropped or picked as files: single ones, folders, and archives such as a wheel of tccli.

/** A file, and what to call it. */
export interface Found {
  name: string;
  read(): Promise<string>;
  size: number;
}

export const MOST_BYTES = 64 * 2 ** 20;
/** Of an archive, which is never read as a whole text. */
const MOST_ARCHIVE_BYTES = 256 * 2 ** 20;
/** More than all services in all their versions. */
export const MOST_FILES = 2000;

const isArchive = (name: string) => /\.(zip|whl)$/i.test(name);
/** Folders and archives have many files; these are the models among them. */
const isModelFile = (path: string) => /(^|\/)api\.json$/.test(path);

export class TooMuch extends Error {}

const asFound = (file: File, name = file.name): Found => ({ name, size: file.size, read: () => file.text() });

/** All files that were picked. */
export async function* filesOf(files: Iterable<File>): AsyncGenerator<Found> {
  for (const file of files) {
    if (isArchive(file.name)) yield* archived(file);
    else yield asFound(file);
  }
}

/**
 * What a drop holds. Its entries are asked for at once: after the first pause the browser has emptied it.
 */
export function droppedFiles(transfer: DataTransfer): AsyncGenerator<Found> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  const folders = entries.filter((entry) => entry?.isDirectory) as FileSystemDirectoryEntry[];
  const files = [...transfer.files].filter((_, at) => !entries[at]?.isDirectory);
  return (async function* () {
    yield* filesOf(files);
    for (const folder of folders) yield* within(folder);
  })();
}

async function* within(folder: FileSystemDirectoryEntry): AsyncGenerator<Found> {
  const reader = folder.createReader();
  for (;;) {
    // In portions, the last one of which is empty.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const entry of entries) {
      if (entry.isDirectory) yield* within(entry as FileSystemDirectoryEntry);
      else if (isModelFile(entry.fullPath)) yield asFound(await fileOf(entry as FileSystemFileEntry), entry.fullPath);
    }
  }
}

const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** The models of an archive, one after the other: what is unpacked is gone before the next one is. */
async function* archived(file: File): AsyncGenerator<Found> {
  if (file.size > MOST_ARCHIVE_BYTES) throw new TooMuch(`${MOST_ARCHIVE_BYTES / 2 ** 20} MB`);
  const { Unzip, UnzipInflate } = await import("fflate");
  const unpacked: { name: string; bytes: Uint8Array }[] = [];
  const unzip = new Unzip((entry) => {
    if (!isModelFile(entry.name)) return;
    const parts: Uint8Array[] = [];
    let size = 0;
    entry.ondata = (error, part, isLast) => {
      if (error) throw error;
      size += part.length;
      // An archive may unpack to a thousand times its size.
      if (size > MOST_BYTES) throw new TooMuch(`${entry.name} > ${MOST_BYTES / 2 ** 20} MB`);
      parts.push(part);
      if (isLast) unpacked.push({ name: entry.name, bytes: joined(parts, size) });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    unzip.push(value ?? new Uint8Array(), done);
    for (const { name, bytes } of unpacked.splice(0))
      yield { name, size: bytes.length, read: async () => new TextDecoder().decode(bytes) };
    if (done) return;
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
