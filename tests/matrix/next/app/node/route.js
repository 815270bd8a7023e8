import { everything } from "../../everything.js";

export const dynamic = "force-dynamic";

export const GET = async (request) =>
  Response.json(await everything(new URL(request.url).searchParams.get("endpoint")));
