//! The parts of a URL as they are written: nothing is normalised, since what was signed may be
//! the very difference.

/// A URL cut into its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UrlParts<'a> {
    /// `https`; empty where there is none.
    pub scheme: &'a str,
    /// `host` or `host:port`, without user info.
    pub host: &'a str,
    /// From the first slash; empty where there is none.
    pub path: &'a str,
    /// After the question mark, without a fragment.
    pub query: &'a str,
}

impl<'a> UrlParts<'a> {
    /// Cuts a URL.
    pub fn of(url: &'a str) -> Self {
        let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
        let (rest, _) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = match rest.find('/') {
            Some(slash) => rest.split_at(slash),
            None => (rest, ""),
        };
        let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
        Self {
            scheme,
            host,
            path,
            query,
        }
    }

    /// The host as an HTTP library sends it: without the port that the scheme has anyway.
    pub fn sent_host(&self) -> &'a str {
        let default = match self.scheme {
            "http" => ":80",
            _ => ":443",
        };
        self.host.strip_suffix(default).unwrap_or(self.host)
    }

    /// The path, `/` where there is none.
    pub fn sent_path(&self) -> &'a str {
        match self.path {
            "" => "/",
            path => path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_cut_and_not_normalised() {
        let url = UrlParts::of("https://u:p@CVM.tencentcloudapi.com:443/a%2f?b=1?&c#d?e");
        assert_eq!(url.host, "CVM.tencentcloudapi.com:443");
        assert_eq!(url.sent_host(), "CVM.tencentcloudapi.com");
        assert_eq!((url.path, url.query), ("/a%2f", "b=1?&c"));
        assert_eq!(UrlParts::of("h:80?q").sent_host(), "h:80");
        assert_eq!(UrlParts::of("h").sent_path(), "/");
    }
}
