//! Paths, which are signed and sent as they are given.

use crate::ascii::is_alphanumeric_or;
use crate::error::FirstFault;
use crate::fault::Fault;

/// The path, which is both signed and sent. It must be one that a URL parser leaves as
/// it is, because that happens after the signature was made.
pub fn checked_path<'a>(given: &'a str, faults: &mut FirstFault) -> &'a str {
    if given.is_empty() {
        return "/";
    }
    let is_path = |byte| is_alphanumeric_or(b"/-._~!$&'()*+,;=:@%", byte);
    let mut segments = given.as_bytes().split(|byte| *byte == b'/');
    let survives = given.as_bytes().starts_with(b"/")
        && given.bytes().all(is_path)
        && !segments.any(is_dot_segment);
    if !survives {
        faults.add(Fault::InvalidPath, "path");
    }
    given
}

/// `.` and `..`, encoded or not, are resolved away by every URL parser.
fn is_dot_segment(segment: &[u8]) -> bool {
    let (mut dots, mut rest) = (0, segment);
    while let [b'.', after @ ..] | [b'%', b'2', b'e' | b'E', after @ ..] = rest {
        (dots, rest) = (dots + 1, after);
    }
    rest.is_empty() && (dots == 1 || dots == 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;

    fn path(given: &str) -> Result<&str, Error> {
        let mut faults = FirstFault::default();
        let path = checked_path(given, &mut faults);
        faults.result().map(|()| path)
    }

    #[test]
    fn a_path_must_survive_a_url_parser() {
        assert_eq!(path("/a/b%20c").unwrap(), "/a/b%20c");
        for wrong in [
            "a",
            "/a?b",
            "/a#b",
            "/a/../b",
            "/./a",
            "/%2e%2E/a",
            "/a\"b",
            "/\\a",
        ] {
            assert_eq!(
                path(wrong).unwrap_err().code(),
                "ClientError.InvalidPath",
                "{wrong}"
            );
        }
    }
}
