module.exports = { testMatch: ["**/modules.test.js"], transform: {} };
