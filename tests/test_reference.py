"""What the documentation says of the code is what the code says."""

from __future__ import annotations

import importlib
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from escape_routes.ui.session import DATA_VARIABLE
from escape_routes.web.headers import FRAME_VARIABLE
from scripts.reference import answers, briefings, commands, diagram, rooms, settings, tables
from scripts.reference.markdown import LINE, table, with_end

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
REFERENCE = importlib.import_module("scripts.reference.__main__")


@pytest.fixture(scope="module")
def pages():
    with pytest.MonkeyPatch.context() as patch:
        for name in (DATA_VARIABLE, FRAME_VARIABLE):
            patch.delenv(name, raising=False)
        yield REFERENCE.pages()


def test_no_page_is_stale(pages):
    stale = [path.name for path, text in pages.items() if path.read_text("utf-8") != text]
    assert stale == [], "run make reference"


def test_every_page_of_the_reference_is_written_by_machine(pages):
    assert {path for path in pages if path.parent.name == "reference"} == {
        *(DOCS / "reference").glob("*.md")
    }


def test_every_room_has_a_folder_of_tests_and_a_page():
    folders = {path.parent.name for path in (ROOT / "escape_routes").glob("*/__init__.py")}
    assert {room.name for room in rooms.rooms()} == folders
    assert {path.stem for path in (DOCS / "architecture").glob("*.md")} == {*folders, "index"}
    assert {name for name in folders if not (ROOT / "tests" / name).is_dir()} == set()


def test_every_room_is_told_of_in_words_before_the_lists():
    for room in rooms.rooms():
        head = (DOCS / f"architecture/{room.name}.md").read_text("utf-8").partition(LINE)[0]
        assert head.startswith(f"# {room.name}\n")
        assert len(head.split()) > 40
        assert "Begin reading with" in head


def test_a_room_may_import_what_lies_below_it_and_nothing_beside_it():
    by_name = {room.name: room for room in rooms.rooms()}
    assert {"routes", "dataset", "errors"} <= set(by_name["maps"].below)
    assert {"ui", "briefing"} <= set(by_name["maps"].above)
    beside = {"evidence", "events"}
    assert not beside & {*by_name["maps"].below, *by_name["maps"].above}


def test_the_drawing_has_every_room():
    drawing = diagram.svg()
    for layer in rooms.layers():
        for name in layer:
            assert f'font-weight="bold">{name}</text>' in drawing


def test_every_module_and_every_option_says_what_it_is_for():
    for room in rooms.rooms():
        assert [name for name, words in rooms._modules(room) if not words] == []
    text = commands.text()
    for option in ("--data", "--port", "--route", "--years", "--base-url", "--write", "--online"):
        assert f"`{option}" in text.replace("-o, --output", "--output")


def test_columns_of_every_table_are_listed():
    package = (ROOT / "data/datapackage.json").read_text("utf-8")
    text = tables.text()
    for name in ("waypoint_id", "certainty", "date_basis", "excerpt_id"):
        assert f'"{name}"' in package
        assert f"| `{name}` |" in text


def test_variables_that_the_library_reads_are_told_with_their_words():
    assert {DATA_VARIABLE, FRAME_VARIABLE} <= set(settings.variables())
    assert all(settings.variables().values())


def test_settings_of_the_server_are_those_of_the_file():
    shipped = tomllib.loads(settings.CONFIG.read_text("utf-8"))
    text = settings.text()
    for section in ("browser", "client", "server"):
        for key in shipped[section]:
            assert f"| `{section}.{key}` |" in text


def test_a_variable_without_words_is_a_mistake(tmp_path, monkeypatch):
    folder = tmp_path / "escape_routes"
    folder.mkdir()
    (folder / "bare.py").write_text('BARE_VARIABLE = "ESCAPE_ROUTES_BARE"\n')
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    with pytest.raises(ValueError, match="ESCAPE_ROUTES_BARE"):
        settings.variables()


def test_every_route_is_asked_and_answers(pages):
    text = pages[DOCS / "reference/http.md"]
    for route in answers.served_routes():
        assert f"## {route.path}\n\n{answers.PURPOSES[route.path]}" in text
    assert text.count("Status: 200.") == len(answers.served_routes()) - 1
    assert text.count("Status: 308.") == 1


def test_every_field_of_a_shipped_briefing_is_listed():
    text = briefings.text()
    for path in (ROOT / "data/briefings").glob("*.toml"):
        values = tomllib.loads(path.read_text("utf-8"))
        names = {*values, *(name for scene in values["scene"] for name in scene)}
        assert [name for name in names if f"| `{name}` |" not in text] == []


def test_a_bar_in_a_cell_does_not_end_it_and_a_page_needs_its_line():
    assert table(["a"], [["b|c\n d"]]) == "| a |\n|---|\n| b\\|c d |"
    assert with_end(f"# x\n\n{LINE}\n\nold\n", "new") == f"# x\n\n{LINE}\n\nnew\n"
    with pytest.raises(ValueError, match="needs the line"):
        with_end("# x\n", "new")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (made.returncode, made.stderr) == (0, "")
    return folder


def test_pages_of_the_documentation_load_nothing_from_another_host(site):
    html = importlib.import_module("lxml.html")
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 30
    for path in pages:
        root = html.fromstring(path.read_bytes())
        loaded = root.xpath("//script/@src | //link/@href | //img/@src | //iframe/@src")
        assert [str(a) for a in loaded if str(a).startswith(("http:", "https:", "//"))] == []
    for path in site.rglob("*.css"):
        assert "url(http" not in path.read_text("utf-8").replace('"', "").replace("'", "")
        assert "@import" not in path.read_text("utf-8")
