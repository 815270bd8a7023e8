//! Which host a request to Alibaba Cloud is signed for.

use alloc::string::String;

use super::request::AcsRequest;
use crate::ascii::{concat, is_one_of};
use crate::error::FirstFault;
use crate::fault::Fault;
use crate::http::host::canonical_host;

/// The end of the vendor's hosts.
const ROOT: &str = ".aliyuncs.com";

/// Regions of Function Compute without the host that the others have.
const OWN_HOSTS: &str =
    "me-central-1, cn-hangzhou-finance, cn-shanghai-finance-1, cn-heyuan-acdr-1";

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
        "" if is_one_of(OWN_HOSTS, region) => concat(&[region, ".fc", ROOT]),
        "" => concat(&["fcv3.", region, ROOT]),
        account => concat(&[account, ".", region, ".fc", ROOT]),
    };
    canonical_host(&host, "region", faults)
}
