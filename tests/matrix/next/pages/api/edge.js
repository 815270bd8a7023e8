import { everything } from "../../everything.js";

export const config = { runtime: "edge" };

export default async function handler(request) {
  return Response.json(await everything(new URL(request.url).searchParams.get("endpoint")));
}
