//! The body that was signed is not the body that was sent.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::diagnose::cause::Cause;
use crate::diagnose::change::{Change, Mistake, Mistakes, text};
use crate::diagnose::json;
use crate::diagnose::json_style::{ESCAPES, Escapes, SPACINGS, Style};
use crate::diagnose::mend::SHORTEST_KEY;
use crate::diagnose::mistakes::rare::orders;
use crate::diagnose::mistakes::styles::{NEAR, all_styles, causes_of, neighbours};
use crate::diagnose::parse::Value;
use crate::diagnose::recipe::{Field, Text};
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

/// Which mistake has this hash, in hex and any case, where one has. For a hash that the
/// request itself shows, as Alibaba's `x-acs-content-sha256`.
pub fn name_of_payload(mistakes: &Mistakes, hash: &str) -> Option<(Vec<Cause>, [Text; 2])> {
    let has_it = |mistake: &&Mistake| {
        let is_it = |change: &Change| matches!(change, Change::Text(Field::Payload, payload) if payload.eq_ignore_ascii_case(hash));
        mistake.changes.iter().any(is_it)
    };
    let mistake = mistakes.list.iter().find(has_it)?;
    let texts = [mistake.found.clone(), mistake.expected.clone()];
    Some((mistake.causes.clone(), texts))
}

/// The payloads that a program may have hashed in place of the one that it sent, one after the
/// other: each is the whole body written anew.
#[derive(Default)]
pub struct Payloads {
    stage: Stage,
    /// Within the stage.
    number: usize,
    /// The body, where it is JSON, and how it is written.
    value: Option<Value>,
    sent: Style,
    /// How else it may have been written.
    styles: Vec<Style>,
    orders: Vec<Vec<usize>>,
    /// Where it is written: all share the room.
    room: String,
}

/// What is tried, in this order.
#[derive(Clone, Copy, Default, PartialEq)]
enum Stage {
    /// Nothing, an empty object, and what says that nothing is signed.
    #[default]
    Empty,
    /// What stands before and after the body, and its line ends.
    Ends,
    /// Whether the body is JSON.
    Json,
    /// In which style it is written.
    Sent,
    /// The same value as other libraries write it.
    Styles,
    /// A text within JSON, and JSON within a text.
    Quoted,
    /// Members in any order.
    Orders,
    /// A line feed after another serialisation: `echo` and editors.
    Lines,
    /// Other charsets.
    Charsets,
    /// What the platform wrote, and the body in place of its hash.
    Others,
    Done,
}

impl Stage {
    const fn next(self) -> Self {
        match self {
            Self::Empty => Self::Ends,
            Self::Ends => Self::Json,
            Self::Json => Self::Sent,
            Self::Sent => Self::Styles,
            Self::Styles => Self::Quoted,
            Self::Quoted => Self::Orders,
            Self::Orders => Self::Lines,
            Self::Lines => Self::Charsets,
            Self::Charsets => Self::Others,
            Self::Others | Self::Done => Self::Done,
        }
    }
}

impl Payloads {
    /// Adds the next one; false where there are no more.
    pub fn next(
        &mut self,
        mistakes: &mut Mistakes,
        wire: &Wire<'_>,
        others: &[OtherBytes<'_>],
    ) -> bool {
        let Some(body) = wire.body else { return false };
        let text = core::str::from_utf8(body).ok();
        let mut list = List { mistakes, body };
        let has_more = match self.stage {
            Stage::Empty => list.empty(),
            Stage::Ends => list.end(self.number),
            // Bodies that are longer are not written anew.
            Stage::Json if body.len() > LONGEST => return false,
            Stage::Json => {
                let json = text.map(|text| text.trim_start_matches('\u{feff}'));
                self.value = json.and_then(json::parse);
                false
            }
            Stage::Charsets => list.charset(text, self.number),
            Stage::Others => list.other(text, others),
            Stage::Done => return false,
            _ => match (self.value.take(), text) {
                (Some(value), Some(text)) => {
                    let has_more = self.serialisation(&value, text, &mut list);
                    self.value = Some(value);
                    has_more
                }
                _ => false,
            },
        };
        self.number += 1;
        if !has_more {
            self.stage = self.stage.next();
            self.number = 0;
        }
        true
    }

    /// The next of the stages of JSON.
    fn serialisation(&mut self, value: &Value, text: &str, list: &mut List<'_>) -> bool {
        let number = self.number;
        match self.stage {
            Stage::Sent => return self.find_style(value, text),
            Stage::Styles => {
                let Some(style) = self.styles.get(number) else {
                    return false;
                };
                let causes = causes_of(style, &self.sent);
                // One step from what was sent: these come first, and go with other mistakes.
                let is_near = number < NEAR;
                if is_near || causes.len() > 1 {
                    value.write(style, &mut self.room);
                    list.put(self.room.as_bytes(), &causes, is_near);
                }
            }
            Stage::Quoted => {
                list.add(json::quoted(text).as_bytes(), Cause::PayloadEscaped);
                if let Value::Text(inner) = value {
                    list.add(inner.as_bytes(), Cause::PayloadEscaped);
                }
                return false;
            }
            Stage::Orders => {
                let (Some(order), Value::Object(members)) = (self.orders.get(number), value) else {
                    return false;
                };
                let members = order
                    .iter()
                    .filter_map(|index| members.get(*index).cloned());
                Value::Object(members.collect()).write(&self.sent, &mut self.room);
                list.put(self.room.as_bytes(), &[Cause::PayloadReordered], false);
            }
            _ => {
                let Some(spacing) = SPACINGS.get(number) else {
                    return false;
                };
                let style = Style {
                    spacing: *spacing,
                    ..self.sent
                };
                value.write(&style, &mut self.room);
                self.room.push('\n');
                let mut causes = causes_of(&style, &self.sent);
                causes.push(Cause::PayloadNewline);
                list.put(self.room.as_bytes(), &causes, false);
            }
        }
        true
    }

    /// Tries whether the next style is the one that was sent; JavaScript's where none is.
    fn find_style(&mut self, value: &Value, text: &str) -> bool {
        let [spacing, escapes] = [self.number / ESCAPES.len(), self.number % ESCAPES.len()];
        let style = SPACINGS.get(spacing).map(|spacing| Style {
            escapes: ESCAPES.get(escapes).copied().unwrap_or(Escapes::Least),
            ..Style::of(*spacing)
        });
        if let Some(style) = style {
            value.write(&style, &mut self.room);
            if self.room != text {
                return true;
            }
            self.sent = style;
        }
        self.styles = neighbours(&self.sent);
        if text.len() <= SHORT {
            self.styles.extend(all_styles(value));
        }
        if let Value::Object(members) = value {
            self.orders = orders(members.len());
        }
        false
    }
}

/// The list, and what was sent.
struct List<'a> {
    mistakes: &'a mut Mistakes,
    body: &'a [u8],
}

impl List<'_> {
    /// Adds a payload that goes with other mistakes.
    fn add(&mut self, payload: &[u8], cause: Cause) {
        self.put(payload, &[cause], true);
    }

    fn put(&mut self, payload: &[u8], causes: &[Cause], goes_with_others: bool) {
        if payload == self.body {
            return;
        }
        let key = self.mistakes.base.key.clone();
        let [found, expected] = samples(&cover(payload, &key), &cover(self.body, &key));
        let changes = Vec::from([text(Field::Payload, &hex256(&sha256(payload)))]);
        self.mistakes
            .add_all(causes, changes, &found, &expected, goes_with_others);
    }

    /// Adds a text in place of the hash.
    fn add_text(&mut self, payload: &str, cause: Cause) {
        let expected = self.mistakes.right(Field::Payload);
        let found = sample(&cover(payload.as_bytes(), &self.mistakes.base.key), 0);
        self.mistakes
            .add(cause, text(Field::Payload, payload), &found, &expected);
    }

    fn empty(&mut self) -> bool {
        if !self.body.is_empty() {
            self.add(b"", Cause::PayloadEmpty);
        }
        self.add(b"{}", Cause::PayloadEmpty);
        self.add(b"null", Cause::PayloadEmpty);
        // PHP's json_encode of no parameters.
        self.put(b"[]", &[Cause::PayloadEmpty], false);
        self.add(UNSIGNED_PAYLOAD, Cause::PayloadUnsigned);
        self.add_text("UNSIGNED-PAYLOAD", Cause::PayloadUnsigned);
        false
    }

    fn end(&mut self, number: usize) -> bool {
        const BOM: &[u8] = b"\xef\xbb\xbf";
        let body = self.body;
        let with = |before: &[u8], after: &[u8]| [before, body, after].concat();
        let unix = |body| replaced(body, b"\r\n", b"\n");
        let payload = match number {
            0 => with(b"", b"\n"),
            1 => with(b"", b"\r\n"),
            2 => body.trim_ascii_end().into(),
            3 => body.trim_ascii().into(),
            4 => unix(body),
            5 => replaced(&unix(body), b"\n", b"\r\n"),
            // As curl's -d does with a file.
            6 => replaced(&replaced(body, b"\r", b""), b"\n", b""),
            7 => with(BOM, b""),
            8 => body.strip_prefix(BOM).unwrap_or(body).into(),
            9 => with(b" ", b""),
            10 => with(b"", b" "),
            _ => return false,
        };
        let cause = match number {
            7 | 8 => Cause::PayloadBom,
            _ => Cause::PayloadNewline,
        };
        self.add(&payload, cause);
        true
    }

    fn charset(&mut self, text: Option<&str>, number: usize) -> bool {
        let Some(text) = text else {
            let latin: String = self.body.iter().map(|byte| char::from(*byte)).collect();
            self.add(latin.as_bytes(), Cause::PayloadCharset);
            return false;
        };
        if text.is_ascii() {
            return false;
        }
        let of_each = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
        let latin = |character: char| u8::try_from(u32::from(character)).unwrap_or(b'?');
        let ascii = |character: char| if character.is_ascii() { character } else { '?' };
        let payload: Vec<u8> = match number {
            0 => text.chars().map(latin).collect(),
            1 => text.chars().map(ascii).collect::<String>().into(),
            // UTF-8 that was taken for Latin-1 and encoded once more.
            2 => text.bytes().map(char::from).collect::<String>().into(),
            3 => of_each(u16::to_le_bytes),
            4 => of_each(u16::to_be_bytes),
            _ => return false,
        };
        self.add(&payload, Cause::PayloadCharset);
        true
    }

    fn other(&mut self, text: Option<&str>, others: &[OtherBytes<'_>]) -> bool {
        for other in others {
            self.add(other.bytes, other.cause);
        }
        if let Some(text) = text {
            self.add_text(text, Cause::PayloadNotHashed);
        }
        false
    }
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

/// Stars in place of the key: of a body that has it in it, pieces are shown.
fn cover<'a>(payload: &'a [u8], key: &[u8]) -> Cow<'a, [u8]> {
    let mut covered = Cow::Borrowed(payload);
    if key.len() < SHORTEST_KEY {
        return covered;
    }
    for at in 0..payload.len() {
        if payload.get(at..).is_some_and(|rest| rest.starts_with(key))
            && let Some(place) = covered.to_mut().get_mut(at..at + key.len())
        {
            place.fill(b'*');
        }
    }
    covered
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
