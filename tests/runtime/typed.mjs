// The services' entries, and those for one kind of signature, together.
export * as aliyun from "tc3fetch/aliyun";
export * as fc from "tc3fetch/fc";
export * as guance from "tc3fetch/guance";
export * as models from "tc3fetch/models";
export * as scf from "tc3fetch/scf";
export * as signOnly from "tc3fetch/sign";
export * as tiems from "tc3fetch/tiems";
export * as v1 from "tc3fetch/v1";
