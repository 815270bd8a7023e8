import "./host";
import { sign } from "tc3fetch/js";
import { check } from "./check";

const request = { service: "cvm", version: "2017-03-12", action: "DescribeZones", timestamp: 1700000000 };
const { signature } = sign(request, { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" });

// check.js imports `tc3fetch`: that is the same file here.
check(globalThis.ENDPOINT)
  .catch((error) => ({
    code: error.code,
    hint: error.hint,
    stack: `${error.stack} ${error.cause && error.cause.stack}`,
  }))
  .then((found) => print(`gives ${JSON.stringify({ ...found, js: signature })}`));
