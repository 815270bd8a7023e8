// A function of Cloudflare Pages.
import { everything } from "../../everything.js";

export const onRequest = async ({ request }) =>
  Response.json(await everything(new URL(request.url).searchParams.get("endpoint")));
