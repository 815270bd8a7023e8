// webpack 4 reads ES2019: Babel goes over the package, as over a project's own code.
import webpack from "webpack4";

const use = { loader: "babel-loader", options: { presets: ["@babel/preset-env"], compact: false } };

webpack(
  {
    mode: "production",
    entry: "./page.js",
    output: { path: `${process.cwd()}/dist-webpack-4`, filename: "page.js" },
    module: { rules: [{ test: /\.js$/, use }] },
  },
  (cause, stats) => {
    if (!cause && !stats.hasErrors()) return;
    console.error(cause ?? stats.toString("errors-only"));
    process.exitCode = 1;
  },
);
