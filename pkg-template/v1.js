// tc3fetch/v1: Tencent Cloud with signature v1 (HmacSHA256 and HmacSHA1).
import loader from "tc3fetch/engine-v1";
import { createV1Signer } from "./vendors/v1.js";
import { createEntry } from "./vendors/tencent-entry.js";
import { createSigning } from "./vendors/tencent-sign.js";

export { Tc3Error } from "./errors/error.js";

const entry = /* @__PURE__ */ createEntry(/* @__PURE__ */ createSigning(loader, createV1Signer));
export const { sign, call, callWithResponse, stream, invoke, describeServices, Client, init, clearKeyCache } = entry;
