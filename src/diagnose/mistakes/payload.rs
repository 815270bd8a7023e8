//! The body that was signed is not the body that was sent.

use alloc::string::String;
use alloc::vec::Vec;

use crate::diagnose::cause::Cause;
use crate::diagnose::change::{Change, Mistake, Mistakes};
use crate::diagnose::json::{self, COMPACT, ESCAPES, Escapes, OMITS, Omits, SPACINGS, Style};
use crate::diagnose::mistakes::rare::orders;
use crate::diagnose::parse::Value;
use crate::diagnose::recipe::{Recipe, Text, shared};
use crate::diagnose::wire::Wire;
use crate::sign::tc3::UNSIGNED_PAYLOAD;
use crate::sign::{hex256, sha256};

/// The body as the platform can write it and the crate cannot: in GBK, or with numbers as
/// JavaScript rounds them.
#[derive(Clone, Copy)]
pub struct OtherBytes<'a> {
    /// What it is called when these were signed.
    pub cause: Cause,
    /// The body.
    pub bytes: &'a [u8],
}

/// Bodies that are longer are not written anew: that would take longer than a reader waits.
const LONGEST: usize = 128 << 10;

/// Of these every combination of styles is tried.
const SHORT: usize = 2 << 10;

/// Adds the payloads that a program may have hashed in place of the one that it sent.
pub fn add(mistakes: &mut Mistakes, wire: &Wire<'_>, others: &[OtherBytes<'_>]) {
    let Some(body) = wire.body else { return };
    let mut payloads = Payloads { mistakes, body };
    if !body.is_empty() {
        payloads.add(b"", &[Cause::PayloadEmpty]);
    }
    payloads.add(b"{}", &[Cause::PayloadEmpty]);
    payloads.add(b"null", &[Cause::PayloadEmpty]);
    // PHP's json_encode of no parameters.
    payloads.put(b"[]", &[Cause::PayloadEmpty], false);
    payloads.add(UNSIGNED_PAYLOAD, &[Cause::PayloadUnsigned]);
    payloads.add_text("UNSIGNED-PAYLOAD", &[Cause::PayloadUnsigned]);
    payloads.ends();
    if body.len() > LONGEST {
        return;
    }
    if let Ok(text) = core::str::from_utf8(body) {
        payloads.serialisations(text);
        payloads.charsets(text);
    } else {
        let text: String = body.iter().map(|byte| char::from(*byte)).collect();
        payloads.add(text.as_bytes(), &[Cause::PayloadCharset]);
    }
    for other in others {
        payloads.add(other.bytes, &[other.cause]);
    }
    if let Ok(text) = core::str::from_utf8(body) {
        payloads.add_text(text, &[Cause::PayloadNotHashed]);
    }
}

/// Which mistake has this hash, in hex and any case, where one has. For a hash that the
/// request itself shows, as Alibaba's `x-acs-content-sha256`.
pub fn name_of_payload(
    wire: &Wire<'_>,
    right: &Recipe,
    others: &[OtherBytes<'_>],
    hash: &str,
) -> Option<(Vec<Cause>, [Text; 2])> {
    let mut mistakes = Mistakes {
        base: right.clone(),
        list: Vec::new(),
    };
    add(&mut mistakes, wire, others);
    let has_it = |mistake: &&Mistake| {
        let is_it = |change: &Change| matches!(change, Change::Payload(payload) if payload.eq_ignore_ascii_case(hash));
        mistake.changes.iter().any(is_it)
    };
    let mistake = mistakes.list.iter().find(has_it)?;
    let texts = [mistake.found.clone(), mistake.expected.clone()];
    Some((mistake.causes.clone(), texts))
}

struct Payloads<'a> {
    mistakes: &'a mut Mistakes,
    body: &'a [u8],
}

impl Payloads<'_> {
    /// A payload that goes with other mistakes.
    fn add(&mut self, payload: &[u8], causes: &[Cause]) {
        self.put(payload, causes, true);
    }

    fn put(&mut self, payload: &[u8], causes: &[Cause], goes_with_others: bool) {
        if payload == self.body {
            return;
        }
        let hash = hex256(&sha256(payload));
        let [found, expected] = samples(payload, self.body);
        let change = Change::Payload(shared(&hash));
        let changes = Vec::from([change]);
        self.mistakes
            .add_all(causes, changes, &found, &expected, goes_with_others);
    }

    /// A text in place of the hash.
    fn add_text(&mut self, text: &str, causes: &[Cause]) {
        let [found, expected] = [
            sample(text.as_bytes(), 0),
            self.mistakes.base.payload.as_ref().into(),
        ];
        let change = Change::Payload(shared(text));
        self.mistakes
            .add_all(causes, Vec::from([change]), &found, &expected, true);
    }

    /// What stands before and after the body, and its line ends.
    fn ends(&mut self) {
        const BOM: &[u8] = b"\xef\xbb\xbf";
        let body = self.body;
        let with = |before: &[u8], after: &[u8]| [before, body, after].concat();
        self.add(&with(b"", b"\n"), &[Cause::PayloadNewline]);
        self.add(&with(b"", b"\r\n"), &[Cause::PayloadNewline]);
        self.add(body.trim_ascii_end(), &[Cause::PayloadNewline]);
        self.add(body.trim_ascii(), &[Cause::PayloadNewline]);
        let unix = replaced(body, b"\r\n", b"\n");
        self.add(&unix, &[Cause::PayloadNewline]);
        self.add(&replaced(&unix, b"\n", b"\r\n"), &[Cause::PayloadNewline]);
        // As curl's -d does with a file.
        self.add(
            &replaced(&replaced(body, b"\r", b""), b"\n", b""),
            &[Cause::PayloadNewline],
        );
        self.add(&with(BOM, b""), &[Cause::PayloadBom]);
        self.add(body.strip_prefix(BOM).unwrap_or(body), &[Cause::PayloadBom]);
        self.add(&with(b" ", b""), &[Cause::PayloadNewline]);
        self.add(&with(b"", b" "), &[Cause::PayloadNewline]);
    }

    /// The same value as other libraries write it.
    fn serialisations(&mut self, text: &str) {
        let Some(value) = json::parse(text.trim_start_matches('\u{feff}')) else {
            return;
        };
        let sent = style_of(&value, text);
        // One step from what was sent first: these go with other mistakes.
        for style in neighbours(&sent) {
            self.add(value.write(&style).as_bytes(), &causes_of(&style, &sent));
        }
        self.add(json::quoted(text).as_bytes(), &[Cause::PayloadEscaped]);
        if let Value::Text(inner) = &value {
            self.add(inner.as_bytes(), &[Cause::PayloadEscaped]);
        }
        let styles = match text.len() <= SHORT {
            true => all_styles(&value),
            false => Vec::new(),
        };
        for style in styles {
            let causes = causes_of(&style, &sent);
            if causes.len() > 1 {
                self.put(value.write(&style).as_bytes(), &causes, false);
            }
        }
        if let Value::Object(members) = &value {
            for order in orders(members.len()) {
                let members = order
                    .iter()
                    .filter_map(|index| members.get(*index).cloned());
                let text = Value::Object(members.collect()).write(&sent);
                self.put(text.as_bytes(), &[Cause::PayloadReordered], false);
            }
        }
        // A line feed after another serialisation: `echo` and editors.
        for spacing in SPACINGS {
            let style = Style {
                spacing: *spacing,
                ..sent
            };
            let mut text = value.write(&style);
            text.push('\n');
            let mut causes = causes_of(&style, &sent);
            causes.push(Cause::PayloadNewline);
            self.put(text.as_bytes(), &causes, false);
        }
    }

    fn charsets(&mut self, text: &str) {
        if text.is_ascii() {
            return;
        }
        let of_each =
            |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let latin = |character: char| u8::try_from(u32::from(character)).unwrap_or(b'?');
        let latin: Vec<u8> = text.chars().map(latin).collect();
        let ascii = |character: char| if character.is_ascii() { character } else { '?' };
        let ascii: String = text.chars().map(ascii).collect();
        // UTF-8 that was taken for Latin-1 and encoded once more.
        let twice: String = text.bytes().map(char::from).collect();
        for payload in [
            latin,
            ascii.into_bytes(),
            twice.into_bytes(),
            of_each(u16::to_le_bytes),
            of_each(u16::to_be_bytes),
        ] {
            self.add(&payload, &[Cause::PayloadCharset]);
        }
    }
}

/// The style of a text; JavaScript's where none reproduces it.
fn style_of(value: &Value, text: &str) -> Style {
    for spacing in SPACINGS {
        for escapes in ESCAPES {
            let style = Style {
                escapes: *escapes,
                ..Style::of(*spacing)
            };
            if value.write(&style) == text {
                return style;
            }
        }
    }
    Style::of(COMPACT)
}

/// The styles that differ from one in one respect, and what is usual together.
fn neighbours(sent: &Style) -> Vec<Style> {
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
    styles.push(Style {
        whole_numbers: true,
        ..*sent
    });
    // Python's json.dumps as it comes.
    let python = json::SPACINGS.get(1).copied().unwrap_or(COMPACT);
    styles.push(Style {
        escapes: Escapes::NonAscii,
        ..Style::of(python)
    });
    styles
}

/// Every style in which the value looks another way.
fn all_styles(value: &Value) -> Vec<Style> {
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
                    whole_numbers: false,
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
        let text = value.write(&style_of(choice));
        if !texts.contains(&text) {
            texts.push(text);
            kept.push(choice);
        }
    }
    kept
}

/// What the mistakes are called that lead from the style that was sent to another.
fn causes_of(style: &Style, sent: &Style) -> Vec<Cause> {
    let mut causes = Vec::new();
    if style.sorted != sent.sorted {
        causes.push(Cause::PayloadReordered);
    }
    if style.omits != Omits::Nothing {
        causes.push(Cause::PayloadNulls);
    }
    if style.whole_numbers {
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

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut all = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        rest = match rest.strip_prefix(from) {
            Some(after) => {
                all.extend_from_slice(to);
                after
            }
            None => {
                all.push(*first);
                after
            }
        };
    }
    all
}

/// Both payloads around the first byte that differs.
fn samples(payload: &[u8], body: &[u8]) -> [String; 2] {
    let same = payload
        .iter()
        .zip(body)
        .take_while(|(one, other)| one == other);
    let at = same.count();
    [sample(payload, at), sample(body, at)]
}

/// Some 40 bytes of a text, from shortly before a place.
fn sample(bytes: &[u8], at: usize) -> String {
    let from = at.saturating_sub(16);
    let to = bytes.len().min(at + 32);
    let text = String::from_utf8_lossy(bytes.get(from..to).unwrap_or_default());
    let text = text.trim_matches('\u{fffd}');
    let mut sample = String::new();
    if from > 0 {
        sample.push('…');
    }
    for character in text.chars() {
        match character {
            '\n' => sample.push_str("\\n"),
            '\r' => sample.push_str("\\r"),
            '\t' => sample.push_str("\\t"),
            '\u{feff}' => sample.push_str("U+FEFF"),
            other => sample.push(other),
        }
    }
    if to < bytes.len() {
        sample.push('…');
    }
    sample
}
