//! The string to sign is put together of other values: time, scope, algorithm; and other
//! headers are listed than signed.

use alloc::string::String;
use alloc::vec::Vec;

use super::headers::{line, signed_names};
use crate::ascii::{concat, decimal};
use crate::diagnose::cause::Cause;
use crate::diagnose::change::{Change, Mistakes, text};
use crate::diagnose::claim::System;
use crate::diagnose::order::{sorted, sorted_by};
use crate::diagnose::recipe::{Field, Line, Value, shared};
use crate::diagnose::wire::Wire;
use crate::sign::utc_date::{SECONDS_A_DAY, utc_date};

/// Other dates in the scope and in the key.
pub fn dates(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    if wire.claim.system != System::Tc3 {
        return;
    }
    let mut date = |cause, date: &str| {
        // In both, and right in the scope while another one is in the key.
        for field in [Field::Date, Field::KeyDate] {
            mistakes.swap(cause, field, date);
        }
    };
    let Some(timestamp) = wire.timestamp() else {
        return;
    };
    let timestamp = in_seconds(timestamp);
    let right = utc_date(timestamp);
    date(Cause::DateDiffers, &right);
    let east = utc_date(timestamp + 8 * 3600);
    let west = utc_date(timestamp.saturating_sub(8 * 3600));
    for other in [&east, &west] {
        date(Cause::DateLocal, other);
    }
    for days in [1, 2, 7] {
        date(
            Cause::DateDiffers,
            &utc_date(timestamp + days * SECONDS_A_DAY),
        );
        date(
            Cause::DateDiffers,
            &utc_date(timestamp.saturating_sub(days * SECONDS_A_DAY)),
        );
    }
    for day in [&right, &east, &west] {
        for other in ["", "/", "."] {
            date(Cause::DateFormat, &day.replace('-', other));
        }
        date(Cause::DateFormat, &day.replace("-0", "-"));
        date(Cause::DateFormat, &concat(&[day, "T00:00:00Z"]));
        let (year, rest) = day.split_once('-').unwrap_or_default();
        date(Cause::DateFormat, &concat(&[rest, "-", year]));
    }
    date(Cause::DateFormat, &decimal(timestamp));
}

/// A time in milliseconds as the seconds that it means.
pub fn in_seconds(timestamp: u64) -> u64 {
    match timestamp {
        100_000_000_000.. => timestamp / 1000,
        seconds => seconds,
    }
}

/// Another service in the scope and in the key.
pub fn services(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    if wire.claim.system != System::Tc3 {
        return;
    }
    let claimed = mistakes.right(Field::Service);
    let mut service = |service: &str| {
        for field in [Field::Service, Field::KeyService] {
            mistakes.swap(Cause::ServiceDiffers, field, service);
        }
    };
    let of_host = wire.service_of_host().unwrap_or_default();
    for other in [
        &*of_host,
        &*of_host.to_ascii_lowercase(),
        &*claimed.to_ascii_lowercase(),
        &*claimed.to_ascii_uppercase(),
        "cvm",
        "",
        "tc3",
        "sts",
        "cam",
        "scf",
        "tcb",
        "cdb",
        "vpc",
        "cos",
        "sms",
        "ocr",
        "tmt",
        "nlp",
        "hunyuan",
        wire.host,
    ] {
        service(other);
    }
    if let Some(region) = wire.request.header("x-tc-region") {
        service(region);
        service(&concat(&[region, "/", &claimed]));
        service(&concat(&[&claimed, "/", region]));
    }
}

/// Another end of the scope.
pub fn endings(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    if wire.claim.system != System::Tc3 {
        return;
    }
    let endings = [
        "tc3_request",
        "aws4_request",
        "tc3-request",
        "tc3request",
        "TC3_REQUEST",
        "request",
        "",
    ];
    mistakes.swap_each(Cause::ScopeFormat, Field::Ending, &endings);
}

/// Seconds from the time that was sent to others that may have been signed: it was made twice,
/// or is a local time that was taken for UTC.
pub fn offsets() -> impl Iterator<Item = i64> {
    let seconds = 1..=10;
    let hours = [8, 9, 7, 1].map(|hours| hours * 3600);
    seconds.chain(hours).flat_map(|offset| [-offset, offset])
}

/// Another time.
pub fn timestamps(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    if wire.claim.system == System::Acs3 {
        return dates_of_alibaba(mistakes, wire);
    }
    let sent = mistakes.right(Field::Timestamp);
    let Some(timestamp) = wire.timestamp() else {
        return;
    };
    let mut time = |cause, time: &str| mistakes.swap(cause, Field::Timestamp, time);
    time(Cause::TimestampMilliseconds, &concat(&[&sent, "000"]));
    time(Cause::TimestampMilliseconds, &decimal(timestamp / 1000));
    let mut time = |other: &str| time(Cause::TimestampDiffers, other);
    time(&concat(&[&sent, ".0"]));
    time("");
    for offset in offsets() {
        time(&decimal(timestamp.saturating_add_signed(offset)));
    }
    time(&crate::diagnose::time::iso(in_seconds(timestamp)));
}

/// Alibaba's time is a header: it was made twice, and is signed with its first value.
fn dates_of_alibaba(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let Some(sent) = wire.timestamp() else { return };
    let claimed = mistakes.base.lines.clone();
    for offset in offsets() {
        let time = crate::diagnose::time::iso(sent.saturating_add_signed(offset));
        let lines = claimed.iter().map(|one| match &*one.name {
            "x-acs-date" => line(&one.name, Value::Text(shared(&time))),
            _ => one.clone(),
        });
        let change = Change::Lines(lines.collect());
        mistakes.add(Cause::TimestampDiffers, change, &time, wire.time);
    }
}

/// Another name of the algorithm.
pub fn algorithms(mistakes: &mut Mistakes, _: &Wire<'_>) {
    let lower = mistakes.base.text(Field::Algorithm).to_ascii_lowercase();
    let algorithms = [
        &*lower,
        "TC3-HMAC-SHA256",
        "ACS3-HMAC-SHA256",
        "AWS4-HMAC-SHA256",
        "HmacSHA256",
        "HMAC-SHA256",
        "",
    ];
    mistakes.swap_each(Cause::AlgorithmDiffers, Field::Algorithm, &algorithms);
}

/// Other headers, another order, another case.
pub fn lists(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let base = mistakes.base.clone();
    let claimed: Vec<Line> = base.lines.to_vec();
    let listed = base.text(Field::SignedHeaders);
    let mut both = |cause: Cause, lines: Vec<Line>| {
        let names = signed_names(&lines);
        // The lines alone, while the list says otherwise, and both.
        let change = Change::Lines(lines.into());
        mistakes.add(cause, change.clone(), &names, listed);
        let changes = Vec::from([change, text(Field::SignedHeaders, &names)]);
        mistakes.add_all(&[cause], changes, &names, listed, true);
    };

    let by_name = |lines: &[Line]| sorted_by(lines, |line| String::from(&*line.name));
    let sorted = by_name(&claimed);
    both(Cause::HeadersOrder, sorted);
    let mut reversed = claimed.clone();
    reversed.reverse();
    both(Cause::HeadersOrder, reversed);
    let mut as_sent: Vec<Line> = Vec::new();
    for (name, _) in &wire.request.headers {
        let of_name = |line: &&Line| line.name.eq_ignore_ascii_case(name);
        as_sent.extend(claimed.iter().find(of_name).cloned());
    }
    let mut with_host = as_sent.clone();
    both(Cause::HeadersOrder, as_sent);
    with_host.push(line("host", Value::Host));
    both(Cause::HeadersOrder, with_host);

    let renamed = |rename: &dyn Fn(&str) -> String| -> Vec<Line> {
        let renamed = claimed
            .iter()
            .map(|one| line(&rename(&one.name), one.value.clone()));
        renamed.collect()
    };
    both(Cause::HeadersCase, renamed(&title));
    both(Cause::HeadersCase, renamed(&|name| as_written(wire, name)));
    both(
        Cause::HeadersCase,
        renamed(&|name| name.to_ascii_uppercase()),
    );
    // Values as they are sent, or lowered, whichever the rule is not.
    let other_case = |one: &Line| match &one.value {
        Value::Text(text) => {
            let sent = wire.request.header(&one.name).unwrap_or_default().trim();
            let lower = sent.to_ascii_lowercase();
            let other = if *lower == **text { sent } else { &lower };
            line(&one.name, Value::Text(other.into()))
        }
        _ => one.clone(),
    };
    both(Cause::HeadersCase, claimed.iter().map(other_case).collect());

    let of_names =
        |names: &[&str]| -> Vec<Line> { names.iter().map(|name| wire.line(name)).collect() };
    let mandatory: &[&[&str]] = match wire.claim.system {
        System::Tc3 => &[
            &["content-type", "host"],
            &["content-type", "host", "x-tc-action"],
            &["host"],
            &["content-type"],
            &["host", "x-tc-action"],
            &["content-type", "host", "x-tc-timestamp"],
            &["content-type", "host", "x-tc-action", "x-tc-timestamp"],
            &["content-type", "host", "x-tc-action", "x-tc-version"],
            &[
                "content-type",
                "host",
                "x-tc-action",
                "x-tc-timestamp",
                "x-tc-version",
            ],
            &[
                "content-type",
                "host",
                "x-tc-action",
                "x-tc-region",
                "x-tc-timestamp",
                "x-tc-version",
            ],
            &["content-type", "host", "x-tc-token"],
            &[],
        ],
        _ => &[&["host"], &[]],
    };
    for names in mandatory {
        let lines = of_names(names);
        both(Cause::HeadersList, lines.clone());
        // With the values as they are sent.
        let raw = lines.iter().map(other_case).collect();
        both(Cause::HeadersList, raw);
    }
    // Each header of the list left out, and each other that is sent put in.
    for index in 0..claimed.len().min(24) {
        let mut fewer = claimed.clone();
        fewer.remove(index);
        both(Cause::HeadersList, fewer);
    }
    for (name, _) in wire.request.headers.iter().take(24) {
        let name = name.to_ascii_lowercase();
        if name == "authorization" || claimed.iter().any(|line| *line.name == *name) {
            continue;
        }
        let mut more = claimed.clone();
        more.push(wire.line(&name));
        both(Cause::HeadersList, by_name(&more));
    }
    if wire.claim.system == System::Acs3 {
        all_of_alibaba(&mut both, wire);
    }
    for names in [
        listed.replace(';', ","),
        listed.replace(';', "; "),
        listed.to_ascii_lowercase(),
        title(listed),
        concat(&[listed, ";"]),
    ] {
        let cause = match names.eq_ignore_ascii_case(listed) {
            true => Cause::HeadersCase,
            false => Cause::HeadersFormat,
        };
        mistakes.swap(cause, Field::SignedHeaders, &names);
    }
}

/// The lists that Alibaba Cloud's SDKs sign: the vendor's headers with and without others.
fn all_of_alibaba(both: &mut dyn FnMut(Cause, Vec<Line>), wire: &Wire<'_>) {
    let sent = wire.request.headers.iter();
    let mut names: Vec<String> = sent.map(|(name, _)| name.to_ascii_lowercase()).collect();
    names.push("host".into());
    names.retain(|name| name != "authorization");
    let names = sorted(&names);
    let lines = |keep: &dyn Fn(&str) -> bool| -> Vec<Line> {
        let names = names.iter().filter(|name| keep(name));
        names.map(|name| wire.line(name)).collect()
    };
    let of_vendor = |name: &str| name.starts_with("x-acs-");
    both(Cause::HeadersList, lines(&|_| true));
    both(Cause::HeadersList, lines(&of_vendor));
    both(
        Cause::HeadersList,
        lines(&|name| of_vendor(name) || name == "host"),
    );
    both(
        Cause::HeadersList,
        lines(&|name| of_vendor(name) || name == "content-type"),
    );
    both(
        Cause::HeadersList,
        lines(&|name| of_vendor(name) || name == "host" || name == "content-type"),
    );
}

/// `content-type` as `Content-Type`.
pub fn title(name: &str) -> String {
    let mut starts = true;
    let letter = |letter: char| {
        let is_first = core::mem::replace(&mut starts, !letter.is_ascii_alphanumeric());
        if is_first {
            letter.to_ascii_uppercase()
        } else {
            letter
        }
    };
    name.chars().map(letter).collect()
}

/// A name as the request has it.
fn as_written(wire: &Wire<'_>, name: &str) -> String {
    let mut headers = wire.request.headers.iter();
    let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map_or_else(|| title(name), |(known, _)| known.clone())
}
