declare module "virtual:catalogue" {
  import type { Service } from "./api/catalogue.ts";
  const services: Omit<Service, "count">[];
  export default services;
}

declare module "virtual:pinyin" {
  const table: { common: string; more: string };
  export default table;
}

declare module "virtual:services" {
  import type { Listed } from "./api/catalogue-index.ts";
  const listed: Listed;
  export default listed;
}

declare module "virtual:broken-requests" {
  const requests: { id: "contentType" | "localDate" | "encoded"; text: string }[];
  export default requests;
}
