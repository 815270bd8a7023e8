const { sign } = require("tc3fetch");

console.log(typeof sign, require.resolve("tc3fetch"));
