"""Reads the vendor's packages for `cargo xtask catalogue`: one JSON file for each version of a service.

    python3 read.py CLI.whl SDK.whl INTERNATIONAL_SDK.whl FOLDER

Nothing of the packages is run: wheels are archives, and Python's own parser reads the sources.
What the texts mean is for make.mjs to say.
"""

import ast
import inspect
import json
import os
import re
import sys
import zipfile
from multiprocessing import Pool

MODEL = re.compile(r"tccli/services/([^/]+)/(v[^/]+)/api\.json")
ERROR = re.compile(r"((?:^#.*\n)*)^[A-Z0-9_]+ = '([^']+)'$", re.MULTILINE)
PARAMETER = re.compile(r"^[ ]*:param _?(\w+): ?(.*?)\n[ ]*:type \w+:", re.MULTILINE | re.DOTALL)

archives = {}


def open_archives(cli, sdk, international):
    """Each process has its own: an open archive is no thing to share."""
    archives.update(cli=zipfile.ZipFile(cli), sdk=zipfile.ZipFile(sdk), international=zipfile.ZipFile(international))


def text_of(archive, path):
    try:
        return archives[archive].read(path).decode("utf-8")
    except KeyError:
        return None


def errors_of(source):
    """The codes of errorcodes.py, and the comment above each."""
    found = {}
    for comment, code in ERROR.findall(source or ""):
        found[code] = "\n".join(line[1:].strip() for line in comment.splitlines()).strip()
    return found


def document_of(node):
    return inspect.cleandoc(ast.get_docstring(node, clean=False) or "")


def actions_of(source):
    """What the client's class says of each action, above its `:param request:`."""
    found = {}
    for node in ast.parse(source or "").body:
        if isinstance(node, ast.ClassDef):
            for method in node.body:
                if isinstance(method, ast.FunctionDef):
                    found[method.name] = document_of(method).split(":param request:")[0].strip()
    return found


def objects_of(source):
    """What each class of models.py says of itself and of its members."""
    found = {}
    for node in ast.parse(source or "").body:
        if not isinstance(node, ast.ClassDef):
            continue
        members = {}
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                members = dict(PARAMETER.findall(ast.get_docstring(method, clean=False) or ""))
        found[node.name] = {"document": document_of(node), "members": members}
    return found


def read(task):
    service, version, folder = task
    cli = f"tccli/services/{service}/{version}"
    sdk = f"tencentcloud/{service}/{version}"
    content = {
        "folder": f"{service}/{version}",
        "api": json.loads(text_of("cli", f"{cli}/api.json")),
        "examples": json.loads(text_of("cli", f"{cli}/examples.json") or '{"actions": {}}')["actions"],
        "errors": errors_of(text_of("sdk", f"{sdk}/errorcodes.py")),
        "english": {
            "actions": actions_of(text_of("international", f"{sdk}/{service}_client.py")),
            "objects": objects_of(text_of("international", f"{sdk}/models.py")),
            "errors": errors_of(text_of("international", f"{sdk}/errorcodes.py")),
        },
    }
    with open(os.path.join(folder, f"{service}.{version}.json"), "w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, separators=(",", ":"))


def main(cli, sdk, international, folder):
    with zipfile.ZipFile(cli) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    # The large ones first, so that both processes end together.
    models = sorted(filter(MODEL.fullmatch, sizes), key=lambda path: -sizes[path])
    tasks = [(*MODEL.fullmatch(path).groups(), folder) for path in models]
    with Pool(initializer=open_archives, initargs=(cli, sdk, international)) as pool:
        for done, _ in enumerate(pool.imap_unordered(read, tasks), 1):
            print(f"progress {done} {len(tasks)}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
