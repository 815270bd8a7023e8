//! Which host a request to Tencent Cloud is signed for.

use alloc::string::String;

use super::fields::{Field, Fields};
use crate::ascii::concat;
use crate::error::FirstFault;
use crate::fault::Fault;
use crate::http::host::canonical_host;

/// The root of the vendor's hosts.
const ROOT: &str = "tencentcloudapi.com";

/// The host as it will stand in the `Host` header: lower case, and without the port
/// where it is the default one of https. No scheme, path or user info.
///
/// Where none is given, it is that of `endpoint`:
///
/// | endpoint | host |
/// |---|---|
/// | `nearest` | `{service}.tencentcloudapi.com`, which leads to the region nearby |
/// | `regional` | `{service}.{region}.tencentcloudapi.com` |
/// | `internal` | `{service}.internal.tencentcloudapi.com`, from inside the vendor's network |
/// | `intl` | `{service}.intl.tencentcloudapi.com`, for accounts of the international site |
///
/// The finance regions can be reached by their own hosts only, which is why these are
/// the default for them.
pub fn host_of(fields: &Fields<'_>, faults: &mut FirstFault) -> String {
    let given = fields.get(Field::Host);
    if !given.is_empty() {
        return canonical_host(given, "host", faults);
    }
    let region = fields.get(Field::Region);
    let label = match fields.get(Field::Endpoint) {
        "" if region.as_bytes().ends_with(b"-fsi") => region,
        "regional" => {
            if region.is_empty() {
                faults.add(Fault::MissingParameter, "region");
            }
            region
        }
        "" | "nearest" => "",
        root => root,
    };
    let dot = if label.is_empty() { "" } else { "." };
    let host = concat(&[fields.get(Field::Service), dot, label, ".", ROOT]);
    canonical_host(&host, "region", faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;
    use alloc::borrow::ToOwned;

    fn host_of(given: &[(Field, &'static str)]) -> Result<String, Error> {
        let mut fields = Fields::default();
        fields.set(Field::Service, "cvm");
        for &(field, text) in given {
            fields.set(field, text);
        }
        let mut faults = FirstFault::default();
        let host = super::host_of(&fields, &mut faults);
        faults.result().map(|()| host)
    }

    #[test]
    fn each_endpoint_has_its_host() {
        for (endpoint, region, host) in [
            ("", "", "cvm.tencentcloudapi.com"),
            ("", "ap-guangzhou", "cvm.tencentcloudapi.com"),
            ("nearest", "ap-guangzhou", "cvm.tencentcloudapi.com"),
            (
                "regional",
                "ap-guangzhou",
                "cvm.ap-guangzhou.tencentcloudapi.com",
            ),
            (
                "",
                "ap-shanghai-fsi",
                "cvm.ap-shanghai-fsi.tencentcloudapi.com",
            ),
            (
                "internal",
                "ap-shanghai-fsi",
                "cvm.internal.tencentcloudapi.com",
            ),
            ("intl", "", "cvm.intl.tencentcloudapi.com"),
        ] {
            let given = [(Field::Endpoint, endpoint), (Field::Region, region)];
            assert_eq!(host_of(&given).unwrap(), host);
        }
    }

    #[test]
    fn a_regional_endpoint_needs_a_region_that_can_be_a_host() {
        let region = |region| {
            let given = [(Field::Endpoint, "regional"), (Field::Region, region)];
            let error = host_of(&given).unwrap_err();
            (error.code().into_owned(), error.parameter().to_owned())
        };
        assert_eq!(
            region(""),
            ("ClientError.MissingParameter".into(), "region".into())
        );
        assert_eq!(
            region("a/b"),
            ("ClientError.InvalidHost".into(), "region".into())
        );
    }

    #[test]
    fn a_given_host_counts_more_than_the_endpoint() {
        let given = [
            (Field::Host, "proxy.example.com"),
            (Field::Endpoint, "intl"),
        ];
        assert_eq!(host_of(&given).unwrap(), "proxy.example.com");
    }
}
