// Signatures step by step, over the engine that explains them.
import { signRead } from "./aliyun.js";
