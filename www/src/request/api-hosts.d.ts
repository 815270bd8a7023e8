/** A file of the package that no entry exports. */
declare module "*/pkg-template/vendors/api-hosts.js" {
  export const TENCENT_API: RegExp;
  export const ALIYUN_API: RegExp;
  export const GUANCE_API: RegExp;
}
