//! The Open API of each site.

pub use super::sites_table::SITES;

/// The site of a request that names none: that of the vendor's documents.
pub const DEFAULT: &str = "cn1";

/// The address of a site's Open API, where there is such a site.
pub fn open_api(site: &str) -> Option<&'static str> {
    let (_, address) = SITES.iter().find(|(name, _)| *name == site)?;
    Some(address)
}
