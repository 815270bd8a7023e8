import init from "./module.js";

await init();
