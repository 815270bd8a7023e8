const transform = { "\\.js$": ["babel-jest", { presets: [["@babel/preset-env", { targets: { node: "current" } }]] }] };

module.exports = {
  testMatch: ["**/commonjs.test.cjs"],
  transform,
  // Jest's require knows no ES modules: Babel makes CommonJS of the package.
  transformIgnorePatterns: ["/node_modules/(?!tc3fetch/)"],
};
