//! What code can be written: each target with its template for each system.
//! docs/generated-code.md says how each is tested.

use alloc::vec::Vec;

use super::literal::Language;

/// Whose service is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Tencent Cloud API 3.0: TC3-HMAC-SHA256.
    Tencent,
    /// Alibaba Cloud: ACS3-HMAC-SHA256.
    Aliyun,
    /// Guance: a key in a header.
    Guance,
}

/// The systems with their names, in the order of [`Target::templates`].
pub const SYSTEMS: [(System, &str); 3] = [
    (System::Tencent, "tencent"),
    (System::Aliyun, "aliyun"),
    (System::Guance, "guance"),
];

impl System {
    /// The system of this name.
    pub fn of(name: &str) -> Option<Self> {
        let (system, _) = SYSTEMS.iter().find(|(_, known)| *known == name)?;
        Some(*system)
    }
}

/// What the code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For a shell.
    Command,
    /// With this package.
    Tc3fetch,
    /// Every step of the signature, without a library.
    Signing,
    /// With the vendor's SDK.
    Sdk,
    /// A script for an API client, which signs what it is about to send.
    Script,
}

impl Kind {
    /// The name that JavaScript sees in `CodeTarget.kind`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Tc3fetch => "tc3fetch",
            Self::Signing => "signing",
            Self::Sdk => "sdk",
            Self::Script => "script",
        }
    }
}

/// One kind of code.
pub struct Target {
    /// What a caller knows it by.
    pub id: &'static str,
    /// What people know it by.
    pub label: &'static str,
    /// What it is.
    pub kind: Kind,
    /// What it is written in.
    pub language: Language,
    /// What its file may be called; Java wants the name of the class.
    pub filename: &'static str,
    /// By system, in the order of [`SYSTEMS`]; nothing where it has no code for one.
    pub templates: [Option<&'static str>; 3],
}

impl Target {
    /// The target with this id.
    pub fn of(id: &str) -> Option<&'static Self> {
        TARGETS.iter().find(|target| target.id == id)
    }

    /// The names of its systems.
    pub fn systems(&self) -> Vec<&'static str> {
        let has = |(system, _): &&(System, &str)| self.templates[*system as usize].is_some();
        SYSTEMS.iter().filter(has).map(|(_, name)| *name).collect()
    }
}

/// The template in a file below `templates/`.
macro_rules! template {
    ($file:literal) => {
        Some(include_str!(concat!("templates/", $file)))
    };
}

/// Every target, in the order in which they are offered.
pub const TARGETS: &[Target] = &[
    Target {
        id: "curl",
        label: "curl",
        kind: Kind::Command,
        language: Language::Bash,
        filename: "call.sh",
        templates: [
            template!("tencent/curl.sh"),
            template!("aliyun/curl.sh"),
            template!("guance/curl.sh"),
        ],
    },
    Target {
        id: "tccli",
        label: "tccli",
        kind: Kind::Command,
        language: Language::Bash,
        filename: "tccli.sh",
        templates: [template!("sdk/tccli.sh"), None, None],
    },
    Target {
        id: "tc3fetch-browser",
        label: "tc3fetch, browser",
        kind: Kind::Tc3fetch,
        language: Language::JavaScript,
        filename: "page.js",
        templates: [
            template!("tc3fetch/tencent-browser.mjs"),
            template!("tc3fetch/aliyun-browser.mjs"),
            template!("tc3fetch/guance-browser.mjs"),
        ],
    },
    Target {
        id: "tc3fetch-worker",
        label: "tc3fetch, Cloudflare Worker",
        kind: Kind::Tc3fetch,
        language: Language::JavaScript,
        filename: "worker.js",
        templates: [
            template!("tc3fetch/tencent-worker.mjs"),
            template!("tc3fetch/aliyun-worker.mjs"),
            template!("tc3fetch/guance-worker.mjs"),
        ],
    },
    Target {
        id: "tc3fetch-node",
        label: "tc3fetch, Node",
        kind: Kind::Tc3fetch,
        language: Language::JavaScript,
        filename: "call.mjs",
        templates: [
            template!("tc3fetch/tencent-node.mjs"),
            template!("tc3fetch/aliyun-node.mjs"),
            template!("tc3fetch/guance-node.mjs"),
        ],
    },
    Target {
        id: "python",
        label: "Python",
        kind: Kind::Signing,
        language: Language::Python,
        filename: "sign.py",
        templates: [
            template!("tencent/sign.py"),
            template!("aliyun/sign.py"),
            template!("guance/call.py"),
        ],
    },
    Target {
        id: "node",
        label: "Node.js",
        kind: Kind::Signing,
        language: Language::JavaScript,
        filename: "sign.mjs",
        templates: [
            template!("tencent/sign.mjs"),
            template!("aliyun/sign.mjs"),
            template!("guance/call.mjs"),
        ],
    },
    Target {
        id: "go",
        label: "Go",
        kind: Kind::Signing,
        language: Language::Go,
        filename: "sign.go",
        templates: [
            template!("tencent/sign.go"),
            template!("aliyun/sign.go"),
            template!("guance/call.go"),
        ],
    },
    Target {
        id: "java",
        label: "Java",
        kind: Kind::Signing,
        language: Language::Java,
        filename: "Sign.java",
        templates: [template!("tencent/Sign.java"), None, None],
    },
    Target {
        id: "php",
        label: "PHP",
        kind: Kind::Signing,
        language: Language::Php,
        filename: "sign.php",
        templates: [template!("tencent/sign.php"), None, None],
    },
    Target {
        id: "csharp",
        label: "C#",
        kind: Kind::Signing,
        language: Language::CSharp,
        filename: "Sign.cs",
        templates: [template!("tencent/Sign.cs"), None, None],
    },
    Target {
        id: "cpp",
        label: "C++",
        kind: Kind::Signing,
        language: Language::Cpp,
        filename: "sign.cpp",
        templates: [template!("tencent/sign.cpp"), None, None],
    },
    Target {
        id: "ruby",
        label: "Ruby",
        kind: Kind::Signing,
        language: Language::Ruby,
        filename: "sign.rb",
        templates: [template!("tencent/sign.rb"), None, None],
    },
    Target {
        id: "python-sdk",
        label: "Python SDK",
        kind: Kind::Sdk,
        language: Language::Python,
        filename: "call.py",
        templates: [template!("sdk/call.py"), None, None],
    },
    Target {
        id: "node-sdk",
        label: "Node.js SDK",
        kind: Kind::Sdk,
        language: Language::JavaScript,
        filename: "call.mjs",
        templates: [template!("sdk/call.mjs"), None, None],
    },
    Target {
        id: "go-sdk",
        label: "Go SDK",
        kind: Kind::Sdk,
        language: Language::Go,
        filename: "call.go",
        templates: [template!("sdk/call.go"), None, None],
    },
    Target {
        id: "java-sdk",
        label: "Java SDK",
        kind: Kind::Sdk,
        language: Language::Java,
        filename: "Call.java",
        templates: [template!("sdk/Call.java"), None, None],
    },
    Target {
        id: "php-sdk",
        label: "PHP SDK",
        kind: Kind::Sdk,
        language: Language::Php,
        filename: "call.php",
        templates: [template!("sdk/call.php"), None, None],
    },
    Target {
        id: "csharp-sdk",
        label: ".NET SDK",
        kind: Kind::Sdk,
        language: Language::CSharp,
        filename: "Call.cs",
        templates: [template!("sdk/Call.cs"), None, None],
    },
    Target {
        id: "cpp-sdk",
        label: "C++ SDK",
        kind: Kind::Sdk,
        language: Language::Cpp,
        filename: "call.cpp",
        templates: [template!("sdk/call.cpp"), None, None],
    },
    Target {
        id: "ruby-sdk",
        label: "Ruby SDK",
        kind: Kind::Sdk,
        language: Language::Ruby,
        filename: "call.rb",
        templates: [template!("sdk/call.rb"), None, None],
    },
    Target {
        id: "postman",
        label: "Postman / Apifox",
        kind: Kind::Script,
        language: Language::JavaScript,
        filename: "pre-request.js",
        templates: [template!("script/postman.js"), None, None],
    },
    Target {
        id: "bruno",
        label: "Bruno",
        kind: Kind::Script,
        language: Language::JavaScript,
        filename: "pre-request.js",
        templates: [template!("script/bruno.js"), None, None],
    },
    Target {
        id: "hoppscotch",
        label: "Hoppscotch",
        kind: Kind::Script,
        language: Language::JavaScript,
        filename: "pre-request.js",
        templates: [template!("script/hoppscotch.js"), None, None],
    },
];
