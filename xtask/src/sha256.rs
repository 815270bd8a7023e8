//! SHA-256 as `sha256sum` writes it.

/// In hex, lower case.
pub fn hex(bytes: &[u8]) -> String {
    let sum = tc3fetch::sign::sha256(bytes);
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}
