/** Mistakes in the canonical request: headers, host, method, path, query, line feeds. TC3's, most of which ACS3 knows as well. */
import { header, setHeader } from "../programs.mjs";
import { sha256 } from "../signers.mjs";

const sendsType = (value) => (program) => setHeader(program.sent, "content-type", value);
const signsHost = (change) => (program) => signed(program, "host", change(program.sent.host));

/** Signs another value of a header than is sent. */
function signed(program, name, value) {
  program.signs.headers = program.signs.headers.map((pair) => (pair[0] === name ? [name, value] : pair));
}

const signsWith = (members) => (program) => {
  Object.assign(program.signs, members);
};

export const request = {
  "type-charset-sent": {
    cause: "content-type-differs",
    note: "signs application/json, and the library sends it with a charset",
    make: sendsType("application/json; charset=utf-8"),
  },
  "type-spring": {
    cause: "content-type-differs",
    note: "signs application/json, and Spring sends application/json;charset=UTF-8",
    make: sendsType("application/json;charset=UTF-8"),
  },
  "type-charset-signed": {
    cause: "content-type-differs",
    note: "signs the Content-Type of the documentation's example, and sends application/json with requests' json=",
    make: sendsType("application/json"),
  },
  "type-of-fetch": {
    cause: "content-type-differs",
    note: "gives fetch a text and no Content-Type, so that it adds text/plain",
    implicit: "content-type",
    make: sendsType("text/plain;charset=UTF-8"),
  },
  "type-of-curl": {
    cause: "content-type-differs",
    note: "copies -d without -H Content-Type, and curl sends that of a form",
    implicit: "content-type",
    make: sendsType("application/x-www-form-urlencoded"),
  },
  "type-missing": {
    cause: "content-type-missing",
    note: "signs a Content-Type, and sends bytes without one",
    certain: true,
    make: sendsType(undefined),
  },
  "host-of-example": {
    cause: "host-differs",
    note: "keeps the host of the documentation's example in the canonical request",
    make: signsHost(() => "cvm.tencentcloudapi.com"),
  },
  "host-without-region": {
    cause: "host-differs",
    note: "signs the host without its region, and calls the regional one",
    make: signsHost((host) => host.replace(/^(\w+)\..*?\.(tencentcloudapi|aliyuncs)/, "$1.$2")),
  },
  "host-with-region": {
    cause: "host-differs",
    note: "signs a host with the region in it, and calls the plain one",
    make(program) {
      const region = header(program.sent, "x-tc-region");
      signsHost((host) => host.replace(".", `.${region}.`))(program);
    },
  },
  "host-port-signed": {
    cause: "host-port",
    note: "signs URL.host of https://…:443 with a port, which no client sends",
    make(program) {
      program.sent.host = `${program.sent.host}:443`;
      setHeader(program.sent, "host", undefined);
      signed(program, "host", program.sent.host);
    },
  },
  "host-port-sent": {
    cause: "host-port",
    note: "signs URL.hostname, while Host has a port",
    make(program) {
      program.sent.host = `${program.sent.host}:8443`;
      setHeader(program.sent, "host", program.sent.host);
    },
  },
  "host-scheme": {
    cause: "host-url",
    note: "signs the endpoint of the configuration, with https:// in front",
    make: signsHost((host) => `https://${host}`),
  },
  "host-slash": {
    cause: "host-url",
    note: "signs the host with a slash at its end",
    make: signsHost((host) => `${host}/`),
  },
  "host-url": {
    cause: "host-url",
    note: "signs the whole URL as host",
    make: signsHost((host) => `https://${host}/`),
  },
  "method-get-signed": {
    cause: "method-differs",
    note: "signs GET of an example, and sends a POST",
    make: signsWith({ method: "GET" }),
  },
  "method-post-signed": {
    cause: "method-differs",
    note: "signs POST, and sends a GET",
    make: signsWith({ method: "POST" }),
  },
  "method-lower": {
    cause: "method-differs",
    note: "signs the method in small letters, as the HTTP library takes it",
    make: (program) => (program.signs.method = program.signs.method.toLowerCase()),
  },
  "path-empty": {
    cause: "path-differs",
    note: "takes the path of a URL without one: nothing instead of /",
    make: signsWith({ path: "" }),
  },
  "path-other": {
    cause: "path-differs",
    note: "signs the path of its own proxy",
    make: signsWith({ path: "/index.php" }),
  },
  "unsigned-without-header": {
    cause: "payload-unsigned",
    note: "signs UNSIGNED-PAYLOAD, and forgets the header that says so",
    make: (program) => (program.signs.payload = "UNSIGNED-PAYLOAD"),
  },
  "query-left-out": {
    cause: "query-missing",
    note: "leaves the line of the query empty, as for a POST",
    make: signsWith({ query: "" }),
  },
  "query-of-post": {
    cause: "query-needless",
    note: "writes the parameters of a POST into the line of the query",
    make(program) {
      program.signs.query = `${new URLSearchParams(JSON.parse(program.sent.body))}`;
    },
  },
  "query-sorted-signed": {
    cause: "query-order",
    note: "signs the parameters sorted, and sends them as they were given",
    make: (program) => (program.signs.query = program.signs.query.split("&").sort().join("&")),
  },
  "query-unsorted-signed": {
    cause: "query-order",
    note: "signs the parameters as they were given, and sends them sorted",
    make(program) {
      program.sent.query = program.sent.query.split("&").sort().join("&");
    },
  },
  "query-plus-sent": {
    cause: "query-encoding",
    note: "signs %20, and URLSearchParams sends +",
    make: (program) => (program.sent.query = program.sent.query.replaceAll("%20", "+")),
  },
  "query-plus-signed": {
    cause: "query-encoding",
    note: "signs urlencode's +, and the library sends %20",
    make: (program) => (program.signs.query = program.signs.query.replaceAll("%20", "+")),
  },
  "query-lower-hex": {
    cause: "query-encoding",
    note: ".NET's UrlEncode writes small letters: %2a",
    make: (program) => (program.signs.query = program.signs.query.replace(/%\w\w/g, (code) => code.toLowerCase())),
  },
  "query-twice": {
    cause: "query-encoding",
    note: "encodes the query that was encoded already",
    make: (program) => (program.signs.query = program.signs.query.replaceAll("%", "%25")),
  },
  "query-raw": {
    cause: "query-encoding",
    note: "signs the query without encoding it",
    make: (program) => (program.signs.query = decodeURIComponent(program.signs.query)),
  },
  "headers-reversed": {
    cause: "headers-order",
    note: "writes host before content-type, as it sends them",
    make: (program) => program.signs.headers.reverse(),
  },
  "headers-map": {
    cause: "headers-order",
    note: "writes headers and their list in the order of a hash map",
    certain: true,
    make(program) {
      program.signs.headers.reverse();
      program.signs.list = program.signs.list.split(";").reverse().join(";");
    },
  },
  "headers-names": {
    cause: "headers-case",
    note: "writes Content-Type and Host as they are sent",
    make(program) {
      const capital = (name) => name.replace(/(^|-)[a-z]/g, (sign) => sign.toUpperCase());
      program.signs.headers = program.signs.headers.map(([name, value]) => [capital(name), value]);
    },
  },
  "headers-action": {
    cause: "headers-case",
    note: "signs x-tc-action with its value as it is sent",
    make(program) {
      program.signs.headers = program.signs.headers.map(([name, value]) =>
        name === "x-tc-action" ? [name, header(program.sent, name)] : [name, value],
      );
    },
  },
  "headers-unended": {
    cause: "headers-end",
    note: "joins the headers with line feeds, and forgets the one after the last",
    make: signsWith({ headersEnd: "" }),
  },
  "headers-ended-twice": {
    cause: "headers-end",
    note: "ends the headers with an empty line too many",
    make: signsWith({ headersEnd: "\n\n" }),
  },
  "headers-blanks": {
    cause: "headers-format",
    note: "writes a blank after each colon of the canonical headers, as they are sent",
    make(program) {
      program.signs.headers = program.signs.headers.map(([name, value]) => [name, ` ${value}`]);
    },
  },
  "headers-blanks-before": {
    cause: "headers-format",
    note: "writes a blank on either side of each colon of the canonical headers",
    make(program) {
      program.signs.headers = program.signs.headers.map(([name, value]) => [`${name} `, ` ${value}`]);
    },
  },
  "list-commas": {
    cause: "headers-format",
    note: "joins the names of the signed headers with commas",
    certain: true,
    make: (program) => (program.signs.list = program.signs.list.replaceAll(";", ",")),
  },
  "list-of-example": {
    cause: "headers-list",
    note: "signs two headers, and names three, as the documentation's example",
    make: (program) => (program.signs.list = "content-type;host;x-tc-action"),
  },
  "list-in-authorization": {
    cause: "headers-list",
    note: "signs three headers, and Authorization names two",
    make: (program) => (program.claims.list = "content-type;host"),
  },
  "list-host-alone": {
    cause: "headers-list",
    note: "signs the host alone",
    certain: true,
    make(program) {
      program.signs.headers = program.signs.headers.filter(([name]) => name === "host");
      program.signs.list = "host";
    },
  },
  crlf: {
    cause: "line-endings",
    note: "builds the texts from a here-string, which has CR LF on Windows",
    make: signsWith({ lineFeed: "\r\n" }),
  },
  "crlf-request": {
    cause: "line-endings",
    note: "builds the canonical request with Environment.NewLine, and the string to sign with \\n",
    make: (program) => (program.signs.hashRequest = (text) => sha256(text.replaceAll("\n", "\r\n"))),
  },
  "crlf-string": {
    cause: "line-endings",
    note: "builds the string to sign with Environment.NewLine, and the canonical request with \\n",
    make(program) {
      const { stringToSign } = program.signs;
      program.signs.stringToSign = (...parts) => [stringToSign(...parts).join("\r\n")];
    },
  },
  backslashes: {
    cause: "line-endings",
    note: "writes \\n in PHP's single quotes, where it is two characters",
    make: signsWith({ lineFeed: "\\n" }),
  },
  "backslashes-request": {
    cause: "line-endings",
    note: "writes \\n as two characters into the canonical request alone",
    make: (program) => (program.signs.hashRequest = (text) => sha256(text.replaceAll("\n", "\\n"))),
  },
  "payload-itself": {
    cause: "payload-not-hashed",
    note: "writes the body into the last line of the canonical request, and not its hash",
    make: signsWith({ hashPayload: (data) => `${data}` }),
  },
  unhashed: {
    cause: "request-not-hashed",
    note: "puts the canonical request itself into the string to sign",
    make: signsWith({ hashRequest: (text) => text }),
  },
  "request-hash-upper": {
    cause: "hash-case",
    note: "C#'s BitConverter writes the hash of the canonical request in capitals",
    make: signsWith({ hashRequest: (text) => sha256(text).toUpperCase() }),
  },
};
