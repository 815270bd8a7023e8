// @tc3fetch/services/scf: with the functions that tc3fetch/scf has.
export * from "./index.js";
export * from "tc3fetch/scf";
