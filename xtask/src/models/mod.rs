//! Everything that is made from `models/`: functions, checks and types of each service's
//! entry, the search index, and the reference pages in docs/api/.
//!
//! The format is models/schema.json, that of the api.json of Tencent Cloud's command
//! line tool with additions.

pub mod catalogue;
mod javascript;
mod pages;
mod rust;
mod typescript;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use crate::run::{node, output, root};

/// The entry that a model is offered as, and where the model is.
const SERVICES: &[(&str, &str)] = &[
    ("tiems", "models/tencent/tiems/v20190416/api.json"),
    ("scf", "models/tencent/scf/v20180416/api.json"),
    ("fc", "models/aliyun/fc/v20230330/api.json"),
    ("guance", "models/guance/func/v1/api.json"),
];

/// One version of one service.
#[derive(Deserialize)]
pub struct Model {
    metadata: Metadata,
    actions: IndexMap<String, Action>,
    objects: IndexMap<String, Object>,
    #[serde(default)]
    errors: IndexMap<String, Text>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    api_version: String,
    service_short_name: String,
    /// The vendor's own files have none.
    #[serde(default)]
    service_name: Text,
    #[serde(alias = "api_brief", default)]
    brief: Text,
    #[serde(default = "tencent")]
    protocol: String,
    #[serde(default)]
    document_url: String,
    deprecated: Option<Deprecated>,
}

fn tencent() -> String {
    "tencent".to_owned()
}

/// A text in both languages; where there is one alone, it stands for both.
#[derive(Default, Deserialize)]
#[serde(from = "GivenText")]
struct Text {
    en: String,
    zh: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum GivenText {
    Both { en: String, zh: String },
    One(String),
}

impl From<GivenText> for Text {
    fn from(text: GivenText) -> Self {
        match text {
            GivenText::Both { en, zh } => Self { en, zh },
            GivenText::One(text) => Self {
                en: text.clone(),
                zh: text,
            },
        }
    }
}

#[derive(Deserialize)]
struct Deprecated {
    since: String,
    reason: Text,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Action {
    name: Text,
    document: Text,
    group: Option<Text>,
    input: String,
    output: String,
    http: Option<Http>,
    pagination: Option<IndexMap<String, Value>>,
    document_url: Option<String>,
    rate_limit: Option<f64>,
    #[serde(default)]
    destructive: bool,
    status: Option<String>,
    #[serde(default)]
    errors: Vec<String>,
    #[serde(default)]
    examples: Vec<Example>,
}

impl Action {
    /// Whether it is given up, or about to be.
    fn is_over(&self) -> bool {
        matches!(self.status.as_deref(), Some("deprecated" | "offline"))
    }
}

#[derive(Deserialize)]
struct Http {
    method: String,
    path: String,
}

#[derive(Deserialize)]
struct Example {
    title: Text,
    input: Value,
    output: Option<Value>,
}

#[derive(Deserialize)]
struct Object {
    document: Option<Text>,
    usage: Option<String>,
    members: Vec<Member>,
}

#[derive(Deserialize)]
struct Member {
    name: String,
    /// string, int, bool, float, list, object, binary, map or any.
    r#type: String,
    /// The primitive or the object; of a list or a map, that of its elements.
    member: String,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    value_allowed_null: bool,
    #[serde(default)]
    output_required: bool,
    deprecated: Option<Value>,
    r#enum: Option<Vec<EnumValue>>,
    /// Whether the service may know more values than those of `enum`.
    #[serde(default)]
    open: bool,
    default: Option<Value>,
    unit: Option<String>,
    /// In words. The file has numbers, see [`read`].
    #[serde(skip)]
    limits: Vec<String>,
    pattern: Option<String>,
    document: Text,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum EnumValue {
    Explained {
        value: Value,
        document: Option<Text>,
    },
    Plain(Value),
}

impl EnumValue {
    fn document(&self) -> Option<&Text> {
        match self {
            Self::Explained { document, .. } => document.as_ref(),
            Self::Plain(_) => None,
        }
    }

    fn value(&self) -> &Value {
        match self {
            Self::Explained { value, .. } | Self::Plain(value) => value,
        }
    }
}

impl Model {
    fn object(&self, name: &str) -> Result<&Object> {
        self.objects
            .get(name)
            .with_context(|| format!("the model has no object {name}"))
    }

    /// The objects that `name` consists of, inner ones first, each once. An object may hold itself.
    fn parts<'a>(
        &'a self,
        name: &'a str,
        seen: &mut HashSet<&'a str>,
        found: &mut Vec<&'a str>,
    ) -> Result<()> {
        if !seen.insert(name) {
            return Ok(());
        }
        for member in &self.object(name)?.members {
            if self.objects.contains_key(&member.member) {
                self.parts(&member.member, seen, found)?;
            }
        }
        found.push(name);
        Ok(())
    }

    /// The objects that occur in the requests, or in the answers, of all actions.
    fn reachable(&self, side: impl Fn(&Action) -> &str) -> Result<Vec<&str>> {
        let (mut seen, mut found) = (HashSet::new(), Vec::new());
        for action in self.actions.values() {
            let name = side(action);
            let (name, _) = self
                .objects
                .get_key_value(name)
                .with_context(|| format!("the model has no object {name}"))?;
            self.parts(name, &mut seen, &mut found)?;
        }
        Ok(found)
    }
}

/// `CreateService` as a function is `createService`.
pub fn function_name(action: &str) -> String {
    let mut letters = action.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_ascii_lowercase().to_string() + letters.as_str()
    })
}

fn read() -> Result<Vec<(&'static str, &'static str, Model)>> {
    SERVICES
        .iter()
        .map(|&(entry, path)| Ok((entry, path, read_model(path)?)))
        .collect()
}

/// A model. The limits of its members are in the words of the package, which
/// pkg-template/models/limits.js makes of the numbers.
fn read_model(path: &str) -> Result<Model> {
    let text = fs::read_to_string(root().join(path)).with_context(|| path.to_owned())?;
    let mut model: Model = serde_json::from_str(&text).with_context(|| path.to_owned())?;
    let words = output(
        node("xtask/src/models/limits.mjs").arg(path),
        "The model must fit models/schema.json.",
    )?;
    let mut limits: HashMap<String, Vec<Vec<String>>> = serde_json::from_str(&words)?;
    for (name, object) in &mut model.objects {
        let limits = limits.remove(name).unwrap_or_default();
        for (member, limits) in object.members.iter_mut().zip(limits) {
            member.limits = limits;
        }
    }
    Ok(model)
}

/// The reference pages as they are on disk.
pub fn pages() -> Vec<Option<String>> {
    SERVICES
        .iter()
        .map(|(entry, _)| fs::read_to_string(root().join(format!("docs/api/{entry}.md"))).ok())
        .collect()
}

/// Writes each service's entry and the search index into pkg/, the pages into docs/api/, and
/// the types of the crate into src/.
pub fn generate(pkg: &Path) -> Result<()> {
    let models = read()?;
    for (entry, path, model) in &models {
        fs::write(
            pkg.join(format!("models/{entry}-actions.js")),
            javascript::actions(path)?,
        )?;
        fs::write(
            pkg.join(format!("models/{entry}.js")),
            javascript::model(entry, path)?,
        )?;
        fs::write(
            pkg.join(format!("models/{entry}.d.ts")),
            format!(
                "// Written by `cargo xtask build` from {path}.\nexport declare const {entry}: import(\"../models.js\").Model;\n"
            ),
        )?;
        let own = pkg.join(format!("{entry}.js"));
        if !own.exists() {
            fs::write(&own, javascript::entry(entry, model))?;
        }
        let types = pkg.join(format!("{entry}.d.ts"));
        let own_types = fs::read_to_string(&types).unwrap_or_default();
        fs::write(&types, typescript::declarations(entry, model, &own_types)?)?;
    }
    fs::write(
        pkg.join("models/search-index.js"),
        javascript::search_index(&models)?,
    )?;
    let docs = root().join("docs/api");
    fs::create_dir_all(&docs)?;
    for (entry, _, model) in &models {
        fs::write(docs.join(format!("{entry}.md")), pages::page(entry, model)?)?;
    }
    rust::generate()
}
