//! What code can be written: each target with its template for each system.
//! docs/generated-code.md says how each is tested.

use crate::language::Language;
use crate::target::{Kind, Target};

/// The template in a file below `templates/`.
macro_rules! template {
    ($file:literal) => {
        Some(include_str!(concat!("../templates/", $file)))
    };
}

/// The target with this id.
pub fn find(id: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.id == id)
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
            template!("tc3fetch/tencent.mjs"),
            template!("tc3fetch/aliyun.mjs"),
            template!("tc3fetch/guance.mjs"),
        ],
    },
    Target {
        id: "tc3fetch-worker",
        label: "tc3fetch, Cloudflare Worker",
        kind: Kind::Tc3fetch,
        language: Language::JavaScript,
        filename: "worker.js",
        templates: [
            template!("tc3fetch/tencent.mjs"),
            template!("tc3fetch/aliyun.mjs"),
            template!("tc3fetch/guance.mjs"),
        ],
    },
    Target {
        id: "tc3fetch-node",
        label: "tc3fetch, Node",
        kind: Kind::Tc3fetch,
        language: Language::JavaScript,
        filename: "call.mjs",
        templates: [
            template!("tc3fetch/tencent.mjs"),
            template!("tc3fetch/aliyun.mjs"),
            template!("tc3fetch/guance.mjs"),
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
