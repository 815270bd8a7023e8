/**
 * A program a language around the lines of models/cause-code.json: what they read is declared, each
 * line stands in a scope of its own, and what it makes is printed as `id<TAB>hex`.
 *
 * `show` is an expression a cause where the result is not the variable of that name in `RESULTS`.
 */

/** The variable that a line makes. */
const RESULTS = {
  "host-differs": "host",
  "date-local": "date",
  "timestamp-milliseconds": "timestamp",
  "payload-newline": "body",
  "payload-empty": "hashedPayload",
  "query-encoding": "encoded",
  "headers-end": "canonicalHeaders",
  "key-prefix": "secretDate",
  "key-whitespace": "secretKey",
  "key-hex": "secretService",
  "v1-unsorted": "signed",
  "v1-encoded": "query",
};

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const resultOf = (show, id, name = (variable) => variable) => show[id] ?? name(RESULTS[id]);
const blocks = (lines, block) =>
  Object.entries(lines)
    .map(([id, code]) => block(id, code))
    .join("\n");

export const programs = {
  javascript: {
    file: "causes.mjs",
    text(lines) {
      const show = {
        "content-type-differs": 'request.headers.get("content-type")',
        "payload-respaced": "await request.text()",
        "token-missing": 'headers["X-TC-Token"]',
      };
      return `import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
const [url, contentType, payload, value, host] = ["https://cvm.tencentcloudapi.com/", "application/json; charset=utf-8", '{"A": "中"}', "a b+c*~'()!/é中", "cvm.tencentcloudapi.com"];
const [timestamp, date, service, secretKey, token, signature] = [1551113065, "2019-02-25", "cvm", "SECRET", "TOKEN", "x+y/="];
const [file, body, secretDate, headers] = ["params.json", Buffer.from("{}\\n"), Buffer.alloc(32, 1), { Accept: "*/*" }];
const show = (id, value) => console.log(\`\${id}\\t\${Buffer.from(typeof value === "number" ? String(value) : value).toString("hex")}\`);
${blocks(
  lines,
  (id, code) => `{
  const params = ${id === "v1-encoded" ? '{ Name: "a&b" }' : '{ "Tags.2": "x", "Tags.10": "y", b: "1", B: "2" }'};
  await (async () => {
    ${code}
    show("${id}", ${resultOf(show, id)});
  })();
}`,
)}
`;
    },
  },

  python: {
    file: "causes.py",
    text(lines) {
      const show = {
        "content-type-differs": 'request.get_header("Content-type")',
        "payload-respaced": "request.data",
        "token-missing": 'headers["X-TC-Token"]',
      };
      return `import hashlib, hmac, os, time, urllib.parse, urllib.request
from datetime import datetime, timezone
from pathlib import Path

url, content_type, payload, value, host = "https://cvm.tencentcloudapi.com/", "application/json; charset=utf-8", '{"A": "中"}', "a b+c*~'()!/é中", "cvm.tencentcloudapi.com"
timestamp, date, service, secret_key, token, signature = 1551113065, "2019-02-25", "cvm", "SECRET", "TOKEN", "x+y/="
file, body, secret_date, headers = "params.json", b"{}\\n", b"\\x01" * 32, {"Accept": "*/*"}

def show(id, value):
    print(id + "\\t" + (value if isinstance(value, bytes) else str(value).encode()).hex())
${blocks(
  lines,
  (id, code) => `
params = ${id === "v1-encoded" ? '{"Name": "a&b"}' : '{"Tags.2": "x", "Tags.10": "y", "b": "1", "B": "2"}'}
def block():
    ${code}
    show("${id}", ${resultOf(show, id, snake)})
block()`,
)}
`;
    },
  },

  go: {
    file: "causes.go",
    text(lines) {
      const given = {
        "host-differs": 'request, _ := http.NewRequest("POST", "https://cvm.tencentcloudapi.com/", nil)',
        "content-type-differs": 'request, _ := http.NewRequest("POST", "https://cvm.tencentcloudapi.com/", nil)',
        "token-missing": 'request, _ := http.NewRequest("POST", "https://cvm.tencentcloudapi.com/", nil)',
        "payload-respaced": 'url := "https://cvm.tencentcloudapi.com/"',
        "v1-unsorted": 'names := []string{"Tags.2", "Tags.10", "b", "B"}',
        "v1-encoded": 'values := url.Values{"Name": {"a&b"}}',
      };
      const after = {
        "payload-newline": "if err != nil { panic(err) }",
        "payload-respaced": "if err != nil { panic(err) }\n\tsent, _ := io.ReadAll(request.Body)",
      };
      const show = {
        "content-type-differs": 'request.Header.Get("Content-Type")',
        "payload-respaced": "sent",
        "token-missing": 'request.Header.Get("X-TC-Token")',
        "v1-unsorted": 'strings.Join(names, " ")',
      };
      return `package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"sort"
	"strings"
	"time"
)

var contentType, payload, value, host = "application/json; charset=utf-8", \`{"A": "中"}\`, "a b+c*~'()!/é中", "cvm.tencentcloudapi.com"
var date, service, secretKey, token, signature, file = "2019-02-25", "cvm", "SECRET", "TOKEN", "x+y/=", "params.json"
var timestamp = int64(1551113065)
var body, secretDate = []byte("{}\\n"), []byte(strings.Repeat("\\x01", 32))

func hmacSHA256(key []byte, message string) []byte {
	digest := hmac.New(sha256.New, key)
	digest.Write([]byte(message))
	return digest.Sum(nil)
}

func show(id string, value interface{}) {
	if bytes, is := value.([]byte); is {
		fmt.Printf("%s\\t%x\\n", id, bytes)
	} else {
		fmt.Printf("%s\\t%x\\n", id, fmt.Sprint(value))
	}
}

func main() {
${blocks(
  lines,
  (id, code) => `	func() {
		${given[id] ?? ""}
		${code}
		${after[id] ?? ""}
		show("${id}", ${resultOf(show, id)})
	}()`,
)}
}
`;
    },
  },

  java: {
    file: "Causes.java",
    text(lines) {
      const show = {
        "content-type-differs": 'request.headers().firstValue("Content-Type").get()',
        "payload-respaced": "request.bodyPublisher().get().contentLength()",
        "token-missing": 'builder.build().headers().firstValue("X-TC-Token").get()',
        "v1-encoded": "part",
      };
      return `import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.*;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.*;
import java.security.MessageDigest;
import java.time.*;
import java.util.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Causes {
  static String url = "https://cvm.tencentcloudapi.com/", contentType = "application/json; charset=utf-8", payload = "{\\"A\\": \\"中\\"}", value = "a b+c*~'()!/é中", host = "cvm.tencentcloudapi.com";
  static String date = "2019-02-25", service = "cvm", secretKey = "SECRET", token = "TOKEN", signature = "x+y/=", file = "params.json";
  static long timestamp = 1551113065;
  static URI uri = URI.create(url);
  static HttpRequest.Builder builder = HttpRequest.newBuilder(uri);
  static Map<String, String> params = Map.of("Tags.2", "x", "Tags.10", "y", "b", "1", "B", "2");
  static byte[] body = "{}\\n".getBytes(UTF_8), secretDate = "\\u0001".repeat(32).getBytes(UTF_8);

  static byte[] hmacSha256(byte[] key, String message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message.getBytes(UTF_8));
  }

  static void show(String id, Object value) {
    byte[] bytes = value instanceof byte[] ? (byte[]) value : String.valueOf(value).getBytes(UTF_8);
    System.out.println(id + "\\t" + HexFormat.of().formatHex(bytes));
  }

  public static void main(String[] words) throws Exception {
${blocks(
  lines,
  (id, code) => `    {
      ${code}
      show("${id}", ${resultOf(show, id)});
    }`,
)}
  }
}
`;
    },
  },

  php: {
    file: "causes.php",
    text(lines) {
      const show = {
        // PHP tells nothing of what a handle was given: that it took it is all there is to see.
        "content-type-differs": "'application/json; charset=utf-8'",
        "payload-respaced": "$payload",
        "token-missing": "substr($headers[1], strlen('X-TC-Token: '))",
        "v1-unsorted": "implode(' ', array_keys($params))",
      };
      const taken = ["content-type-differs", "payload-respaced"];
      return `<?php
$given = ['url' => 'https://cvm.tencentcloudapi.com/', 'contentType' => 'application/json; charset=utf-8', 'payload' => '{"A": "中"}', 'value' => "a b+c*~'()!/é中", 'host' => 'cvm.tencentcloudapi.com',
    'timestamp' => 1551113065, 'date' => '2019-02-25', 'service' => 'cvm', 'secretKey' => 'SECRET', 'token' => 'TOKEN', 'signature' => 'x+y/=', 'file' => 'params.json',
    'body' => "{}\\n", 'secretDate' => str_repeat("\\x01", 32), 'headers' => ['Accept: */*'], 'curl' => curl_init()];
function show($id, $value) { echo $id, "\\t", bin2hex((string) $value), "\\n"; }
${blocks(
  lines,
  (id, code) => `(function () use ($given) {
    extract($given);
    $params = ${id === "v1-encoded" ? "['Name' => 'a&b']" : "['Tags.2' => 'x', 'Tags.10' => 'y', 'b' => '1', 'B' => '2']"};
    ${taken.includes(id) ? `$taken = ${code.replace(/;(.*)$/, "; assert($taken);$1")}` : code}
    show('${id}', ${resultOf(show, id, (name) => `$${name}`)});
})();`,
)}
`;
    },
  },

  csharp: {
    file: "Causes.cs",
    text(lines) {
      const show = {
        "content-type-differs": "request.Content.Headers.ContentType.ToString()",
        "payload-respaced": "request.Content.ReadAsByteArrayAsync().Result",
        "token-missing": 'request.Headers.GetValues("X-TC-Token").Single()',
        "v1-encoded": "part",
      };
      return `using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

static class Causes {
  static string url = "https://cvm.tencentcloudapi.com/", contentType = "application/json; charset=utf-8", payload = "{\\"A\\": \\"中\\"}", value = "a b+c*~'()!/é中", host = "cvm.tencentcloudapi.com";
  static string date = "2019-02-25", service = "cvm", secretKey = "SECRET", token = "TOKEN", signature = "x+y/=", file = "params.json";
  static long timestamp = 1551113065;
  static Dictionary<string, string> parameters = new Dictionary<string, string> { { "Tags.2", "x" }, { "Tags.10", "y" }, { "b", "1" }, { "B", "2" } };
  static byte[] body = Encoding.UTF8.GetBytes("{}\\n"), secretDate = Enumerable.Repeat((byte) 1, 32).ToArray();
  static HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };

  static void Show(string id, object value) {
    var bytes = value as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture));
    Console.WriteLine(id + "\\t" + BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant());
  }

${blocks(
  lines,
  (id, code) => `  static void ${id.replace(/-/g, "_")}() {
    ${code}
    Show("${id}", ${resultOf(show, id)});
  }`,
)}

  static void Main() {
${blocks(lines, (id) => `    ${id.replace(/-/g, "_")}();`)}
  }
}
`;
    },
  },

  ruby: {
    file: "causes.rb",
    text(lines) {
      const show = {
        "content-type-differs": "request['Content-Type']",
        "payload-respaced": "request.body",
        "token-missing": "request['X-TC-Token']",
      };
      return `require 'digest'
require 'erb'
require 'net/http'
require 'openssl'
require 'time'
require 'uri'

Given = Struct.new(:url, :content_type, :payload, :value, :host, :timestamp, :date, :service, :secret_key, :token, :signature, :file, :body, :secret_date, :request, :params)
def given(params)
  Given.new('https://cvm.tencentcloudapi.com/', 'application/json; charset=utf-8', '{"A": "中"}', "a b+c*~'()!/é中", 'cvm.tencentcloudapi.com', 1551113065, '2019-02-25', 'cvm', 'SECRET', 'TOKEN', 'x+y/=', 'params.json', "{}\\n", "\\x01" * 32, Net::HTTP::Post.new('/'), params)
end
def show(id, value)
  puts "#{id}\\t#{value.to_s.unpack1('H*')}"
end
${blocks(
  lines,
  (
    id,
    code,
  ) => `given(${id === "v1-encoded" ? "{ 'Name' => 'a&b' }" : "{ 'Tags.2' => 'x', 'Tags.10' => 'y', 'b' => '1', 'B' => '2' }"}).instance_eval do
  ${code}
  show('${id}', ${resultOf(show, id, snake)})
end`,
)}
`;
    },
  },
};
