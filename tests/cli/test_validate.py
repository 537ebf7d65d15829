"""The commands `validate` and `describe`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from escape_routes.cli.main import main
from escape_routes.dataset import datapackage


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_validate_counts_the_rows_of_good_tables(small_dir):
    result = run("validate", small_dir)
    assert result.output == (
        "0 faults; 4 waypoints, 2 routes, 4 legs, 3 events, 2 series, 4 counts, 3 sources, "
        "6 excerpts, 15 evidence\n"
    )
    assert result.exit_code == 0


def test_validate_prints_each_fault_on_a_line_and_a_summary(small_dir, spoil):
    spoil("legs", "thai-1", leg_no="x")
    spoil("routes", "thai", summary="The route is open.")
    result = run("validate", small_dir)
    assert result.output.splitlines() == [
        "legs.csv:2: leg_no: must be a whole number (found 'x')",
        "routes.csv:2: summary: must not say that a route can be used (found 'open')",
        "routes.csv:2: summary: must not say that something can be used (found 'is open')",
        "3 faults in 2 files.",
    ]
    assert result.exit_code == 1


def test_validate_can_print_json(small_dir, spoil):
    good = run("validate", "--json", small_dir)
    assert good.exit_code == 0
    assert json.loads(good.output)["faults"] == []
    assert json.loads(good.output)["rows"]["legs"] == 4
    spoil("legs", "thai-1", leg_no="x")
    bad = run("validate", small_dir, "--json")
    assert bad.exit_code == 1
    assert json.loads(bad.output) == {
        "faults": [
            {
                "file": "legs.csv",
                "row": 2,
                "column": "leg_no",
                "rule": "must be a whole number",
                "value": "x",
            }
        ],
        "rows": {},
    }


@pytest.mark.parametrize("command", ["validate", "describe"])
def test_a_folder_that_is_not_there_is_one_plain_line(tmp_path, command):
    result = run(command, tmp_path / "none")
    assert "none: is not a folder\n" in result.output
    assert "Traceback" not in result.output
    assert result.exit_code == 1


def test_validate_checks_our_own_data_by_default():
    result = run("validate")
    assert result.output.startswith("0 faults; "), result.output
    assert result.exit_code == 0


def test_describe_prints_the_rows_of_each_table(small_dir):
    result = run("describe", small_dir)
    assert result.output.splitlines()[0].split() == ["waypoints", "4", "rows", "14", "columns"]
    assert len(result.output.splitlines()) == 9
    assert not (small_dir / datapackage.FILE_NAME).exists()


def test_describe_writes_the_description_when_asked(small_dir):
    result = run("describe", "--write", small_dir)
    assert result.exit_code == 0
    assert (small_dir / datapackage.FILE_NAME).read_text(encoding="utf-8") == datapackage.text()
