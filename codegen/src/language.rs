//! What code is written in.

/// A language that code is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// bash, not only sh
    Bash,
    /// ES modules, and the scripts of API clients
    JavaScript,
    /// Python 3
    Python,
    /// Java 17
    Java,
    /// Go
    Go,
    /// PHP 7.1 or later
    Php,
    /// C#
    CSharp,
    /// C++17
    Cpp,
    /// Ruby
    Ruby,
}

impl Language {
    /// As it is called for highlighting.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::JavaScript => "javascript",
            Self::Python => "python",
            Self::Java => "java",
            Self::Go => "go",
            Self::Php => "php",
            Self::CSharp => "csharp",
            Self::Cpp => "cpp",
            Self::Ruby => "ruby",
        }
    }
}
