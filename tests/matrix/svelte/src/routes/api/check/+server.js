import { everything } from "../../../../everything.js";

export const GET = async ({ url }) => Response.json(await everything(url.searchParams.get("endpoint")));
