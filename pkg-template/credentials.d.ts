/**
 * `tc3fetch/credentials`: functions that give credentials, for the member `credentials` of a config.
 *
 * Make a provider once, beside the client or as a variable of the module: what it gives is kept
 * for the function, whichever client asks.
 *
 * @module tc3fetch/credentials
 */
import type { AcsCredentials } from "./aliyun.js";
import type { Config, Credentials } from "./index.js";

export type { AcsCredentials } from "./aliyun.js";
export type { Config, Credentials } from "./index.js";
export { Tc3Error } from "./index.js";

/** Why a provider is asked. */
export interface ProviderContext {
  /** The service has refused what the provider gave last: what it keeps itself is of no use. */
  isRefused?: boolean;
}

/** Credentials that end. */
export type Temporary<C = Credentials> = C & {
  /** Milliseconds since 1970, in the time of the service. They are renewed before that. */
  expiresAt: number;
};

/** Where environment variables are read: an object such as `process.env` or a Worker's `env`, or `Deno.env`. */
export type Environment = object;

/**
 * Credentials out of environment variables: `TENCENTCLOUD_SECRET_ID` and
 * `TENCENTCLOUD_SECRET_KEY` with, where they are temporary, `TENCENTCLOUD_TOKEN`,
 * `TENCENTCLOUD_SESSION_TOKEN` or `TENCENTCLOUD_SECURITY_TOKEN`; without these what SCF sets for a
 * function with a role, `TENCENTCLOUD_SECRETID`, `TENCENTCLOUD_SECRETKEY` and
 * `TENCENTCLOUD_SESSIONTOKEN`.
 *
 * They are read at each call. A variable that is missing is named by the error of the call.
 *
 * @param env default `process.env`, or `Deno.env`
 * @example
 * const client = new Client({ credentials: fromEnvironment(), region: "ap-guangzhou" });
 */
export function fromEnvironment(env?: Environment): () => Credentials;

/**
 * The same for Alibaba Cloud: `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET`
 * and, where they are temporary, `ALIBABA_CLOUD_SECURITY_TOKEN`.
 *
 * @example
 * import { Client } from "tc3fetch/aliyun";
 *
 * const client = new Client({ credentials: aliyunFromEnvironment(), region: "cn-hangzhou" });
 */
export function aliyunFromEnvironment(env?: Environment): () => AcsCredentials;

/** The role that is assumed. */
interface Role {
  /** `"qcs::cam::uin/100000000001:roleName/reader"` */
  roleArn: string;
  /** Names the session in the audit log: 2 to 128 letters, digits and `=,.@_-`. */
  roleSessionName: string;
  /** How long the credentials hold; default 7200, at most 43200. */
  durationSeconds?: number | undefined;
}

/** How STS is called; a page needs a `proxy`. */
type StsConfig = Omit<Config, "credentials" | "algorithm">;

/** See {@link assumeRole}. */
export interface AssumeRoleOptions extends Role, StsConfig {
  /** Who assumes the role: keys, or a provider. */
  credentials: Config["credentials"];
  /** Narrows what the credentials may do. An object is written as STS wants it; a text is sent as it stands, and must be URL-encoded. */
  policy?: object | string | undefined;
  /** What the role's owner has agreed on with you. */
  externalId?: string | undefined;
  /** The uin of the person on whose behalf it is assumed. */
  sourceIdentity?: string | undefined;
  /** Session tags. */
  tags?: Record<string, string> | Map<string, string> | undefined;
}

/**
 * The temporary credentials of a role: calls AssumeRole of STS when they are first needed, and
 * again before they end.
 *
 * @example
 * const credentials = assumeRole({
 *   credentials: fromEnvironment(),
 *   roleArn: "qcs::cam::uin/100000000001:roleName/reader",
 *   roleSessionName: "nightly-report",
 * });
 * const client = new Client({ credentials, region: "ap-guangzhou" });
 */
export function assumeRole(options: AssumeRoleOptions): () => Promise<Temporary>;

/** See {@link assumeRoleWithWebIdentity}. */
export interface WebIdentityOptions extends Role, StsConfig {
  /** The name of the identity provider, as CAM knows it. */
  providerId: string;
  /** The identity provider's OIDC token, or a function that gives it each time anew. */
  webIdentityToken: string | (() => string | Promise<string>);
}

/**
 * The temporary credentials of a role, for a user or a program that an identity provider (OIDC) knows: calls
 * AssumeRoleWithWebIdentity of STS, which needs no keys.
 *
 * @example
 * import { readFile } from "node:fs/promises";
 *
 * const credentials = assumeRoleWithWebIdentity({
 *   providerId: process.env.TKE_PROVIDER_ID,
 *   roleArn: process.env.TKE_ROLE_ARN,
 *   roleSessionName: "report",
 *   webIdentityToken: () => readFile(process.env.TKE_WEB_IDENTITY_TOKEN_FILE, "utf8"),
 * });
 */
export function assumeRoleWithWebIdentity(options: WebIdentityOptions): () => Promise<Temporary>;

/**
 * Temporary credentials that come from elsewhere, such as your own server. `give` gives the answer
 * of STS (`{ Credentials: { TmpSecretId, … }, ExpiredTime }`), what qcloud-cos-sts makes of it, or
 * the members of `Credentials` with `expiresAt` in milliseconds or as ISO text.
 *
 * @example
 * const credentials = temporary(async () => (await fetch("/api/credentials")).json());
 * const client = new Client({ credentials, region: "ap-guangzhou", proxy: "https://tc3.example.com" });
 */
export function temporary(
  give: (context?: ProviderContext) => unknown,
): (context?: ProviderContext) => Promise<Temporary>;
/** With `temporary<AcsCredentials>` the same for Alibaba Cloud. */
export function temporary<C extends Credentials | AcsCredentials>(
  give: (context?: ProviderContext) => unknown,
): (context?: ProviderContext) => Promise<Temporary<C>>;
