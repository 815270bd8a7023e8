//! Templates: files of their language with `{{name}}` where a value goes.
//!
//! A line `{{#name}}` begins what is only there with that value, `{{^name}}` what is only
//! there without it, and `{{/name}}` ends either.

/// The values of a template, by name.
#[derive(Default)]
pub struct Values(Vec<Value>);

struct Value {
    name: &'static str,
    text: String,
    /// Every line after the first is indented as the first is. A literal is no block: its
    /// lines are part of it.
    is_block: bool,
}

impl Values {
    /// Code that goes in as it is.
    pub fn set(&mut self, name: &'static str, text: String) {
        self.0.push(Value {
            name,
            text,
            is_block: false,
        });
    }

    /// Code of several lines, indented like the line where it goes in.
    pub fn block(&mut self, name: &'static str, text: String) {
        self.0.push(Value {
            name,
            text,
            is_block: true,
        });
    }

    /// A section that is there or not.
    pub fn flag(&mut self, name: &'static str, is_there: bool) {
        if is_there {
            self.set(name, "true".into());
        }
    }

    fn find(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|value| value.name == name)
    }
}

/// The template with its values.
pub fn fill(template: &str, values: &Values) -> String {
    let mut code = String::with_capacity(template.len() + 1024);
    // Whether each section that we are in is shown.
    let mut sections: Vec<bool> = Vec::new();
    for line in template.lines() {
        let mark = line.trim_ascii().strip_prefix("{{");
        match mark.and_then(|mark| mark.split_at_checked(1)) {
            Some(("#", name)) => sections.push(values.find(end(name)).is_some()),
            Some(("^", name)) => sections.push(values.find(end(name)).is_none()),
            Some(("/", _)) => {
                sections.pop();
            }
            _ if sections.iter().all(|is_shown| *is_shown) => append(&mut code, line, values),
            _ => {}
        }
    }
    code
}

fn end(name: &str) -> &str {
    name.strip_suffix("}}").unwrap_or(name)
}

fn append(code: &mut String, line: &str, values: &Values) {
    let blank = line.len() - line.trim_ascii_start().len();
    let indent = line.get(..blank).unwrap_or_default();
    let mut rest = line;
    while let Some(at) = rest.find("{{") {
        let (before, mark) = rest.split_at(at);
        code.push_str(before);
        let name = mark.get(2..).unwrap_or_default();
        let (name, after) = name.split_once("}}").unwrap_or((name, ""));
        rest = after;
        let Some(value) = values.find(name) else {
            continue;
        };
        if value.is_block {
            code.push_str(&value.text.replace('\n', &["\n", indent].concat()));
        } else {
            code.push_str(&value.text);
        }
    }
    code.push_str(rest);
    code.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_in_and_sections_come_and_go() {
        let mut values = Values::default();
        values.set("a", "'{{b}}'".into());
        values.block("list", "1,\n2,".into());
        let template = "x = {{a}};\n{{#list}}\n  [\n    {{list}}\n  ]\n{{/list}}\n{{^list}}\nnone\n{{/list}}\n{{#gone}}\n{{^a}}\nno\n{{/a}}\n{{/gone}}\nend";
        assert_eq!(
            fill(template, &values),
            "x = '{{b}}';\n  [\n    1,\n    2,\n  ]\nend\n"
        );
    }
}
