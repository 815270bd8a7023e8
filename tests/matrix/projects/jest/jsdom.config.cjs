module.exports = {
  ...require("./commonjs.config.cjs"),
  testMatch: ["**/jsdom.test.cjs", "**/bare.test.cjs"],
  testEnvironment: "./jsdom.cjs",
};
