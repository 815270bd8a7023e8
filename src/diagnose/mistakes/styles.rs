//! The ways in which another library might have written the JSON that was sent.

use alloc::string::String;
use alloc::vec::Vec;

use crate::diagnose::cause::Cause;
use crate::diagnose::json_style::{
    COMPACT, ESCAPES, Escapes, Numbers, OMITS, Omits, SPACINGS, Style,
};
use crate::diagnose::parse::Value;

/// How many styles [`neighbours`] gives.
pub const NEAR: usize = 1 + SPACINGS.len() + ESCAPES.len() + 1 + OMITS.len() + 2 + 1;

/// The styles that differ from one in one respect, and what is usual together.
pub fn neighbours(sent: &Style) -> Vec<Style> {
    let mut styles = Vec::from([*sent]);
    let spacings = SPACINGS.iter();
    styles.extend(spacings.map(|spacing| Style {
        spacing: *spacing,
        ..*sent
    }));
    let escapes = ESCAPES.iter();
    styles.extend(escapes.map(|escapes| Style {
        escapes: *escapes,
        ..*sent
    }));
    styles.push(Style {
        sorted: true,
        ..*sent
    });
    let omits = OMITS.iter();
    styles.extend(omits.map(|omits| Style {
        omits: *omits,
        ..*sent
    }));
    let numbers = [Numbers::Whole, Numbers::Fractions].into_iter();
    styles.extend(numbers.map(|numbers| Style { numbers, ..*sent }));
    // Python's json.dumps as it comes.
    let python = SPACINGS.get(1).copied().unwrap_or(COMPACT);
    styles.push(Style {
        escapes: Escapes::NonAscii,
        ..Style::of(python)
    });
    styles
}

/// Every style in which the value looks another way.
pub fn all_styles(value: &Value) -> Vec<Style> {
    let plain = Style::of(COMPACT);
    let escapes = distinct(value, ESCAPES, |escapes| Style { escapes, ..plain });
    let omits = distinct(value, OMITS, |omits| Style { omits, ..plain });
    let orders = distinct(value, &[false, true], |sorted| Style { sorted, ..plain });
    let mut styles = Vec::new();
    for &spacing in SPACINGS {
        for &escapes in &escapes {
            for &omits in &omits {
                styles.extend(orders.iter().map(|&sorted| Style {
                    spacing,
                    escapes,
                    sorted,
                    omits,
                    numbers: plain.numbers,
                }));
            }
        }
    }
    styles
}

/// The choices of one kind that write the value in different ways.
fn distinct<T: Copy>(value: &Value, choices: &[T], style_of: impl Fn(T) -> Style) -> Vec<T> {
    let mut texts: Vec<String> = Vec::new();
    let mut kept = Vec::new();
    for &choice in choices {
        let mut text = String::new();
        value.write(&style_of(choice), &mut text);
        if !texts.contains(&text) {
            texts.push(text);
            kept.push(choice);
        }
    }
    kept
}

/// What the mistakes are called that lead from the style that was sent to another.
pub fn causes_of(style: &Style, sent: &Style) -> Vec<Cause> {
    let mut causes = Vec::new();
    if style.sorted != sent.sorted {
        causes.push(Cause::PayloadReordered);
    }
    if style.omits != Omits::Nothing {
        causes.push(Cause::PayloadNulls);
    }
    if style.numbers != Numbers::AsTheyAre {
        causes.push(Cause::PayloadNumbers);
    }
    if style.escapes != sent.escapes {
        causes.push(Cause::PayloadEscaped);
    }
    if style.spacing != sent.spacing || causes.is_empty() {
        causes.push(Cause::PayloadRespaced);
    }
    causes
}
