// Ten services, each by one action that only reads: what Node, workerd and a page do.
import { tencent } from "@tc3fetch/services";

/** By service: the call, and the members of its answer that must be there. */
const CALLS = {
  cvm: [(all) => all.cvm.describeZones(), "ZoneSet"],
  vpc: [(all) => all.vpc.describeVpcs({ Limit: "1" }), "VpcSet"],
  cbs: [(all) => all.cbs.describeDisks({ Limit: 1 }), "DiskSet"],
  clb: [(all) => all.clb.describeLoadBalancers({ Limit: 1 }), "LoadBalancerSet"],
  cdb: [(all) => all.cdb.describeDBInstances({ Limit: 1 }), "Items"],
  redis: [(all) => all.redis.describeInstances({ Limit: 1 }), "InstanceSet"],
  dnspod: [(all) => all.dnspod.describeDomainList({ Limit: 1 }), "DomainList"],
  ssl: [(all) => all.ssl.describeCertificates({ Limit: 1 }), "Certificates"],
  cam: [(all) => all.cam.listUsers(), "Data"],
  "tke@2018-05-25": [(all) => all["tke@2018-05-25"].describeClusters({ Limit: 1 }), "Clusters"],
};

/** Calls all of them; gives what went wrong, by service. */
export async function callTen(config) {
  const all = tencent(config);
  const wrong = {};
  for (const [service, [call, member]] of Object.entries(CALLS)) {
    try {
      const answer = await call(all);
      if (typeof answer.RequestId !== "string" || !(member in answer)) wrong[service] = JSON.stringify(answer);
    } catch (error) {
      wrong[service] = `${error.code}: ${error.message}`;
    }
  }
  return { called: Object.keys(CALLS).length, wrong };
}
