//! Whose service is called.

/// A vendor with its way to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Tencent Cloud API 3.0: TC3-HMAC-SHA256.
    Tencent,
    /// Alibaba Cloud: ACS3-HMAC-SHA256.
    Aliyun,
    /// Guance: a key in a header.
    Guance,
}

impl System {
    /// Every system, in the order of `Target::templates`.
    pub const ALL: [Self; 3] = [Self::Tencent, Self::Aliyun, Self::Guance];

    /// The system of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.name() == name)
    }

    /// What a request calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tencent => "tencent",
            Self::Aliyun => "aliyun",
            Self::Guance => "guance",
        }
    }
}
