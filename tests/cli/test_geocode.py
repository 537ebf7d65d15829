"""`escape-routes geocode` prints candidates and a row, compares waypoints, and fails clearly."""

from __future__ import annotations

import csv

import pandas as pd
import pytest
from click.testing import CliRunner
from geopy.exc import GeocoderTimedOut

from escape_routes.cli.main import main
from escape_routes.dataset.schema import Waypoints
from escape_routes.gazetteer import comparison, nominatim, proposal, reading


def run(*arguments):
    return CliRunner().invoke(main, ["geocode", *arguments])


@pytest.fixture
def waypoints(tmp_path):
    """A directory with one waypoint that agrees, one that differs, and one with a note."""
    gazetteer = reading.load_gazetteer()
    rows = [proposal.waypoint_row(gazetteer.geocode(n)) for n in ("혜산", "Musan", "Onsong")]
    rows[1]["lat"] += 0.5
    rows[2] |= {"lat": rows[2]["lat"] + 0.1, "note": "Point of the county."}
    frame = pd.DataFrame(rows)
    frame.to_csv(tmp_path / "waypoints.csv", index=False)
    return tmp_path


def test_candidates_and_a_ready_row_are_printed():
    result = run("Chiang Khong", "--country", "TH")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == [
        "name",
        "province",
        "country",
        "lat",
        "lon",
        "GeoNames",
        "id",
        "source",
    ]
    assert lines[1].split("  ")[0] == "Chiang Khong"
    assert lines[1].index("20.26") == lines[0].index("lat")
    [cells] = csv.reader([lines[-1]])
    row = dict(zip(Waypoints.to_schema().columns, cells, strict=True))
    assert row["waypoint_id"] == "chiang-khong"
    assert (row["lat"], row["lon"]) == ("20.26", "100.40")


def test_the_province_chooses_among_places_of_one_name():
    jiangxi = run("Pingxiang", "--country", "CN", "--admin1", "Jiangxi").stdout
    guangxi = run("Pingxiang", "--country", "CN", "--admin1", "Guangxi").stdout
    assert "Guangxi" not in jiangxi
    assert "pingxiang," in guangxi
    assert "Jiangxi," not in guangxi


def test_an_unknown_place_gives_one_line_with_close_spellings():
    result = run("Chang Khong", "--country", "th")
    assert result.exit_code == 1
    assert result.stdout == ""
    [line] = result.stderr.splitlines()
    assert line.startswith("Error: no place called 'Chang Khong' in TH. Did you mean: Chiang Khong")


def test_an_unknown_place_without_anything_close_gives_one_short_line():
    assert run("qqqqzzzz").stderr == "Error: no place called 'qqqqzzzz'.\n"


@pytest.mark.parametrize("arguments", [[], ["Hyesan", "--check", "somewhere"]])
def test_either_a_name_or_check_is_wanted(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Give either a name or --check." in result.stderr


def test_check_prints_a_line_per_waypoint_and_fails_on_a_difference(waypoints):
    result = run("--check", str(waypoints))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [
        ["ok", "hyesan"],
        ["differs", "musan"],
        ["noted", "onsong"],
    ]
    assert lines[-1] == (
        "3 waypoints: 1 agree with the gazetteer, 1 differ for the reason in their note, "
        "1 differ without one."
    )


def test_check_succeeds_when_nothing_differs_without_a_note(waypoints):
    path = waypoints / "waypoints.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame[frame["waypoint_id"] != "musan"].to_csv(path, index=False)
    assert run("--check", str(waypoints)).exit_code == 0


def test_check_without_a_directory_takes_the_data_of_the_project(monkeypatch, waypoints):
    seen = []
    frame = comparison.read_waypoints(waypoints)
    monkeypatch.setattr(comparison, "read_waypoints", lambda path: seen.append(path) or frame)
    run("--check")
    assert [path.name for path in seen] == ["data"]
    assert (seen[0] / "gazetteer").is_dir()


def test_check_of_a_directory_without_waypoints_fails_with_a_plain_message(tmp_path):
    result = run("--check", str(tmp_path))
    assert result.exit_code == 1
    assert "waypoints.csv: the file cannot be read" in result.stderr
    assert "Traceback" not in result.output


def test_nothing_is_asked_online_by_default(monkeypatch):
    monkeypatch.setattr(nominatim, "nominatim", lambda: pytest.fail("the network was used"))
    assert run("Hyesan").exit_code == 0


def test_online_says_what_is_sent_to_whom_before_it_is_sent(monkeypatch):
    order = []
    found = reading.load_gazetteer().find("Huay Xai")

    def ask(name, country):
        order.append(("asked", name, country))
        return found

    monkeypatch.setattr(nominatim, "online_places", ask)
    monkeypatch.setattr("click.echo", lambda text, **_kwargs: order.append(("said", text)))
    assert run("Xxyyzz", "--country", "la", "--online").exit_code == 0
    assert order[0] == (
        "said",
        "Sending the name 'Xxyyzz' and the country LA to nominatim.openstreetmap.org "
        "(OpenStreetMap), which also sees the address of this computer.",
    )
    assert order[1] == ("asked", "Xxyyzz", "la")


def test_an_online_failure_is_one_line(monkeypatch):
    def fail(*_arguments):
        message = "too slow"
        raise GeocoderTimedOut(message)

    monkeypatch.setattr(nominatim, "online_places", fail)
    result = run("Seoul", "--online")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "Error: OpenStreetMap did not answer: too slow"


def test_the_version_is_printed():
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.startswith("escape-routes, version ")
