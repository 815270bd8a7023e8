//! `cargo xtask services`: the npm package of typed services, in pkg-services/, from the
//! catalogue and from what `pkg/` has itself.
//!
//! Its code is services-template/; made here are its types, the table of versions, and the
//! models that its checks load.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::link::link;
use crate::models::catalogue::{Service, registration};
use crate::models::function_name;
use crate::run::{root, step, timed};

/// Actions for which the package `tc3fetch` has functions, by service and version, and what its entry has besides.
const OWN: [(&str, &[&str], &str); 1] = [(
    "scf@2018-04-16",
    &["Invoke", "InvokeFunction"],
    "parseResult, type ScfOptions",
)];

/// A service that the vendor has shut down, and the package `tc3fetch` still has.
const SHUT_DOWN: (&str, &str) = ("tiems", "2019-04-16");

/// The part of catalogue/index.json that says which versions a service has.
#[derive(Deserialize)]
struct Index {
    services: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    id: String,
    /// The newest first.
    versions: Vec<String>,
    /// The version to take where there are several.
    main: Option<String>,
}

impl Listed {
    fn main(&self) -> Option<&String> {
        self.main.as_ref().or(self.versions.first())
    }
}

impl Index {
    /// What the repository has itself.
    fn own() -> Self {
        let id = "scf".to_owned();
        let versions = vec!["2018-04-16".to_owned()];
        Self {
            services: vec![Listed {
                id,
                versions,
                main: None,
            }],
        }
    }
}

/// Makes pkg-services/ from a catalogue; without a folder from that of `cargo xtask catalogue`, and
/// where there is none from the models of the repository.
pub fn services(catalogue: Option<PathBuf>) -> Result<()> {
    let is_asked = catalogue.is_some();
    let catalogue = catalogue.unwrap_or_else(|| root().join("catalogue"));
    let index_file = catalogue.join("index.json");
    let has_catalogue = index_file.exists();
    if is_asked && !has_catalogue {
        bail!("{} is missing", index_file.display());
    }
    let index = if has_catalogue {
        serde_json::from_str(&fs::read_to_string(&index_file)?)?
    } else {
        println!(
            "there is no catalogue (`cargo xtask catalogue` makes it): the package has only what models/ has"
        );
        Index::own()
    };
    let file_of = |id: &str, version: &str| match has_catalogue {
        true => catalogue.join(format!("services/{id}/{version}.json")),
        false => root().join(format!(
            "models/tencent/{id}/v{}/api.json",
            version.replace('-', "")
        )),
    };
    timed("making pkg-services/", || {
        make(&index, &file_of, &catalogue, &root().join("pkg-services"))
    })?;
    let versions: usize = index.services.iter().map(|one| one.versions.len()).sum();
    step(&format!(
        "pkg-services/ is ready, services: {}, versions of them: {versions}. `npm pack ./pkg-services` makes the tarball",
        index.services.len()
    ));
    Ok(())
}

fn make(
    index: &Index,
    file_of: &dyn Fn(&str, &str) -> PathBuf,
    catalogue: &Path,
    pkg: &Path,
) -> Result<()> {
    if pkg.exists() {
        fs::remove_dir_all(pkg)?;
    }
    crate::build::copy_folder(&root().join("services-template"), pkg)?;
    let mut tables = Tables::default();
    for listed in &index.services {
        for version in &listed.versions {
            tables.add(&file_of(&listed.id, version), listed, version, pkg)?;
        }
    }
    tables.add_shut_down(pkg)?;
    tables.write(pkg)?;
    for text in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(text), pkg.join(text))?;
    }
    // The licence of the texts asks for it.
    let notice = catalogue.join("NOTICE");
    if notice.exists() {
        fs::copy(notice, pkg.join("NOTICE"))?;
    }
    let manifest = fs::read_to_string(pkg.join("package.json"))?;
    fs::write(
        pkg.join("package.json"),
        manifest.replace("0.0.0", env!("CARGO_PKG_VERSION")),
    )?;
    link("pkg-services", "@tc3fetch/services")
}

/// What the package has of all services, in lines.
#[derive(Default)]
struct Tables {
    versions: String,
    tokens: String,
    loaders: String,
    all_types: String,
}

impl Tables {
    fn add(&mut self, file: &Path, listed: &Listed, version: &str, pkg: &Path) -> Result<()> {
        let service = Service::read(file)?;
        let (id, key) = (&listed.id, service.key());
        if key != format!("{id}@{version}") {
            bail!("{} is {key}", file.display());
        }
        let own = OWN.iter().find(|(own, ..)| *own == key);
        let is_main = listed.main().is_some_and(|main| main == version);
        let types =
            service.declarations(id, own.map_or(&[], |(_, actions, _)| actions), is_main)?;
        put(pkg, &format!("types/{id}/{version}.d.ts"), &types)?;
        put(
            pkg,
            &format!("models/{id}/{version}.js"),
            &checked_model(file)?,
        )?;
        let tokens = service.with_client_token()?;
        if !tokens.is_empty() {
            writeln!(self.tokens, "  {key:?}: {:?},", tokens.join(" "))?;
        }
        writeln!(
            self.loaders,
            "  {key:?}: () => import(\"./models/{id}/{version}.js\"),"
        )?;
        if is_main {
            writeln!(self.versions, "  {id}: {version:?},")?;
        }
        if listed.versions.last().is_some_and(|last| last == version) {
            let files = listed.versions.iter();
            let imports: String = files
                .map(|version| format!("import \"./{id}/{version}.js\";\n"))
                .collect();
            let main = listed.main().context("a service has a version")?;
            let functions = own.map_or(String::new(), |(_, actions, more)| {
                let names: Vec<String> = actions.iter().map(|name| function_name(name)).collect();
                format!(
                    "export {{ {}, {more} }} from \"tc3fetch/{id}\";\n",
                    names.join(", ")
                )
            });
            self.add_entry(
                pkg,
                id,
                &format!("{imports}export type * from \"./{id}/{main}.js\";\n{functions}"),
            )?;
        }
        Ok(())
    }

    /// The types of a service that is in none of the vendor's models any more are those of `tc3fetch`.
    fn add_shut_down(&mut self, pkg: &Path) -> Result<()> {
        let (id, version) = SHUT_DOWN;
        writeln!(self.versions, "  {id}: {version:?},")?;
        let key = format!("{id}@{version}");
        let types = format!(
            "// Written by `cargo xtask services`: the types are those of tc3fetch/{id}.
import type * as $own from \"tc3fetch/{id}\";
import type {{ Method as $Method }} from \"../../tencent.js\";

type $Functions = Omit<typeof $own, \"paginate\" | \"Tc3Error\">;

export type $Actions = {{
  [Name in keyof $Functions as Capitalize<Name>]: $Functions[Name] extends (params: infer Params, ...rest: infer _) => Promise<infer Answer>
    ? {{ params: Params; answer: Answer }}
    : never;
}};

export type $Methods = {{ readonly [Name in keyof $Functions]: $Method<$Actions[Capitalize<Name>]> }};
{}",
            registration(id, &key, "TI-EMS, shut down on 2022-06-30", true)
        );
        put(pkg, &format!("types/{id}/{version}.d.ts"), &types)?;
        self.add_entry(
            pkg,
            id,
            &format!("import \"./{id}/{version}.js\";\nexport * from \"tc3fetch/{id}\";\n"),
        )
    }

    /// The types of `@tc3fetch/services/{id}`.
    fn add_entry(&mut self, pkg: &Path, id: &str, text: &str) -> Result<()> {
        writeln!(self.all_types, "import \"./types/{id}.js\";")?;
        let text = format!(
            "// Written by `cargo xtask services`.\nexport {{ Tc3Error, tencent }} from \"../tencent.js\";\n{text}"
        );
        put(pkg, &format!("types/{id}.d.ts"), &text)
    }

    fn write(&self, pkg: &Path) -> Result<()> {
        const HEAD: &str = "// Written by `cargo xtask services` from the catalogue.\n";
        put(
            pkg,
            "versions.js",
            &format!(
                "{HEAD}\n/** The version of a service that is taken where none is named. */\nexport const VERSIONS = {{\n{}}};\n\n/** The actions that a `ClientToken` makes repeatable. */\nexport const TOKENS = {{\n{}}};\n",
                self.versions, self.tokens
            ),
        )?;
        put(
            pkg,
            "models.js",
            &format!(
                "{HEAD}\n/** The model of a version. */\nexport const MODELS = {{\n{}}};\n",
                self.loaders
            ),
        )?;
        put(
            pkg,
            "index.d.ts",
            &format!("{HEAD}export * from \"./tencent.js\";\n{}", self.all_types),
        )
    }
}

fn put(pkg: &Path, file: &str, text: &str) -> Result<()> {
    let file = pkg.join(file);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, text).with_context(|| file.display().to_string())
}

/// A model with no more than the checker reads: parameters without texts.
fn checked_model(file: &Path) -> Result<String> {
    let mut model: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    let objects = model["objects"].take();
    let mut waiting: Vec<String> = Vec::new();
    if let Some(actions) = model["actions"].as_object_mut() {
        for action in actions.values_mut() {
            let input = action["input"].as_str().unwrap_or_default().to_owned();
            *action = serde_json::json!({ "input": input, "output": input });
            waiting.push(input);
        }
    }
    let mut kept = serde_json::Map::new();
    while let Some(name) = waiting.pop() {
        if kept.contains_key(&name) {
            continue;
        }
        let Some(object) = objects.get(&name) else {
            continue;
        };
        let mut members = object["members"].clone();
        for member in members.as_array_mut().into_iter().flatten() {
            if let Some(inner) = member["member"]
                .as_str()
                .filter(|inner| objects.get(inner).is_some())
            {
                waiting.push(inner.to_owned());
            }
            if let Some(member) = member.as_object_mut() {
                for texts in [
                    "document",
                    "example",
                    "value_allowed_null",
                    "output_required",
                ] {
                    member.remove(texts);
                }
            }
        }
        kept.insert(name, serde_json::json!({ "members": members }));
    }
    let model = serde_json::json!({
        "metadata": {
            "apiVersion": model["metadata"]["apiVersion"],
            "serviceShortName": model["metadata"]["serviceShortName"],
        },
        "actions": model["actions"],
        "objects": kept,
    });
    Ok(format!(
        "// Written by `cargo xtask services` from the catalogue.\nexport const model = {model};\n"
    ))
}
