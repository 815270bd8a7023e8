const { everything } = require("./everything.js");
const expected = require("./expected.json");

test("everything, in jsdom", async () => {
  expect(document.nodeType).toBe(9);
  expect(await everything(process.env.ENDPOINT)).toEqual(expected);
});
