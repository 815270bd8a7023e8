//! Server-sent events: the answers of actions that speak while they think.
//! Format: <https://html.spec.whatwg.org/multipage/server-sent-events.html>
//!
//! In two things more lenient than a browser's EventSource, as the official SDKs are: an
//! event without data is an event too, and so is what an ended stream has left unfinished.

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

/// Takes the pieces of a stream and gives the events that are complete.
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
    /// The events that end in this piece. Each byte is looked at once, however the stream is
    /// cut.
    pub(super) fn read(&mut self, piece: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        let mut rest = piece;
        if self.is_after_cr && !rest.is_empty() {
            self.is_after_cr = false;
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        }
        while let Some(end) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            let (line, after) = rest.split_at(end);
            self.line.extend_from_slice(line);
            events.extend(self.end_line());
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
        events
    }

    /// How many bytes wait for the end of their event.
    pub(super) fn waiting(&self) -> usize {
        self.line.len() + self.fields.size
    }

    /// What is left when the stream has ended.
    pub(super) fn end(&mut self) -> Option<Event> {
        self.end_line().or_else(|| self.fields.take())
    }

    /// Ends a line; an empty one ends an event.
    fn end_line(&mut self) -> Option<Event> {
        let mut bytes = core::mem::take(&mut self.line);
        let event = self.take_line(&bytes);
        // Its memory is good for the next line.
        bytes.clear();
        self.line = bytes;
        event
    }

    fn take_line(&mut self, bytes: &[u8]) -> Option<Event> {
        let mut line = &*String::from_utf8_lossy(bytes);
        if !core::mem::replace(&mut self.has_begun, true) {
            line = line.strip_prefix('\u{feff}').unwrap_or(line);
        }
        if line.is_empty() {
            return self.fields.take();
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

    fn read(bytes: &[u8], size: usize) -> Vec<Event> {
        let mut reader = EventReader::default();
        let mut events: Vec<Event> = bytes
            .chunks(size)
            .flat_map(|piece| reader.read(piece))
            .collect();
        events.extend(reader.end());
        events
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
    fn data_are_read_as_json() {
        assert_eq!(data("[1,2]").json::<Vec<u8>>().unwrap(), [1, 2]);
        let error = data("[DONE]").json::<Vec<u8>>().unwrap_err();
        assert_eq!(error.code(), "ClientError.UnexpectedResult");
    }
}
