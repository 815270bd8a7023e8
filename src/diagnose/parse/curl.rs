//! What a curl command sends, from its words.
//! Rules: <https://curl.se/docs/manpage.html>

use alloc::string::String;
use alloc::vec::Vec;

use base64ct::{Base64, Encoding};

use super::cursor::{Cursor, text_from};
use super::form::push_encoded;
use super::words::{Words, bash};
use super::{cmd, powershell, text};
use crate::ascii::{concat, cut, has};
use crate::diagnose::request::{Format, ParsedRequest};

/// The options that are read, each with its letter.
const SHORT: &[(u8, &str)] = &[
    (b'X', "request"),
    (b'H', "header"),
    (b'd', "data"),
    (b'F', "form"),
    (b'G', "get"),
    (b'I', "head"),
    (b'u', "user"),
    (b'b', "cookie"),
    (b'A', "user-agent"),
    (b'e', "referer"),
    (b'T', "upload-file"),
];

/// Options with a value, but for those of [`SHORT`]: their value is no URL.
const WITH_VALUE: &str = "data-ascii data-binary data-raw data-urlencode json form-string url url-query \
    request header data form user cookie user-agent referer upload-file \
    output cookie-jar config proxy proxy-user proxy-header connect-timeout max-time retry retry-delay \
    retry-max-time resolve connect-to interface cacert capath cert cert-type key key-type pass \
    ciphers limit-rate speed-limit speed-time max-redirs max-filesize range continue-at write-out \
    dump-header trace trace-ascii stderr noproxy socks5 socks5-hostname socks4 dns-servers \
    unix-socket local-port aws-sigv4 oauth2-bearer preproxy quote tls-max tls13-ciphers \
    request-target netrc-file keepalive-time expect100-timeout ";

/// Letters of options with a value.
const LETTERS_WITH_VALUE: &[u8] = b"AbcCdDeEFHKmoPQrtTuUwxXyYz";

/// A command; `at` is the place after the word `curl`.
///
/// # Errors
/// Where a quote opens that is not closed.
pub fn read(text: &str, at: usize, request: &mut ParsedRequest) -> Result<(), usize> {
    let cursor = Cursor { text, at };
    let format = shell(cursor);
    let words = match format {
        Format::CurlCmd => cmd::words(cursor),
        Format::CurlPowerShell => powershell::words(cursor)?,
        _ => bash(cursor)?,
    };
    request.format = Some(format);
    fill(words, request);
    Ok(())
}

/// For which shell a command is written: by the end of its lines, its prompt, its quotes.
fn shell(cursor: Cursor<'_>) -> Format {
    let has = |pieces: &[&str]| {
        pieces
            .iter()
            .any(|piece| text::contains(cursor.rest(), piece))
    };
    let before = cursor.text.get(..cursor.at).unwrap_or_default();
    let prompt = text::after_last(before, b'\n');
    let is_program = prompt.ends_with(".exe");
    if has(&["`\n", "`\r\n"]) || prompt.starts_with("PS ") {
        Format::CurlPowerShell
    } else if has(&["^\n", "^\r\n", "\"{\"\""]) || has(cmd::MARKS) || text::contains(prompt, ":\\")
    {
        Format::CurlCmd
    } else if is_program && has(&["'"]) {
        Format::CurlPowerShell
    } else if is_program {
        Format::CurlCmd
    } else {
        Format::Curl
    }
}

/// What a command sends.
fn fill(words: Words, request: &mut ParsedRequest) {
    let mut curl = Curl {
        input: words.input,
        ..Curl::default()
    };
    let mut words = words.words.into_iter();
    while let Some(word) = words.next() {
        match word.as_slice() {
            b"--next" | b":" => break,
            [b'-', b'-', ..] => {
                let option = text_from(word);
                let option = option.get(2..).unwrap_or_default();
                let (name, value) = match cut(option, b'=') {
                    Some((name, value)) => (name, Some(value.into())),
                    None => (option, None),
                };
                let value = match value {
                    None if has(WITH_VALUE, name) => words.next(),
                    value => value,
                };
                curl.option(name, value.unwrap_or_default());
            }
            [b'-', letters @ ..] if !letters.is_empty() => {
                for (index, letter) in letters.iter().enumerate() {
                    let mut value = Vec::new();
                    let takes_value = LETTERS_WITH_VALUE.iter().any(|known| known == letter);
                    if takes_value {
                        value = match letters.get(index + 1..) {
                            Some(rest) if !rest.is_empty() => rest.into(),
                            _ => words.next().unwrap_or_default(),
                        };
                    }
                    let known = SHORT.iter().find(|(known, _)| known == letter);
                    curl.option(known.map_or("", |(_, name)| name), value);
                    if takes_value {
                        break;
                    }
                }
            }
            _ => curl.option("url", word),
        }
    }
    curl.finish(request);
}

#[derive(Default)]
struct Curl {
    input: Option<Vec<u8>>,
    method: String,
    url: Option<String>,
    query: String,
    headers: Vec<(String, String)>,
    /// Headers that curl is told not to send.
    removed: Vec<String>,
    data: Option<Vec<u8>>,
    /// The data are a file's, or a form with a boundary that only curl knows.
    is_unknown: bool,
    is_get: bool,
    is_head: bool,
    is_json: bool,
    is_form: bool,
    is_upload: bool,
}

impl Curl {
    fn option(&mut self, name: &str, value: Vec<u8>) {
        match name {
            "url" => {
                self.url.get_or_insert_with(|| text_from(value));
            }
            "request" => self.method = text_from(value),
            "header" => self.header(&text_from(value)),
            "data" | "data-ascii" | "json" | "data-binary" => {
                self.is_json |= name == "json";
                let is_joined = !self.is_json;
                match self.file(&value, name == "data" || name == "data-ascii") {
                    Some(data) => self.add_data(&data, is_joined),
                    None => self.add_data(&value, is_joined),
                }
            }
            "data-raw" => self.add_data(&value, true),
            "data-urlencode" => {
                let data = self.url_encoded(value);
                self.add_data(data.as_bytes(), true);
            }
            "url-query" => {
                let query = self.url_encoded(value);
                push_pair(&mut self.query, &query);
            }
            "form" | "form-string" => {
                self.is_form = true;
                self.is_unknown = true;
            }
            "get" => self.is_get = true,
            "head" => self.is_head = true,
            "upload-file" => {
                self.is_upload = true;
                self.is_unknown = true;
            }
            "user" => {
                let basic = Base64::encode_string(&value);
                self.own("Authorization", &concat(&["Basic ", &basic]));
            }
            "cookie" if value.contains(&b'=') => self.own("Cookie", &text_from(value)),
            "user-agent" => self.own("User-Agent", &text_from(value)),
            "referer" => self.own("Referer", &text_from(value)),
            _ => {}
        }
    }

    /// A header that curl makes from an option; one of `-H` takes its place.
    fn own(&mut self, name: &str, value: &str) {
        if !self.has(name) {
            self.headers.push((name.into(), value.into()));
        }
    }

    fn has(&self, name: &str) -> bool {
        let mut names = self.headers.iter().map(|(known, _)| known);
        let is_name = |known: &String| known.eq_ignore_ascii_case(name);
        names.any(is_name) || self.removed.iter().any(is_name)
    }

    /// `Name: value`; `Name;` for an empty one; `Name:` for none.
    fn header(&mut self, line: &str) {
        match cut(line, b':') {
            Some((name, value)) => {
                let (name, value) = (name.trim_ascii(), value.trim_ascii());
                if value.is_empty() {
                    self.removed.push(name.into());
                } else {
                    self.headers.push((name.into(), value.into()));
                }
            }
            None => {
                if let Some(name) = line.trim_ascii().strip_suffix(';') {
                    self.headers.push((name.into(), String::new()));
                }
            }
        }
    }

    /// The content of a file that a value names. None where it names none; empty where it is
    /// not known.
    fn file(&mut self, value: &[u8], without_line_ends: bool) -> Option<Vec<u8>> {
        let name = value.strip_prefix(b"@")?;
        match self.input.take() {
            Some(mut input) if name == b"-" => {
                if without_line_ends {
                    input.retain(|byte| !matches!(byte, b'\r' | b'\n' | 0));
                }
                Some(input)
            }
            _ => {
                self.is_unknown = true;
                Some(Vec::new())
            }
        }
    }

    /// `content`, `=content`, `name=content`, `@file` or `name@file`, with the content encoded.
    fn url_encoded(&mut self, value: Vec<u8>) -> String {
        let end = value.iter().position(|byte| matches!(byte, b'=' | b'@'));
        let (name, content) = match end {
            Some(end) => value.split_at(end),
            None => (&b""[..], value.as_slice()),
        };
        let mut encoded = text_from(name.into());
        if !name.is_empty() {
            encoded.push('=');
        }
        match content {
            [b'@', ..] => {
                let content = self.file(content, false).unwrap_or_default();
                push_encoded(&mut encoded, &content, b"-._~", false);
            }
            content => {
                let content = content.strip_prefix(b"=").unwrap_or(content);
                push_encoded(&mut encoded, content, b"-._~", false);
            }
        }
        encoded
    }

    fn add_data(&mut self, data: &[u8], is_joined: bool) {
        match &mut self.data {
            Some(before) => {
                if is_joined {
                    before.push(b'&');
                }
                before.extend_from_slice(data);
            }
            None => self.data = Some(data.into()),
        }
    }

    fn finish(mut self, request: &mut ParsedRequest) {
        let mut url = self.url.take().unwrap_or_default();
        if !url.is_empty() && !text::contains(&url, "://") {
            url = concat(&["http://", &url]);
        }
        let is_query = self.is_get || self.is_head;
        if let Some(data) = self.data.take_if(|_| is_query) {
            push_pair(&mut self.query, &text_from(data));
        }
        if !self.query.is_empty() {
            // A fragment is never sent.
            let before = text::before(&url, |byte| byte == b'#');
            let separator = if cut(before, b'?').is_some() {
                "&"
            } else {
                "?"
            };
            url = concat(&[before, separator, &self.query]);
        }
        if self.is_json {
            self.own("Content-Type", "application/json");
            self.own("Accept", "application/json");
        } else if self.is_form {
            self.own("Content-Type", "multipart/form-data");
        } else if self.data.is_some() {
            self.own("Content-Type", "application/x-www-form-urlencoded");
        }
        let has_body = self.data.is_some() || self.is_form;
        request.method = if !self.method.is_empty() {
            self.method
        } else {
            String::from(if self.is_head {
                "HEAD"
            } else if self.is_upload {
                "PUT"
            } else if has_body {
                "POST"
            } else {
                "GET"
            })
        };
        request.url = url;
        request.headers = self.headers;
        if !self.is_unknown {
            request.body = Some(self.data.unwrap_or_default());
        }
    }
}

fn push_pair(query: &mut String, pair: &str) {
    if !query.is_empty() && !pair.is_empty() {
        query.push('&');
    }
    query.push_str(pair);
}

#[cfg(test)]
mod tests;
