/** The gateways under their own names, by TLS, and no proxy: the local endpoint verifies each signature. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { createEndpoint } from "../../endpoint/index.mjs";
import { root } from "../examples/readme.mjs";

const NAMES = "subjectAltName=DNS:*.api.tcloudbasegateway.com,DNS:*.ap-guangzhou.tencentscf.com";

/** @param {string} name  of a folder for its certificate */
export async function startGateways(name) {
  const folder = `${root}tests/.work/gateway/${name}-${process.pid}`;
  mkdirSync(folder, { recursive: true });
  const [key, cert] = [`${folder}/key.pem`, `${folder}/cert.pem`];
  const kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  execFileSync("openssl", [...kind, "-subj", "/CN=gateways", "-addext", NAMES, "-keyout", key, "-out", cert], {
    stdio: "ignore",
  });
  const log = [];
  const endpoint = createEndpoint({ log: (line) => log.push(line) });
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, endpoint.handle);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    certificate: cert,
    log,
    close() {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
