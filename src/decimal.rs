//! Whole numbers as decimal text. The standard library's formatting would be a tenth of
//! the engine's size.

use alloc::string::String;

/// Appends `number`, with zeros in front up to `width` digits.
pub fn push(text: &mut String, number: u64, width: usize) {
    if number > 9 || width > 1 {
        push(text, number / 10, width.saturating_sub(1));
    }
    let digit = (number % 10) as usize;
    text.push_str("0123456789".get(digit..=digit).unwrap_or_default());
}

/// `number` as text.
pub fn text(number: usize) -> String {
    let mut text = String::new();
    push(&mut text, number as u64, 1);
    text
}

/// The number that `text` writes in digits, if nothing else stands there and it fits.
pub fn parse(text: &[u8]) -> Option<u64> {
    let mut number: u64 = 0;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(u64::from(digit))?;
    }
    (!text.is_empty()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn text_is_that_of_the_standard_library(number: u64, width in 0_usize..12) {
            let mut ours = String::new();
            push(&mut ours, number, width);
            proptest::prop_assert_eq!(ours, format!("{number:0width$}", width = width.max(1)));
        }

        #[test]
        fn what_was_written_is_parsed(number: u64) {
            proptest::prop_assert_eq!(parse(number.to_string().as_bytes()), Some(number));
        }
    }

    #[test]
    fn zero_is_a_digit() {
        assert_eq!(text(0), "0");
    }

    #[test]
    fn only_digits_are_a_number() {
        for wrong in [
            "",
            "-1",
            "+1",
            "1.5",
            "1e3",
            " 1",
            "NaN",
            "18446744073709551616",
        ] {
            assert_eq!(parse(wrong.as_bytes()), None, "{wrong}");
        }
        assert_eq!(parse(b"18446744073709551615"), Some(u64::MAX));
    }
}
