const { everything } = require("./everything.js");
const expected = require("./expected.json");

test("everything", async () => {
  expect(await everything(process.env.ENDPOINT)).toEqual(expected);
});
