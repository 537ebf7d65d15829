"""The papers of the house say what is true of the house, and name nothing they must not."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from escape_routes.cli.main import main
from escape_routes.dataset import safety, schema
from scripts import pictures

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README, CONTRIBUTING, LICENCES, CITATION, CHANGELOG, COMMANDS, HARM = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "LICENSES-DATA.md",
        "CITATION.cff",
        "CHANGELOG.md",
        "docs/reference/commands.md",
        "docs/do-no-harm.md",
    )
)
DOCUMENTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (*ROOT.glob("*.md"), *sorted(DOCS.rglob("*.md")))
}
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]

# Written so that this file does not hold what it looks for.
FORBIDDEN = re.compile(
    r"p[y]pi\.org|python[h]osted|n[p]mjs|deb\.d[e]bian|crates\.i[o]\b|proxy\.g[o]lang"
    r"|(?<![\w.])/(?:wor[k]|tm[p]|hom[e]|roo[t]|op[t]|User[s]|mn[t])/\w"
)
PLACEHOLDERS = {
    "pages/x.py",
    "escape_routes/exports/x.py",
    "escape_routes/briefing/handouts/x.py",
}


def code_of(text: str) -> list[str]:
    """Return the lines of fenced blocks and the spans between backticks."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^```\w*\n.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()] + re.findall(
        r"`([^`\n]+)`", prose
    )


def named(text: str, program: str) -> set[str]:
    """Return what stands after the name of a program in the code of a document."""
    found = (re.match(rf"{program} ([a-z]\w*)", line) for line in code_of(text))
    return {match[1] for match in found if match}


def tracked_texts() -> Iterator[tuple[Path, str]]:
    """Yield the text files of the repository, those left out that .gitignore names."""
    ignored = [".git", *(ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    patterns = [pattern.rstrip("/") for pattern in ignored]
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if any(fnmatch(path.name, pattern) for pattern in patterns):
                continue
            if path.is_dir():
                folders.append(path)
            elif b"\0" not in (content := path.read_bytes()):
                yield path.relative_to(ROOT), content.decode("utf-8", "replace")


def dependency_names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement)[0] for requirement in requirements}


def links(text: str) -> list[str]:
    """Return where the links and pictures of a document lead, those into the web left out."""
    prose = re.sub(r"^```\w*\n.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    found = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]+`", "", prose))
    return [link for link in found if not link.startswith(("http://", "https://"))]


def test_the_page_of_commands_names_exactly_those_that_exist():
    assert named(COMMANDS, "escape-routes") == set(main.commands)


def test_the_page_of_commands_names_exactly_the_targets_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert named(COMMANDS, "make") == targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_other_documents_name_only_commands_and_targets_that_exist(name: str):
    for program in ("make", "escape-routes"):
        assert named(DOCUMENTS[name], program) <= named(COMMANDS, program)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_a_document_names_exists(name: str):
    spans = code_of(DOCUMENTS[name])
    files = {span for span in spans if re.fullmatch(r"[\w.-]+/[\w./-]+\.[a-z.]+", span)}
    beside = (ROOT / "escape_routes" / Path(name).stem, ROOT / "escape_routes", ROOT)
    missing = [file for file in files if not any((folder / file).exists() for folder in beside)]
    assert sorted(set(missing) - PLACEHOLDERS) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_of_a_document_leads_somewhere(name: str):
    folder = (ROOT / name).parent
    found = [link for link in links(DOCUMENTS[name]) if not link.startswith("#")]
    assert [link for link in found if not (folder / link.split("#")[0]).exists()] == []


def test_a_link_that_leads_nowhere_is_found():
    text = "[a](b.md) `[c](d.md)`\n```text\n[e](f.md)\n```\n![g](h.webp) [i](https://example.org)"
    assert links(text) == ["b.md", "h.webp"]


def test_every_picture_is_taken_by_the_script_shown_and_small():
    shown = {
        link.rsplit("/", 1)[1]
        for text in DOCUMENTS.values()
        for link in links(text)
        if link.endswith(".webp")
    }
    files = {path.name: path.stat().st_size for path in (DOCS / "pictures").iterdir()}
    assert shown == set(files) == {f"{picture.name}.webp" for picture in pictures.pictures()}
    assert max(files.values()) <= pictures.MAX_BYTES == 150_000


def test_readme_can_be_read_by_a_user():
    assert len(README.splitlines()) <= 90
    assert "](docs/pictures/" in README
    assert {"run", "test"} <= named(README, "make")


def test_contributing_leads_to_every_page_on_how_to_add_something():
    about_use = {"docs/how-to/hosting.md", "docs/how-to/embed.md"}
    pages = {path.relative_to(ROOT).as_posix() for path in (DOCS / "how-to").glob("*.md")}
    assert pages - about_use <= set(links(CONTRIBUTING))
    assert about_use <= set(links(README))


def test_version_is_the_same_in_every_document():
    versions = re.findall(r"^\s*version: (\S+)$", CITATION, re.MULTILINE)
    assert set(versions) == {PROJECT["version"]}
    assert f"version {PROJECT['version']}." in README


def test_release_in_citation_stands_in_changelog():
    dates = set(re.findall(r'^\s*date-released: "(\S+)"$', CITATION, re.MULTILINE))
    assert len(dates) == 1
    assert f"## [{PROJECT['version']}] - {dates.pop()}" in CHANGELOG


def test_licence_is_the_same_in_every_document():
    assert f"\nlicense: {PROJECT['license']}\n" in CITATION
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")
    assert PROJECT["license"] == "MIT"


@pytest.mark.parametrize("folder", ["data", "data/basemap", "data/gazetteer"])
def test_licences_name_every_file_of_the_data(folder: str):
    files = {
        f"{folder}/{path.name}"
        for path in (ROOT / folder).iterdir()
        if path.is_file() and path.name != "README.md"
    }
    tables = {name for name in files if re.fullmatch(r"data/\w+\.csv", name)}
    assert files - tables <= set(code_of(LICENCES))
    assert "data/*.csv" in code_of(LICENCES)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "data/basemap").glob("*.json")), ids=lambda p: p.stem
)
def test_licence_of_a_basemap_file_is_the_one_it_states(path: Path):
    row = next(line for line in LICENCES.splitlines() if f"| `data/basemap/{path.name}` |" in line)
    stated = json.loads(path.read_text(encoding="utf-8"))["licence"]
    assert re.sub(r"\W", "", stated).lower() in re.sub(r"\W", "", row).lower()


def test_contributing_gives_a_reason_for_exactly_the_dependencies():
    section = CONTRIBUTING.split("## Dependencies")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.+`) \| .+ \|$", section, re.MULTILINE)
    extras = PROJECT["optional-dependencies"]
    declared = dependency_names(PROJECT["dependencies"] + extras["dev"])
    assert {name for row in rows for name in re.findall(r"`([\w-]+)`", row)} == declared
    others = [name for key, names in extras.items() if key != "dev" for name in names]
    assert dependency_names(others) <= set(code_of(section))


@pytest.mark.parametrize("rules", [README.split("## Do no harm")[-1], HARM], ids=["readme", "page"])
def test_limits_in_the_documents_are_those_of_the_code(rules: str):
    assert safety.MAX_DECIMALS == 2
    for words in (
        "two decimals",
        f"zoom {safety.MAX_ZOOM}",
        f"{safety.EMBARGO_MONTHS} months",
        f"{schema.MAX_QUOTE_WORDS} words",
    ):
        assert words in rules


@pytest.mark.parametrize(
    "text",
    ["see py" + "pi.org", "files.python" + "hosted.org", "cd /tm" + "p/x", "'/wor" + "k/main'"],
)
def test_forbidden_names_are_found(text: str):
    assert FORBIDDEN.search(text)


@pytest.mark.parametrize(
    "text", ["assets/tmp/x", "https://example.org/home/x", "../opt/x", "./tmp"]
)
def test_ordinary_paths_are_not_forbidden(text: str):
    assert not FORBIDDEN.search(text)


def test_no_file_names_a_package_registry_or_a_path_of_some_computer():
    found = [
        f"{path}: {match.group()}"
        for path, text in tracked_texts()
        for match in FORBIDDEN.finditer(text)
    ]
    assert found == []


def test_search_for_forbidden_names_reaches_documents_code_and_data():
    paths = {path.as_posix() for path, _ in tracked_texts()}
    assert {"README.md", "Makefile", "app.py", "data/sources.csv", "requirements.lock"} <= paths
    assert not any(path.startswith((".venv/", ".git/")) for path in paths)
