/**
 * One-line changes that people make in code that signs rightly: `[what they did, from, to, the cause]`.
 * `zoned` ones need a time zone in which it is another day.
 */
import { mkdirSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const work = fileURLToPath(new URL("../.work/diagnose/", import.meta.url));

/** A zone in which it is now tomorrow, or yesterday. */
export const OTHER_DAY = new Date().getUTCHours() >= 10 ? "Etc/GMT-14" : "Etc/GMT+12";

/** In the code that tc3fetch/generate writes, by target. */
export const generated = {
  curl: [
    [
      "echo adds a line feed",
      'hashed_payload=$(sha256_hex "$payload")',
      "hashed_payload=$(echo \"$payload\" | sha256sum | cut -d' ' -f1)",
      "payload-newline",
    ],
    ["-H Content-Type was deleted", '  -H "Content-Type: $content_type"\n', "", "content-type-differs"],
    ["date without -u", "date -u -d", "date -d", "date-local"],
  ],
  python: [
    [
      "the date of datetime.now()",
      "datetime.fromtimestamp(timestamp, timezone.utc)",
      "datetime.fromtimestamp(timestamp)",
      "date-local",
    ],
    [
      "json.dumps once more for the body",
      "data=payload.encode('utf-8')",
      "data=__import__('json').dumps(__import__('json').loads(payload), ensure_ascii=False).encode('utf-8')",
      "payload-respaced",
    ],
    [
      "hexdigest for a key",
      "secret_signing = hmac_sha256(secret_service, 'tc3_request')",
      "secret_signing = hmac_sha256(secret_service, 'tc3_request').hex().encode()",
      "key-hex",
    ],
  ],
  node: [
    [
      "fetch is given the text",
      "body: new TextEncoder().encode(payload)",
      "body: JSON.stringify(JSON.parse(payload), null, 2)",
      "payload-respaced",
    ],
    ["no Content-Type for a text", "  'Content-Type': contentType,\n", "", "content-type-missing"],
    [
      "milliseconds",
      "Math.floor(Date.now() / 1000);\n",
      "Date.now();\n",
      "timestamp-milliseconds",
      ["timestamp * 1000", "timestamp"],
    ],
  ],
  go: [
    ["the local time", "now.UTC().Format", "now.Format", "date-local"],
    ["the URL's host", '"\\nhost:" + host +', '"\\nhost:https://" + host +', "host-url"],
    ["the headers' last line feed", 'host + "\\n"\n', "host\n", "headers-end"],
  ],
  java: [
    ["the local date", "now.atOffset(ZoneOffset.UTC)", "now.atZone(java.time.ZoneId.systemDefault())", "date-local"],
    [
      "hex in capitals",
      "HexFormat.of().formatHex(hmac",
      "HexFormat.of().withUpperCase().formatHex(hmac",
      "signature-case",
    ],
    ["the key without TC3", '("TC3" + secretKey)', "secretKey", "key-prefix"],
  ],
  php: [
    [
      "date() in a zone of php.ini",
      "gmdate('Y-m-d', $timestamp)",
      `(new DateTime("@$timestamp"))->setTimezone(new DateTimeZone('${OTHER_DAY}'))->format('Y-m-d')`,
      "date-local",
    ],
    [
      "hash_hmac without true",
      "hash_hmac('sha256', 'tc3_request', $secretService, true)",
      "hash_hmac('sha256', 'tc3_request', $secretService)",
      "key-hex",
    ],
    [
      "json_encode for the body",
      "CURLOPT_POSTFIELDS => $payload",
      "CURLOPT_POSTFIELDS => json_encode(json_decode($payload))",
      "payload-escaped",
    ],
  ],
  ruby: [
    ["base64 for hex", ".unpack1('H*')", ".then { |bytes| [bytes].pack('m0') }", "signature-base64"],
    [
      "key and text exchanged",
      "OpenSSL::HMAC.digest('SHA256', key, text)",
      "OpenSSL::HMAC.digest('SHA256', text, key)",
      "hmac-swapped",
    ],
    ["the example's service", "service = 'tmt'", "service = 'cvm'", "service-differs"],
  ],
  csharp: [
    [
      "Environment.NewLine of Windows",
      "Sha256Hex(Encoding.UTF8.GetBytes(canonicalRequest))",
      'Sha256Hex(Encoding.UTF8.GetBytes(canonicalRequest.Replace("\\n", "\\r\\n")))',
      "line-endings",
    ],
    [
      "another charset",
      'request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType)',
      'request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json")',
      "content-type-differs",
    ],
  ],
  cpp: [
    ["localtime", "std::gmtime(&now)", "std::localtime(&now)", "date-local"],
    ["the request itself", "sha256_hex(canonical_request)", "canonical_request", "request-not-hashed"],
  ],
};

/** In the vendor's own client for Node. */
export const nodeSdk = [
  ["sign.js", "the local date", "getUTC", "get", "date-local"],
  ["sign.js", "host without its line feed", "${urlObj.hostname}\\n`", "${urlObj.hostname}`", "headers-end"],
  ["sign.js", "the key without TC3", '"TC3" + secretKey', "secretKey", "key-prefix"],
  [
    "sign.js",
    "digest in hex between the steps",
    'sha256("tc3_request", kService)',
    'sha256("tc3_request", kService, "hex")',
    "key-hex",
  ],
  [
    "http/http_connection.js",
    "the body indented",
    "JSONbigNative.stringify(data)",
    "JSONbigNative.stringify(data, null, 2)",
    "payload-respaced",
  ],
  [
    "http/http_connection.js",
    "a charset after signing",
    'config.headers["Authorization"] = signature;',
    'config.headers["Authorization"] = signature; config.headers["Content-Type"] += "; charset=utf-8";',
    "content-type-differs",
  ],
];

/** In the vendor's own client for Python. */
export const pythonSdk = [
  [
    "abstract_client.py",
    "fromtimestamp",
    "datetime.utcfromtimestamp(timestamp)",
    "datetime.fromtimestamp(timestamp)",
    "date-local",
  ],
  [
    "abstract_client.py",
    "another json.dumps",
    "payload = req.data\n",
    "payload = json.dumps(params, separators=(',', ':')) if req.method == 'POST' else req.data\n",
    "payload-respaced",
  ],
  [
    "abstract_client.py",
    "the host of the example",
    'req.header["Content-Type"], req.header["Host"])',
    "req.header[\"Content-Type\"], 'cvm.tencentcloudapi.com')",
    "host-differs",
  ],
  ["sign.py", "the key without TC3", "('TC3' + key)", "key", "key-prefix"],
  [
    "sign.py",
    "hexdigest for the last key",
    "return k_signing.digest()",
    "return k_signing.hexdigest().encode()",
    "key-hex",
  ],
];

/** Replaces the one place where a text stands. */
export function changed(source, from, to) {
  if (!source.includes(from)) throw new Error(`it does not hold ${from}`);
  return source.replaceAll(from, to);
}

/** A copy of a package with one file changed. */
export function changedCopy(name, from, file, before, after) {
  const folder = `${work}${name.replace(/[^\w/-]+/g, "-")}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(from, folder, { recursive: true, dereference: true });
  writeFileSync(`${folder}/${file}`, changed(readFileSync(`${folder}/${file}`, "utf8"), before, after));
  return folder;
}
