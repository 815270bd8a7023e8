import { everything } from "./everything.js";

export const config = { matcher: "/middleware" };

export const middleware = async (request) =>
  Response.json(await everything(new URL(request.url).searchParams.get("endpoint")));
