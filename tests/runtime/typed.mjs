// The services' entries, together.
export * as fc from "tc3fetch/fc";
export * as guance from "tc3fetch/guance";
export * as models from "tc3fetch/models";
export * as scf from "tc3fetch/scf";
export * as tiems from "tc3fetch/tiems";
