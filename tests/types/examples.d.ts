// What the examples of the types and of docs/ take for granted: what stands in a user's own code around them.
import type { AcsCredentials } from "tc3fetch/aliyun";
import type { ApiRequest, Client, Credentials } from "tc3fetch";

declare global {
  /** Of both vendors, as an example says only by its entry whose they are. */
  const credentials: Credentials & AcsCredentials;
  const config: { credentials: Credentials & AcsCredentials; region: string };
  const longLived: Credentials;
  const apiKey: string;
  const client: Client;
  const request: ApiRequest;
  const session: string;
  function isLoggedIn(authorization: string | null): Promise<boolean>;

  /** Of docs/services.md. */
  const ServiceConfigId: string;
  const ResourceGroupId: string;
  const accessKeyId: string;
  const accessKeySecret: string;
  const securityToken: string;
  const ossBucketName: string;
  const ossObjectName: string;

  namespace NodeJS {
    /** A program that is started without them ends with an error of ours that names them. */
    interface ProcessEnv {
      TENCENTCLOUD_SECRET_ID: string;
      TENCENTCLOUD_SECRET_KEY: string;
      ROLE_ARN: string;
      TKE_PROVIDER_ID: string;
      TKE_ROLE_ARN: string;
      TKE_WEB_IDENTITY_TOKEN_FILE: string;
    }
  }

  namespace JSX {
    interface IntrinsicElements {
      [name: string]: unknown;
    }
  }
}
