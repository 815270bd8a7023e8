// @tc3fetch/services/tiems: with the functions that tc3fetch/tiems has.
export * from "./index.js";
export * from "tc3fetch/tiems";
