"""The commands `export`, `new` and `serve`."""

from __future__ import annotations

import json
import os
import socket
import sys
import zipfile

import openpyxl
import pyogrio
import pytest
from click.testing import CliRunner

from escape_routes.cli import serve
from escape_routes.cli.main import main
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.own_zip import template_files
from escape_routes.exports.formats import FORMATS
from escape_routes.routes import selection
from escape_routes.routes.selection import Selection

DATA = load(DATA_DIR)


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize("command", [[], ["export"], ["export", "data"], ["new"], ["serve"]])
def test_every_command_explains_itself(command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


@pytest.mark.parametrize("name", FORMATS)
def test_export_writes_each_format_here_by_default(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    result = run("export", "data", "--to", name)
    assert result.exit_code == 0, result.output
    file = tmp_path / f"escape-routes{FORMATS[name].suffix}"
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    assert f"Wrote {file.name} ({file.stat().st_size:,} bytes). Everything." in result.output


def test_export_of_a_selection_has_the_legs_that_the_rule_keeps(tmp_path):
    path = tmp_path / "x.gpkg"
    chosen = ["--route", "mongolia", "--route", "russia", "--years", "2004-2008"]
    result = run("export", "data", "--to", "gpkg", *chosen, "-o", path)
    assert result.exit_code == 0, result.output
    kept = selection.apply(DATA, Selection(frozenset({"mongolia", "russia"}), 2004, 2008))
    assert set(pyogrio.read_dataframe(path, layer="legs")["leg_id"]) == set(kept.legs["leg_id"])
    assert 0 < len(kept.legs) < len(DATA.legs)


def test_one_year_is_a_window(tmp_path):
    result = run("export", "data", "--years", "2004", "--json", "-o", tmp_path / "x.zip")
    report = json.loads(result.stdout)
    kept = selection.apply(DATA, Selection(start_year=2004, end_year=2004))
    assert report["rows"]["counts"] == len(kept.counts)
    assert report["bytes"] == (tmp_path / "x.zip").stat().st_size
    assert report["selection"] == "All routes, in 2004."


def test_export_goes_to_standard_output_alone():
    result = run("export", "data", "--to", "geojson", "-o", "-")
    assert json.loads(result.stdout)["type"] == "FeatureCollection"
    assert "Wrote -" in result.stderr


def test_another_folder_is_exported_without_our_licence(small_dir, tmp_path):
    result = run("export", "data", "--to", "xlsx", "--data", small_dir, "-o", tmp_path / "x.xlsx")
    assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    about = dict(row for row in book["about"].iter_rows(values_only=True))
    assert about["Licence"] == "not stated"
    assert len(list(book["legs"].iter_rows())) == 5


def test_zip_on_the_disk_is_whole(tmp_path):
    run("export", "data", "-o", tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize("years", ["2010-2001", "20", "2001-", "x", "2001-20022", "٢٠٠١"])
def test_years_that_are_none_are_a_plain_message(years):
    result = run("export", "data", "--years", years)
    assert result.exit_code == 2
    assert "must be a year, or two years as in 1998-2003" in " ".join(result.output.split())


def test_unknown_route_is_a_plain_message_and_writes_nothing(tmp_path):
    result = run("export", "data", "--route", "nowhere", "-o", tmp_path / "x.zip")
    assert result.exit_code == 1
    assert "routes has no row with the identifier 'nowhere'" in result.output
    assert not (tmp_path / "x.zip").exists()


def test_new_writes_a_dataset_that_is_valid(tmp_path):
    result = run("new", tmp_path / "mine")
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "mine").iterdir()} == set(template_files())
    assert run("validate", tmp_path / "mine").exit_code == 0


def test_new_refuses_a_folder_that_holds_something(small_dir):
    before = {path: path.read_bytes() for path in small_dir.iterdir()}
    result = run("new", small_dir)
    assert result.exit_code == 1
    assert "is not an empty folder; nothing was written" in result.output
    assert {path: path.read_bytes() for path in small_dir.iterdir()} == before


@pytest.fixture
def started(monkeypatch):
    """Run `serve` up to the point where Streamlit takes over; returns what it was given."""
    calls = []
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.setenv(serve.DATA_VARIABLE, "")

    def note(module, run_name):
        calls.append((module, run_name, list(sys.argv), os.environ[serve.DATA_VARIABLE]))

    monkeypatch.setattr(serve.runpy, "run_module", note)
    return calls


def test_serve_starts_the_app_on_the_port(started):
    result = run("serve", "--port", "8999")
    assert result.exit_code == 0, result.output
    assert "http://localhost:8999" in result.output
    arguments = ["streamlit", "run", str(serve.APP), "--server.port", "8999"]
    assert started == [("streamlit", "__main__", arguments, "")]


def test_serve_says_in_one_line_that_the_port_is_taken(started):
    with socket.create_server(("localhost", 0)) as other:
        port = other.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 1
    assert result.output == f"Error: {serve.TAKEN.format(port=port)}\n"
    assert started == []
    assert run("serve", "--port", str(port)).exit_code == 0


def test_serve_shows_another_folder_by_its_whole_path(started, small_dir, monkeypatch):
    monkeypatch.chdir(small_dir.parent)
    assert run("serve", "--data", small_dir.name).exit_code == 0
    assert started[0][3] == str(small_dir)


def test_serve_starts_nothing_on_faulty_tables(started, small_dir, spoil):
    spoil("legs", "thai-1", leg_no="x")
    result = run("serve", "--data", small_dir)
    assert result.exit_code == 1
    assert "legs.csv:2: leg_no: must be a whole number" in result.output
    assert started == []
