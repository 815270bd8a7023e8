// tc3fetch/aliyun: Alibaba Cloud with signature ACS3, for any action.
import { shared } from "./vendors/aliyun-shared.js";

export { Tc3Error } from "./errors/error.js";

export const { sign, call, Client, init } = shared;
