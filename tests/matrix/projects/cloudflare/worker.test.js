import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { everything } from "./everything.js";
import expected from "./expected.json";

it("everything", async () => {
  expect(await everything(env.ENDPOINT)).toEqual(expected);
});
