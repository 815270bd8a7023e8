//! The styles in which libraries write JSON.

/// What stands between the members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spacing {
    /// After each member but the last, `,` or `, `.
    pub comma: &'static str,
    /// After each name, `:`, `: ` or ` : `.
    pub colon: &'static str,
    /// Of one level, with the line end before it; None keeps all on one line.
    pub indent: Option<(&'static str, &'static str)>,
}

/// Which characters become escapes besides those that must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escapes {
    /// None: JavaScript, Ruby, Rust.
    Least,
    /// All that is not ASCII: Python's `json.dumps`.
    NonAscii,
    /// The same with upper-case digits.
    NonAsciiUpper,
    /// `/`, with non-ASCII kept: PHP with JSON_UNESCAPED_UNICODE.
    Slash,
    /// `/` and all that is not ASCII: PHP's `json_encode`.
    SlashAndNonAscii,
    /// `<`, `>`, `&`: Go's `json.Marshal`.
    Html,
    /// The same with upper-case digits.
    HtmlUpper,
    /// `<`, `>`, `&`, `=`, `'`: Gson.
    HtmlMore,
    /// `<`, `>`, `&`, `'`: Windows PowerShell.
    HtmlQuote,
    /// All of .NET's `System.Text.Json`: `<`, `>`, `&`, `'`, `+`, `"`, `` ` `` and non-ASCII, upper case.
    Net,
}

/// Which members are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omits {
    /// None.
    Nothing,
    /// `null`: Gson, Jackson's NON_NULL.
    Nulls,
    /// `null`, `""`, `[]`, `{}`: Jackson's NON_EMPTY.
    Empty,
    /// The same, `0` and `false`: Go's `omitempty`.
    Zeros,
}

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// With the digits that they have.
    AsTheyAre,
    /// `1.0` as `1`, `0.80` as `0.8`.
    Whole,
    /// `1` as `1.0`: Gson, into a map.
    Fractions,
}

/// How a library writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// White space.
    pub spacing: Spacing,
    /// Escapes.
    pub escapes: Escapes,
    /// Members by name.
    pub sorted: bool,
    /// Members that are left out.
    pub omits: Omits,
    /// How numbers are written.
    pub numbers: Numbers,
}

const fn line(comma: &'static str, colon: &'static str) -> Spacing {
    Spacing {
        comma,
        colon,
        indent: None,
    }
}

const fn lines(colon: &'static str, line_end: &'static str, indent: &'static str) -> Spacing {
    Spacing {
        comma: ",",
        colon,
        indent: Some((line_end, indent)),
    }
}

/// The white space of JavaScript and most others.
pub const COMPACT: Spacing = line(",", ":");

/// White space that libraries write, the frequent first.
pub const SPACINGS: &[Spacing] = &[
    COMPACT,
    line(", ", ": "),          // Python
    lines(": ", "\n", "  "),   // JSON.stringify(value, null, 2), Go's MarshalIndent, Ruby
    lines(": ", "\n", "    "), // Postman, PHP's JSON_PRETTY_PRINT, Python's indent=4
    lines(": ", "\n", "\t"),   // Go and editors
    lines(" : ", "\n", "  "),  // Jackson
    lines(": ", "\n", "   "),  // editors with an indent of three
    lines(": ", "\r\n", "  "), // .NET and editors on Windows
    lines(": ", "\r\n", "    "),
    lines(":  ", "\r\n", "    "), // Windows PowerShell
    line(",", ": "),
    line(", ", ":"),
];

/// Every kind of escapes, the frequent first.
pub const ESCAPES: &[Escapes] = &[
    Escapes::Least,
    Escapes::NonAscii,
    Escapes::SlashAndNonAscii,
    Escapes::Slash,
    Escapes::Html,
    Escapes::HtmlMore,
    Escapes::HtmlQuote,
    Escapes::Net,
    Escapes::NonAsciiUpper,
    Escapes::HtmlUpper,
];

/// Every kind of omission.
pub const OMITS: &[Omits] = &[Omits::Nothing, Omits::Nulls, Omits::Empty, Omits::Zeros];

impl Default for Style {
    /// JavaScript's.
    fn default() -> Self {
        Self::of(COMPACT)
    }
}

impl Style {
    /// Of a spacing, with everything else as JavaScript has it.
    pub const fn of(spacing: Spacing) -> Self {
        Self {
            spacing,
            escapes: Escapes::Least,
            sorted: false,
            omits: Omits::Nothing,
            numbers: Numbers::AsTheyAre,
        }
    }
}
