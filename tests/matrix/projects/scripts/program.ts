// What a person runs without building it.
import { sign, type SignedRequest } from "tc3fetch";
import { everything } from "./everything.js";

const request = { service: "cvm", version: "2017-03-12", action: "DescribeZones", timestamp: 1700000000 };
const signed: SignedRequest = sign(request, { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" });
if (signed.method !== "POST") throw new Error(signed.method);

everything(process.argv[2]).then((result) => console.log(JSON.stringify(result)));
