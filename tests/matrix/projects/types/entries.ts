// Every entry, so that the declarations of each are read.
import * as tc3fetch from "tc3fetch";
import * as aliyun from "tc3fetch/aliyun";
import * as credentials from "tc3fetch/credentials";
import * as diagnose from "tc3fetch/diagnose";
import * as fc from "tc3fetch/fc";
import * as fetched from "tc3fetch/fetch";
import * as gateway from "tc3fetch/gateway";
import * as generate from "tc3fetch/generate";
import * as guance from "tc3fetch/guance";
import * as inspect from "tc3fetch/inspect";
import * as models from "tc3fetch/models";
import * as proxy from "tc3fetch/proxy";
import * as page from "tc3fetch/proxy/page";
import * as reference from "tc3fetch/reference";
import * as scf from "tc3fetch/scf";
import * as signing from "tc3fetch/sign";
import * as slim from "tc3fetch/slim";
import * as testing from "tc3fetch/testing";
import * as tiems from "tc3fetch/tiems";
import * as v1 from "tc3fetch/v1";

export const entries = [
  [tc3fetch, aliyun, credentials, diagnose, fc, fetched, gateway, generate, guance, inspect, models],
  [proxy, page, reference, scf, signing, slim, testing, tiems, v1],
];
