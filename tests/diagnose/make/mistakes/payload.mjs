/** Another body was signed than is sent. The same happens in TC3 and in ACS3. */
import { setHeader } from "../programs.mjs";
import { sha256 } from "../signers.mjs";
import { ascii, compact, gson, html, indented, slashes, sorted, spaced } from "./json.mjs";

/** Signs another text than is sent. */
const signs = (change) => (program) => {
  program.signs.payload = Buffer.from(change(`${program.sent.body}`));
};

/** Sends another text than was signed. */
const sends = (change) => (program) => {
  program.sent.body = Buffer.from(change(`${program.sent.body}`));
};

/** GBK of a text, by the platform's table. */
function gbk(text) {
  const decoder = new TextDecoder("gbk");
  const table = new Map();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) table.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Buffer.from([...text].flatMap((sign) => (sign < "\x80" ? [sign.charCodeAt(0)] : table.get(sign))));
}

export const payload = {
  "compact-signed": {
    cause: "payload-respaced",
    note: "signs JSON.stringify of the parameters, and the HTTP library sends json.dumps with its blanks",
    make: sends(spaced),
  },
  "dumps-signed": {
    cause: "payload-respaced",
    note: "signs json.dumps(params), and httpx's json= sends it without blanks",
    make: signs(spaced),
  },
  "postman-indents": {
    cause: "payload-respaced",
    note: "signs the compact JSON in a pre-request script, while Postman sends the body as it stands in the editor",
    make: signs(compact),
  },
  "indents-signed": {
    cause: "payload-respaced",
    note: "signs the formatted body of the documentation, and sends it through JSON.stringify",
    make: signs((text) => indented(text, 4)),
  },
  "indents-two-signed": {
    cause: "payload-respaced",
    note: "signs what JSON.stringify(params, null, 2) gives, and the library serialises the object itself",
    make: signs((text) => indented(text, 2)),
  },
  "file-without-line-feeds": {
    cause: "payload-respaced",
    note: "signs an indented file, whose line feeds curl -d @file takes out",
    make(program) {
      const text = indented(`${program.sent.body}`, 2);
      program.signs.payload = Buffer.from(text);
      program.sent.body = Buffer.from(text.replaceAll("\n", ""));
    },
  },
  "sorted-signed": {
    cause: "payload-reordered",
    note: "sorts the parameters before hashing, as for signature v1, and sends them unsorted",
    make: signs((text) => JSON.stringify(sorted(JSON.parse(text)))),
  },
  "map-sent": {
    cause: "payload-reordered",
    note: "signs the text that it has, and sends a Go map, whose members come out sorted",
    make: sends((text) => JSON.stringify(sorted(JSON.parse(text)))),
  },
  "ascii-signed": {
    cause: "payload-escaped",
    note: "signs json_encode with \\uXXXX, and sends JSON_UNESCAPED_UNICODE",
    make: signs(ascii),
  },
  "ascii-sent": {
    cause: "payload-escaped",
    note: "signs UTF-8, and the library sends \\uXXXX",
    make: sends(ascii),
  },
  "php-slashes": {
    cause: "payload-escaped",
    note: "signs PHP's json_encode, which writes \\/, and sends the text of another library",
    make: signs(slashes),
  },
  "php-slashes-sent": {
    cause: "payload-escaped",
    note: "signs the JSON of a test, and PHP's json_encode sends \\/",
    make: sends(slashes),
  },
  "go-html": {
    cause: "payload-escaped",
    note: "signs with an Encoder that has SetEscapeHTML(false), and json.Marshal sends \\u003c",
    make: sends(html),
  },
  "gson-html": {
    cause: "payload-escaped",
    note: "signs what gson writes, with \\u003d and \\u0027, and Jackson sends the object",
    make: signs(gson),
  },
  "nulls-dropped": {
    cause: "payload-nulls",
    note: "signs the parameters without their nulls, and sends them with nulls",
    make: signs((text) => text.replace(/,"\w+":null/g, "")),
  },
  "empty-dropped": {
    cause: "payload-nulls",
    note: "signs with omitempty, which leaves nulls and empty lists out, and sends the whole object",
    make: signs((text) => text.replace(/,"\w+":(null|\[\]|"")/g, "")),
  },
  "numbers-rewritten": {
    cause: "payload-numbers",
    note: "signs JSON.stringify(JSON.parse(text)), where 1.0 becomes 1 and a large integer loses digits",
    make: signs((text) => text.replace(/(?<=:)-?\d+(\.\d+)?(?=[,}])/g, (digits) => `${Number(digits)}`)),
  },
  "numbers-of-gson": {
    cause: "payload-numbers",
    note: "signs what Gson writes of a map, in which each number is a double",
    make: signs((text) => text.replace(/(?<=:)\d+(?=[,}])/g, (digits) => `${digits}.0`)),
  },
  "line-feed-signed": {
    cause: "payload-newline",
    note: 'hashes with `echo "$body" | sha256sum`, which adds a line feed',
    make: signs((text) => `${text}\n`),
  },
  "line-feed-sent": {
    cause: "payload-newline",
    note: "signs the trimmed text, and sends the file with the line feed at its end",
    make: sends((text) => `${text}\n`),
  },
  "crlf-signed": {
    cause: "payload-newline",
    note: "signs a file that was saved on Windows, and sends it with LF",
    make: signs((text) => text.replaceAll("\n", "\r\n")),
  },
  "bom-signed": {
    cause: "payload-bom",
    note: "hashes a file that Notepad saved with a BOM, which the HTTP library drops",
    make: signs((text) => `\ufeff${text}`),
  },
  "bom-sent": {
    cause: "payload-bom",
    note: "signs the text, and a StreamWriter puts a BOM in front of it",
    make: sends((text) => `\ufeff${text}`),
  },
  "gbk-signed": {
    cause: "payload-charset",
    note: "Java's getBytes() takes GBK on a Chinese Windows, and the body goes out as UTF-8",
    make(program) {
      program.signs.payload = gbk(`${program.sent.body}`);
    },
  },
  "latin1-signed": {
    cause: "payload-charset",
    note: "Node's Buffer.from(text, 'binary') is hashed, and UTF-8 goes out",
    make(program) {
      program.signs.payload = Buffer.from(`${program.sent.body}`, "latin1");
    },
  },
  "utf16-signed": {
    cause: "payload-charset",
    note: "hashes [Text.Encoding]::Unicode.GetBytes of the body",
    make(program) {
      program.signs.payload = Buffer.from(`${program.sent.body}`, "utf16le");
    },
  },
  "empty-signed": {
    cause: "payload-empty",
    note: "signs before the body is set: the hash is that of nothing",
    make: signs(() => ""),
  },
  "braces-signed": {
    cause: "payload-empty",
    note: "signs {} of an example, and sends parameters",
    make: signs(() => "{}"),
  },
  "braces-for-nothing": {
    cause: "payload-empty",
    note: "signs {}, and sends no body at all",
    make(program) {
      program.signs.payload = Buffer.from("{}");
      program.sent.body = Buffer.alloc(0);
    },
  },
  "hash-upper": {
    cause: "hash-case",
    note: "writes the hash of the payload with %X",
    make(program) {
      program.signs.hashPayload = (data) => sha256(data).toUpperCase();
    },
  },
};

/** The claimed hash of ACS3 goes along with what was signed. */
export function claimHash(program) {
  setHeader(program.sent, "x-acs-content-sha256", program.signs.hashPayload(program.signs.payload));
  const pair = program.signs.headers.find(([name]) => name === "x-acs-content-sha256");
  if (pair) pair[1] = program.signs.hashPayload(program.signs.payload);
}
