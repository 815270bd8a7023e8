//! The key, and the steps from it to the signature.

use alloc::vec::Vec;

use crate::ascii::concat;
use crate::diagnose::cause::Cause;
use crate::diagnose::change::{Change, Mistakes, text};
use crate::diagnose::claim::System;
use crate::diagnose::recipe::{Derivation, Field, LastMac};
use crate::diagnose::wire::{Wire, key_of};

/// Adds the mistakes with the key. What was found is not told: it would show the secret.
pub fn add(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let is_tc3 = wire.claim.system == System::Tc3;
    let mut one = |cause, change| mistakes.add(cause, change, "", "");
    if is_tc3 {
        for prefix in ["", "AWS4", "tc3", "TC3-HMAC-SHA256"] {
            one(Cause::KeyPrefix, text(Field::KeyPrefix, prefix));
        }
        for (cause, derivation) in [
            (Cause::KeyHex, Derivation::HexText),
            (Cause::KeyHex, Derivation::HexTextAtLast),
            (Cause::KeyUnderived, Derivation::None),
            (Cause::KeySteps, Derivation::WithoutDate),
            (Cause::KeySteps, Derivation::WithoutService),
            (Cause::KeySteps, Derivation::WithoutEnding),
            (Cause::KeySteps, Derivation::DateAlone),
            (Cause::KeySteps, Derivation::ServiceFirst),
            (Cause::KeySteps, Derivation::WithRegion),
            (Cause::KeySteps, Derivation::ScopeAtOnce),
            (Cause::HmacSwapped, Derivation::Exchanged),
        ] {
            one(cause, Change::Derivation(derivation));
        }
    } else {
        for prefix in ["TC3", "ACS3"] {
            one(Cause::KeyPrefix, text(Field::KeyPrefix, prefix));
        }
    }
    one(Cause::HmacSwapped, Change::LastMac(LastMac::Exchanged));

    let mut all = |cause, changes: Vec<Change>| mistakes.add_all(&[cause], changes, "", "", true);
    if is_tc3 {
        let plain = [
            Change::Derivation(Derivation::None),
            text(Field::KeyPrefix, ""),
        ];
        all(Cause::KeyUnderived, plain.into());
        let everywhere = [
            Change::Derivation(Derivation::Exchanged),
            Change::LastMac(LastMac::Exchanged),
        ];
        all(Cause::HmacSwapped, everywhere.into());
    }
    if wire.claim.system == System::Acs3 {
        let derived = Change::Derivation(Derivation::Full);
        all(Cause::KeySteps, Vec::from([derived.clone()]));
        all(
            Cause::KeySteps,
            Vec::from([derived, text(Field::KeyPrefix, "TC3")]),
        );
    }
    let secret = mistakes.base.key.clone();
    let secret = core::str::from_utf8(&secret).unwrap_or_default();
    // No key is as long, and each mistake would hash all of it.
    if secret.len() > 1024 {
        return;
    }
    let mut key = |cause, key: &str| {
        mistakes.add(cause, Change::Key(key_of(key)), "", "");
    };
    for [before, after] in [
        ["", "\n"],
        ["", "\r\n"],
        ["", " "],
        [" ", ""],
        ["\n", ""],
        ["", "\r"],
        ["", "\t"],
        ["\t", ""],
        [" ", " "],
        ["\"", "\""],
        ["'", "'"],
        ["\u{feff}", ""],
    ] {
        let other = zeroize::Zeroizing::new(concat(&[before, secret, after]));
        key(Cause::KeyWhitespace, &other);
    }
    key(Cause::KeyWhitespace, secret.trim());
    key(Cause::KeyWhitespace, secret.trim_matches(['"', '\'']));
    key(Cause::KeySwapped, &wire.claim.secret_id);
    if wire.claim.system == System::Acs3 || wire.claim.system.is_v1() {
        let with = zeroize::Zeroizing::new(concat(&[secret, "&"]));
        key(Cause::KeyPrefix, &with);
    }
}
