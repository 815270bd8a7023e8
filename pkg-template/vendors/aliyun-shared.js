// The instance that tc3fetch/aliyun and tc3fetch/fc share; see tencent-shared.js.
import loader from "tc3fetch/engine-aliyun";
import { createAliyun } from "./aliyun.js";

export const shared = /* @__PURE__ */ createAliyun(loader);
