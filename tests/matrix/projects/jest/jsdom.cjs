// jsdom, which lacks what these are, with Node's own.
const { default: Environment } = require("jest-environment-jsdom");

module.exports = class extends Environment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { fetch, Headers, Request, Response, TextDecoder, TextEncoder });
  }
};
