import { everything } from "../../everything.js";

export const runtime = "edge";

export const GET = async (request) =>
  Response.json(await everything(new URL(request.url).searchParams.get("endpoint")));
