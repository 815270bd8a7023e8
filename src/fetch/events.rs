//! Server-sent events: the answers of actions that speak while they think.
//! Format: <https://html.spec.whatwg.org/multipage/server-sent-events.html>
//!
//! In two things more lenient than a browser's EventSource, as the official SDKs are: an
//! event without data is an event too, and so is what an ended stream has left unfinished.
//! In one thing stricter: a line that begins with `{`, which is no field of an event, may be an
//! error that a gateway writes amid the events, and is not passed over unread.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use serde::de::DeserializeOwned;

use crate::Error;
use crate::tencent::read::unexpected;

/// One server-sent event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// Usually JSON; empty where the event has none.
    pub data: String,
    /// Its type; `message` where it names none.
    pub event: String,
    /// Empty where the event has none.
    pub id: String,
    /// How long to wait before connecting again.
    pub retry: Option<Duration>,
}

impl Event {
    /// An event of these data, and nothing else.
    pub(super) fn of(data: String) -> Self {
        Self {
            data,
            event: "message".to_owned(),
            id: String::new(),
            retry: None,
        }
    }

    /// The data, read as JSON.
    ///
    /// # Errors
    /// `ClientError.UnexpectedResult` where they are no JSON, or none of this type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_str(&self.data).map_err(unexpected)
    }
}

/// What a stream of events consists of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    Event(Event),
    /// A line of JSON amid the events: an error that a gateway writes as it would write it
    /// alone, or nothing.
    Stray(String),
}

impl Part {
    pub(super) fn data(&self) -> &str {
        match self {
            Self::Event(event) => &event.data,
            Self::Stray(line) => line,
        }
    }
}

/// Takes the pieces of a stream and gives the parts that are complete.
#[derive(Default)]
pub(super) struct EventReader {
    line: Vec<u8>,
    /// Whether the last byte was a CR, of which a LF is the other half.
    is_after_cr: bool,
    has_begun: bool,
    fields: Fields,
}

/// The fields of the event that is not complete yet.
#[derive(Default)]
struct Fields {
    data: Option<String>,
    event: Option<String>,
    id: Option<String>,
    retry: Option<String>,
    /// Of their values, in bytes, each with a line feed.
    size: usize,
}

impl EventReader {
    /// The parts that end in this piece. Each byte is looked at once, however the stream is
    /// cut.
    pub(super) fn read(&mut self, piece: &[u8]) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut rest = piece;
        if self.is_after_cr && !rest.is_empty() {
            self.is_after_cr = false;
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        }
        while let Some(end) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            let (line, after) = rest.split_at(end);
            self.line.extend_from_slice(line);
            parts.extend(self.end_line());
            rest = match after {
                [b'\r', b'\n', rest @ ..] => rest,
                [b'\r'] => {
                    self.is_after_cr = true;
                    &[]
                }
                [_, rest @ ..] => rest,
                [] => &[],
            };
        }
        self.line.extend_from_slice(rest);
        parts
    }

    /// How many bytes wait for the end of their event.
    pub(super) fn waiting(&self) -> usize {
        self.line.len() + self.fields.size
    }

    /// What is left when the stream has ended.
    pub(super) fn end(&mut self) -> Vec<Part> {
        let line = self.end_line();
        let event = self.fields.take().map(Part::Event);
        line.into_iter().chain(event).collect()
    }

    /// Ends a line; an empty one ends an event.
    fn end_line(&mut self) -> Option<Part> {
        let mut bytes = core::mem::take(&mut self.line);
        let part = self.take_line(&bytes);
        // Its memory is good for the next line.
        bytes.clear();
        self.line = bytes;
        part
    }

    fn take_line(&mut self, bytes: &[u8]) -> Option<Part> {
        let mut line = &*String::from_utf8_lossy(bytes);
        if !core::mem::replace(&mut self.has_begun, true) {
            line = line.strip_prefix('\u{feff}').unwrap_or(line);
        }
        if line.is_empty() {
            return self.fields.take().map(Part::Event);
        }
        if line.starts_with('{') {
            return Some(Part::Stray(line.to_owned()));
        }
        self.fields.put(line);
        None
    }
}

impl Fields {
    fn put(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        // With the line feed that joins data.
        self.size += value.len() + 1;
        let field = match name {
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                    return;
                }
                none => none,
            },
            "event" => &mut self.event,
            "id" => &mut self.id,
            "retry" => &mut self.retry,
            _ => {
                self.size -= value.len() + 1;
                return;
            }
        };
        *field = Some(value.to_owned());
    }

    /// The event that these fields are; None where they are none.
    fn take(&mut self) -> Option<Event> {
        let Self {
            data,
            event,
            id,
            retry,
            size: _,
        } = core::mem::take(self);
        if data.is_none() && event.is_none() && id.is_none() && retry.is_none() {
            return None;
        }
        let mut complete = Event::of(data.unwrap_or_default());
        if let Some(event) = event.filter(|event| !event.is_empty()) {
            complete.event = event;
        }
        complete.id = id.unwrap_or_default();
        let is_number = |text: &String| text.bytes().all(|byte| byte.is_ascii_digit());
        let milliseconds = retry.filter(is_number).and_then(|text| text.parse().ok());
        complete.retry = milliseconds.map(Duration::from_millis);
        Some(complete)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(bytes: &[u8], size: usize) -> Vec<Part> {
        let mut reader = EventReader::default();
        let mut parts: Vec<Part> = bytes
            .chunks(size)
            .flat_map(|piece| reader.read(piece))
            .collect();
        parts.extend(reader.end());
        parts
    }

    fn read(bytes: &[u8], size: usize) -> Vec<Event> {
        let events = parts(bytes, size).into_iter().map(|part| match part {
            Part::Event(event) => event,
            Part::Stray(line) => panic!("{line}"),
        });
        events.collect()
    }

    fn data(data: &str) -> Event {
        Event::of(data.to_owned())
    }

    #[test]
    fn events_come_one_after_the_other() {
        let text = ": hello\nid: 1\ndata: {\"A\":1}\n\nevent: x\r\ndata: a\r\ndata:  b\r\ndata\r\n\r\nretry: 1500\r\r\n\ndata: last";
        let first = Event {
            id: "1".to_owned(),
            ..data("{\"A\":1}")
        };
        let second = Event {
            event: "x".to_owned(),
            ..data("a\n b\n")
        };
        let third = Event {
            retry: Some(Duration::from_millis(1500)),
            ..data("")
        };
        let expected = [first, second, third, data("last")];
        assert_eq!(read(text.as_bytes(), text.len()), expected);
    }

    #[test]
    fn it_makes_no_difference_where_the_pieces_are_cut() {
        let text = "\u{feff}data: 未命名😀\r\ndata: b\r\n\r\n:\n\ndata: c\r\rid: 2\nretry: x\nother: y\n\ndata:d\n\n";
        let second = Event {
            id: "2".to_owned(),
            ..data("")
        };
        let expected = [data("未命名😀\nb"), data("c"), second, data("d")];
        for size in 1..=9 {
            assert_eq!(read(text.as_bytes(), size), expected, "pieces of {size}");
        }
    }

    #[test]
    fn a_line_of_json_amid_events_is_a_stray() {
        let stray = |line: &str| Part::Stray(line.to_owned());
        let event = |text: &str| Part::Event(data(text));
        let text = "data: a\n\n{\"A\":1}\ndata: b\n{\n\n {\ndata: {\n{\"cut";
        let expected = [
            event("a"),
            stray("{\"A\":1}"),
            stray("{"),
            event("b"),
            stray("{\"cut"),
            event("{"),
        ];
        for size in 1..=text.len() {
            assert_eq!(parts(text.as_bytes(), size), expected, "pieces of {size}");
        }
    }

    #[test]
    fn data_are_read_as_json() {
        assert_eq!(data("[1,2]").json::<Vec<u8>>().unwrap(), [1, 2]);
        let error = data("[DONE]").json::<Vec<u8>>().unwrap_err();
        assert_eq!(error.code(), "ClientError.UnexpectedResult");
    }
}
