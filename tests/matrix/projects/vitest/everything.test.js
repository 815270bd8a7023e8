import { expect, it } from "vitest";
import { everything } from "./everything.js";
import expected from "./expected.json";

it("everything", async () => {
  if (process.env.MATRIX === "jsdom") expect(document.nodeType).toBe(9);
  expect(await everything(process.env.ENDPOINT)).toEqual(expected);
});
