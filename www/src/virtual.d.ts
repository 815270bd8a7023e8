declare module "virtual:catalogue" {
  import type { Service } from "./api/catalogue.ts";
  const services: Service[];
  export default services;
}

declare module "virtual:pinyin" {
  /** By Chinese title: its pinyin without tones, a space, and the initials. */
  const pinyin: Record<string, string>;
  export default pinyin;
}

declare module "virtual:broken-requests" {
  const requests: { id: "contentType" | "localDate" | "encoded"; text: string }[];
  export default requests;
}
