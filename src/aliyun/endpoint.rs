//! Which host a request to Alibaba Cloud is signed for.

use alloc::string::String;

use super::request::AcsRequest;
use crate::ascii::concat;
use crate::error::FirstFault;
use crate::fault::Fault;
use crate::http::host::canonical_host;

/// Regions of Function Compute without the host that the others have.
const OWN_HOSTS: [&str; 4] = [
    "me-central-1",
    "cn-hangzhou-finance",
    "cn-shanghai-finance-1",
    "cn-heyuan-acdr-1",
];

/// The host as it is signed. Of Function Compute, by region:
///
/// | | host |
/// |---|---|
/// | with an account | `{accountId}.{region}.fc.aliyuncs.com` |
/// | four regions | `{region}.fc.aliyuncs.com` |
/// | others | `fcv3.{region}.aliyuncs.com` |
pub fn host_of(request: &AcsRequest<'_>, faults: &mut FirstFault) -> String {
    let region = request.region;
    if !request.host.is_empty() {
        return canonical_host(request.host, "host", faults);
    }
    let host = match request.account_id {
        // The option that is missing more often than `host`.
        _ if region.is_empty() => {
            faults.add(Fault::MissingParameter, "region");
            String::new()
        }
        "" if OWN_HOSTS.contains(&region) => concat(&[region, ".fc.aliyuncs.com"]),
        "" => concat(&["fcv3.", region, ".aliyuncs.com"]),
        account => concat(&[account, ".", region, ".fc.aliyuncs.com"]),
    };
    canonical_host(&host, "region", faults)
}
