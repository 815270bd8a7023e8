// The vendor's examples: texts of whole requests, read as parameters.

/**
 * @param {string} name
 * @param {{ input: string }} action
 * @param {{ title: string, document: string, input: string, output: string }[]} examples
 * @param {Record<string, { members: object[] }>} objects
 * @returns {{ title: string, input: object, output?: object }[]}  those that can be read
 */
export function examplesOf(name, action, examples, objects) {
  return examples.flatMap(({ title, document, input: text, output: answer }) => {
    const input = readInput(text.replaceAll("\r", "").trim(), action, objects);
    if (!input) return [];
    const output = readOutput(answer);
    return [{ title: (title || document || name).trim(), input, ...(output && { output }) }];
  });
}

function readInput(text, action, objects) {
  if (/^https?:\/\//.test(text)) return readAddress(text, action, objects);
  const end = text.indexOf("\n\n");
  const body = text.startsWith("{") ? text : end < 0 ? "" : text.slice(end + 2).trim();
  if (text.startsWith("{") || /^(POST|GET)\b/.test(text)) return body === "" ? {} : readObject(body);
  return undefined;
}

/** Examples have line breaks within strings, which JSON does not allow. */
function readObject(text) {
  for (const candidate of [text, withEscapedControls(text)]) {
    try {
      const value = JSON.parse(candidate);
      return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
    } catch {
      // The next candidate.
    }
  }
  return undefined;
}

const withEscapedControls = (text) =>
  text.replace(/"(?:[^"\\]|\\[^])*"/g, (string) =>
    string.replace(/[\u0000-\u001f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );

function readOutput(text) {
  const answer = readObject(text.trim());
  const content = answer?.Response ?? answer;
  if (typeof content !== "object" || content === null || Array.isArray(content) || content.Error) return undefined;
  return content;
}

// ---- https://cvm.tencentcloudapi.com/?Action=…&Filters.0.Name=zone&<公共请求参数>

function readAddress(text, action, objects) {
  const query = text.slice(text.indexOf("?") + 1);
  const root = {};
  for (const part of query.split(/\s*&\s*/)) {
    if (!part || part.startsWith("<")) continue;
    const equals = part.indexOf("=");
    const name = (equals < 0 ? part : part.slice(0, equals)).trim();
    if (name === "Action" || !/^[\w.-]+$/.test(name)) continue;
    place(root, name.split("."), decode(equals < 0 ? "" : part.slice(equals + 1)));
  }
  return typed(root, objects[action.input], objects);
}

function decode(value) {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Objects without a prototype: a name such as `constructor` is a name. */
function place(node, keys, value) {
  const last = keys.pop();
  for (const key of keys) {
    if (typeof node[key] !== "object") node[key] = Object.create(null);
    node = node[key];
  }
  node[last] = value;
}

/** Every leaf of a query is text; the model says what it stands for. */
function typed(node, object, objects) {
  const members = new Map((object?.members ?? []).map((member) => [member.name, member]));
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, typedMember(value, members.get(name), objects)]),
  );
}

function typedMember(value, member, objects) {
  if (typeof value !== "string") {
    const keys = Object.keys(value);
    const isList = keys.every((key) => /^\d+$/.test(key));
    if (member?.type === "list" || (!member && isList))
      return keys.sort((a, b) => a - b).map((key) => typedElement(value[key], member, objects));
    return typed(value, objects[member?.member], objects);
  }
  return member?.type === "list" ? value : typedElement(value, member, objects);
}

function typedElement(value, member, objects) {
  if (typeof value !== "string") return typed(value, objects[member?.member], objects);
  const kind = member?.member;
  if ((kind === "int64" || kind === "uint64") && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (kind === "float" && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (kind === "bool" && /^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
  return value;
}
