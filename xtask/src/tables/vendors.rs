//! What models/ says of the vendors, besides their APIs: error codes, regions, sites.

use anyhow::{Context, Result};
use serde::Deserialize;

use super::read;

/// models/tencent/error-codes.json
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TencentCodes {
    pub source: String,
    pub classes: Vec<Class>,
    /// A row stands for its code and the codes below it; the first that fits counts.
    pub codes: Vec<TencentCode>,
}

/// What error codes are about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    pub class: String,
    pub failure: Failure,
    /// In English.
    pub about: String,
    /// In Chinese.
    pub zh: String,
}

/// What a failure means for another attempt: see src/call/failure.rs.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Failure {
    Final,
    Throttled,
    Unknown,
    Clock,
    Credentials,
}

impl Failure {
    /// Whether it may pass while nothing changes but the time.
    pub fn may_pass(self) -> bool {
        matches!(self, Self::Throttled | Self::Unknown)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TencentCode {
    pub code: String,
    pub class: String,
    pub en: String,
    pub zh: String,
}

/// models/aliyun/error-codes.json and models/guance/error-codes.json
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codes {
    pub source: String,
    /// The first row that fits counts.
    pub codes: Vec<Code>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The code, or how several begin.
    #[serde(alias = "prefix")]
    pub code: String,
    pub failure: Failure,
    pub en: String,
    pub zh: String,
}

/// models/tencent/regions.json
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regions {
    pub source: Vec<String>,
    pub regions: Vec<Region>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    pub region: String,
    pub en: String,
    pub zh: String,
}

/// models/guance/sites.json
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sites {
    pub source: Vec<String>,
    pub sites: Vec<Site>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    pub site: String,
    pub url: String,
}

/// All of them.
pub struct Vendors {
    pub tencent: TencentCodes,
    pub aliyun: Codes,
    pub guance: Codes,
    pub regions: Regions,
    pub sites: Sites,
}

impl Vendors {
    pub fn read() -> Result<Self> {
        let vendors = Self {
            tencent: read("models/tencent/error-codes.json")?,
            aliyun: read("models/aliyun/error-codes.json")?,
            guance: read("models/guance/error-codes.json")?,
            regions: read("models/tencent/regions.json")?,
            sites: read("models/guance/sites.json")?,
        };
        for row in &vendors.tencent.codes {
            vendors.tencent.class(row)?;
        }
        Ok(vendors)
    }
}

impl TencentCodes {
    /// The class of a row.
    pub fn class(&self, row: &TencentCode) -> Result<&Class> {
        self.classes
            .iter()
            .find(|class| class.class == row.class)
            .with_context(|| format!("{} is of no class that there is", row.code))
    }
}
