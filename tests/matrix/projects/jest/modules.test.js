import { readFileSync } from "node:fs";
import { everything } from "./everything.js";

test("everything", async () => {
  expect(await everything(process.env.ENDPOINT)).toEqual(JSON.parse(readFileSync("expected.json", "utf8")));
});
