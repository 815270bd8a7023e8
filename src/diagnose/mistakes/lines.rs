//! The canonical request is put together in another way.

use alloc::vec::Vec;

use crate::diagnose::cause::Cause;
use crate::diagnose::change::{Change, Mistakes, text};
use crate::diagnose::recipe::{Field, RequestDigest};
use crate::diagnose::wire::Wire;

/// Adds the mistakes with line ends and hashes.
pub fn add(mistakes: &mut Mistakes, _: &Wire<'_>) {
    let mut ends = |cause, field, end: &str, shown: &str, right: &str| {
        mistakes.add(cause, text(field, end), shown, right);
    };
    ends(Cause::HeadersEnd, Field::HeadersEnd, "", "", "\\n");
    let twice = ["\n\n", "\\n\\n"];
    ends(
        Cause::HeadersEnd,
        Field::HeadersEnd,
        twice[0],
        twice[1],
        "\\n",
    );
    for colon in [": ", " : ", " :", "="] {
        ends(Cause::HeadersFormat, Field::Colon, colon, colon, ":");
    }
    for (cause, digest) in [
        (Cause::RequestNotHashed, RequestDigest::Plain),
        (Cause::HashCase, RequestDigest::UpperHex),
    ] {
        mistakes.add(cause, Change::RequestDigest(digest), "", "");
    }
    for (end, shown) in [("\n", "\\n"), ("\r\n", "\\r\\n"), (" ", " ")] {
        for field in [Field::RequestEnd, Field::StringEnd] {
            mistakes.add(Cause::LineEndings, text(field, end), shown, "");
        }
    }
    for (end, shown) in [
        ("\r\n", "\\r\\n"),
        ("\\n", "\\\\n"),
        ("\r", "\\r"),
        ("", ""),
        (" ", " "),
    ] {
        // All lines, those of the string to sign alone, and those of the request alone.
        let fields = [Field::LineEnd, Field::HeadersEnd, Field::StringLineEnd];
        let [lines, headers, of_string] = fields.map(|field| text(field, end));
        let as_it_is = text(Field::StringLineEnd, "\n");
        let mut ends = |changes: Vec<Change>| {
            mistakes.add_all(&[Cause::LineEndings], changes, shown, "\\n", true);
        };
        ends(Vec::from([lines.clone(), headers.clone()]));
        ends(Vec::from([of_string]));
        ends(Vec::from([lines, headers, as_it_is]));
    }
    let payload = mistakes.right(Field::Payload);
    let upper = payload.to_ascii_uppercase();
    let cases = [&*upper, &*payload.to_ascii_lowercase()];
    mistakes.swap_each(Cause::HashCase, Field::Payload, &cases);
    let both = Vec::from([
        text(Field::Payload, &upper),
        Change::RequestDigest(RequestDigest::UpperHex),
    ]);
    mistakes.add_all(&[Cause::HashCase], both, "", "", true);
}
