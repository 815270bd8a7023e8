//! The canonical request is put together in another way.

use alloc::vec::Vec;

use crate::diagnose::cause::Cause;
use crate::diagnose::change::{Change, Mistakes};
use crate::diagnose::recipe::{RequestDigest, shared};

/// Adds the mistakes with line ends and hashes.
pub fn add(mistakes: &mut Mistakes) {
    let mut one = |cause, change, found: &str, expected: &str| {
        mistakes.add(cause, change, found, expected);
    };
    one(Cause::HeadersEnd, Change::HeadersEnd(shared("")), "", "\\n");
    one(
        Cause::HeadersEnd,
        Change::HeadersEnd(shared("\n\n")),
        "\\n\\n",
        "\\n",
    );
    one(Cause::HeadersFormat, Change::Colon(shared(": ")), ": ", ":");
    one(Cause::HeadersFormat, Change::Colon(shared("=")), "=", ":");
    one(
        Cause::RequestNotHashed,
        Change::RequestDigest(RequestDigest::Plain),
        "",
        "",
    );
    one(
        Cause::HashCase,
        Change::RequestDigest(RequestDigest::UpperHex),
        "",
        "",
    );
    for (end, shown) in [("\n", "\\n"), ("\r\n", "\\r\\n"), (" ", " ")] {
        one(
            Cause::LineEndings,
            Change::RequestEnd(shared(end)),
            shown,
            "",
        );
        one(
            Cause::LineEndings,
            Change::StringEnd(shared(end)),
            shown,
            "",
        );
    }
    for (end, shown) in [
        ("\r\n", "\\r\\n"),
        ("\\n", "\\\\n"),
        ("\r", "\\r"),
        ("", ""),
        (" ", " "),
    ] {
        let ends = [
            Change::LineEnd(shared(end)),
            Change::HeadersEnd(shared(end)),
        ];
        mistakes.add_all(&[Cause::LineEndings], ends.into(), shown, "\\n", true);
    }
    let upper = mistakes.base.payload.to_ascii_uppercase();
    let lower = mistakes.base.payload.to_ascii_lowercase();
    for payload in [upper, lower] {
        let expected = mistakes.base.payload.clone();
        let change = Change::Payload(shared(&payload));
        mistakes.add(Cause::HashCase, change, &payload, &expected);
    }
    let both = Vec::from([
        Change::Payload(shared(&mistakes.base.payload.to_ascii_uppercase())),
        Change::RequestDigest(RequestDigest::UpperHex),
    ]);
    mistakes.add_all(&[Cause::HashCase], both, "", "", false);
}
