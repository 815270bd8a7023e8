/**
 * What a program sends, and what it signs. Both are the same in a right program; a mistake changes
 * one of them. What a program sends is a `sent`:
 *
 *     { method, scheme, host, path, query, headers: [name, value][], body }
 *
 * where `host` is that of the URL. A header Host goes along, since most programs send one.
 */
import { ACS3, dateOf, encode, sha256, signCanonical, signV1, TC3, V1 } from "./signers.mjs";

const FORM = "application/x-www-form-urlencoded";

/** Sets a header in its place, adds it, or takes it away where there is no value. */
export function setHeader(sent, name, value) {
  const place = sent.headers.findIndex(([known]) => known.toLowerCase() === name.toLowerCase());
  const replacement = value === undefined ? [] : [[name, value]];
  if (place < 0) sent.headers.push(...replacement);
  else sent.headers.splice(place, 1, ...replacement);
}

export const header = (sent, name) => sent.headers.find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];

/** The URL of what is sent. */
export const urlOf = ({ scheme, host, path, query }) => `${scheme}://${host}${path}${query && `?${query}`}`;

/** A program that calls Tencent Cloud with signature v3. */
export function tc3Program(given) {
  const { credentials, timestamp, service, method = "POST", path = "/", query = "", region, language } = given;
  const host = given.host ?? `${service}.tencentcloudapi.com`;
  const type = given.type ?? (method === "GET" ? FORM : "application/json");
  const body = Buffer.from(given.body ?? "");
  const headers = [
    ["Host", host],
    ["Content-Type", type],
    ["X-TC-Action", given.action],
    ["X-TC-Version", given.version],
    ["X-TC-Timestamp", `${timestamp}`],
    ["X-TC-Region", region],
    ["X-TC-Language", language],
    ["X-TC-Token", credentials.token],
  ].filter(([, value]) => value !== undefined);
  const signed = [
    ["content-type", type],
    ["host", host],
    ...(given.signsAction ? [["x-tc-action", given.action.toLowerCase()]] : []),
  ];
  return {
    system: "TC3-HMAC-SHA256",
    credentials,
    timestamp,
    sent: { method, scheme: "https", host, path, query, headers, body },
    signs: {
      ...TC3,
      method,
      path,
      query,
      headers: signed,
      list: signed.map(([name]) => name).join(";"),
      payload: body,
      timestamp: `${timestamp}`,
      date: dateOf(timestamp),
      service,
      secretKey: credentials.secretKey,
    },
    /** What the header Authorization says, where it is not what was signed. */
    claims: {},
    write: ({ algorithm, id, scope, list, signature }) =>
      `${algorithm} Credential=${id}/${scope}, SignedHeaders=${list}, Signature=${signature}`,
  };
}

/** A program that calls Alibaba Cloud with its signature v3. */
export function acs3Program(given) {
  const { credentials, timestamp, method = "POST", path = "/", query = "", host, type } = given;
  const body = Buffer.from(given.body ?? "");
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  const headers = [
    ["host", host],
    ["x-acs-action", given.action],
    ["x-acs-version", given.version],
    ["x-acs-date", `${new Date(timestamp * 1000).toISOString().slice(0, 19)}Z`],
    ["x-acs-signature-nonce", given.nonce],
    ["x-acs-content-sha256", sha256(body)],
    ["x-acs-security-token", securityToken],
    ["content-type", type],
    ...(given.more ?? []),
  ].filter(([, value]) => value !== undefined);
  const isSigned = ([name]) => /^(host|content-type|x-acs-.*)$/.test(name);
  const signed = headers.filter(isSigned).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    system: "ACS3-HMAC-SHA256",
    credentials,
    timestamp,
    sent: { method, scheme: "https", host, path, query, headers, body },
    signs: {
      ...ACS3,
      method,
      path,
      query: query.split("&").sort().join("&"),
      headers: signed,
      list: signed.map(([name]) => name).join(";"),
      payload: body,
      secretKey: accessKeySecret,
    },
    claims: { id: accessKeyId },
    write: ({ algorithm, id, list, signature }) =>
      `${algorithm} Credential=${id},SignedHeaders=${list},Signature=${signature}`,
  };
}

/** A program that calls Tencent Cloud with signature v1. */
export function v1Program(given) {
  const { credentials, timestamp, service, method = "GET", hash = "sha1", nonce = 11886, region } = given;
  const host = given.host ?? `${service}.tencentcloudapi.com`;
  const names = { sha1: "HmacSHA1", sha256: "HmacSHA256" };
  const params = Object.entries({
    Action: given.action,
    ...given.params,
    Version: given.version,
    Region: region,
    Timestamp: `${timestamp}`,
    Nonce: `${nonce}`,
    SecretId: credentials.secretId,
    Token: credentials.token,
    SignatureMethod: given.unnamed ? undefined : names[hash],
  }).filter(([, value]) => value !== undefined);
  return {
    system: names[hash],
    credentials,
    timestamp,
    /** Becomes the query of a GET, or the body of a POST, encoded by `encode`. */
    sent: { method, scheme: "https", host, path: "/", params: params.map((pair) => [...pair]), encode, headers: [] },
    signs: { ...V1, method, host, params, hash, secretKey: credentials.secretKey },
  };
}

/** Signs as the program does, and gives what goes out: a `sent` with its signature. */
export function finish(program) {
  if (program.sent.params) return finishV1(program);
  const { sent, signs, claims, write } = program;
  const { canonicalRequest, stringToSign, scope, signature } = signCanonical(signs);
  const { secretId, accessKeyId } = program.credentials;
  const claimed = { algorithm: signs.algorithm, id: secretId ?? accessKeyId, scope, list: signs.list, signature };
  const authorization = write({ ...claimed, ...claims });
  const headers = [...sent.headers, ...(authorization === undefined ? [] : [["Authorization", authorization]])];
  return { wire: { ...sent, headers }, canonicalRequest, stringToSign, signature };
}

function finishV1({ sent, signs }) {
  const { stringToSign, signature } = signV1(signs);
  const encodeSignature = sent.encodeSignature ?? encode;
  const pairs = sent.params.map(([name, value]) => `${name}=${sent.encode(value)}`);
  const written = [...pairs, ...(sent.unsigned ? [] : [`Signature=${encodeSignature(signature)}`])].join("&");
  const isGet = sent.method === "GET";
  const host = sent.headers.some(([name]) => name === "Host") ? [] : [["Host", sent.host]];
  const wire = {
    ...sent,
    query: isGet ? written : "",
    body: Buffer.from(isGet ? "" : written),
    headers: [...host, ...sent.headers, ...(isGet ? [] : [["Content-Type", FORM]])],
  };
  return { wire, stringToSign, signature };
}
