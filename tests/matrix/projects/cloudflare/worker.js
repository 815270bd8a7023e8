import { everything } from "./everything.js";

export default {
  async fetch(request) {
    return Response.json(await everything(new URL(request.url).searchParams.get("endpoint")));
  },
};
