#!/usr/bin/env node
// The command. What stands in this file any Node can read, so that an old one says that it is.
var version = process.versions.node;
if (parseInt(version, 10) < 20) {
  console.error("@tc3fetch/explorer needs Node 20 or later, and this is Node " + version + ": https://nodejs.org");
  process.exit(1);
}
require("./start.cjs");
