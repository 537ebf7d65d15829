"""The commands that look at a folder of tables: `validate` and `describe`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from escape_routes.briefing import files
from escape_routes.dataset import datapackage
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.schema import TABLES
from escape_routes.dataset.tables import Dataset
from escape_routes.errors import DataError, Fault
from escape_routes.style.wording import counted


@click.command()
@click.argument("directory", default=DATA_DIR, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print faults and rows as one JSON object.")
def validate(directory: Path, *, as_json: bool) -> None:
    """Check the tables in DIRECTORY, or the data of this map: types, keys, do-no-harm rules.

    Then also the briefings beside them. Prints every fault with file, row, column, rule and value;
    exit code 1 when there is one.
    """
    faults: list[Fault] = []
    rows: dict[str, int] = {}
    try:
        dataset = load(directory)
        rows = _rows(dataset) | _briefings(directory, dataset)
    except DataError as error:
        faults = error.faults
    if as_json:
        report = {"faults": [asdict(fault) for fault in faults], "rows": rows}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        _print_faults(faults, rows)
    if faults:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("directory", default=DATA_DIR, type=click.Path(path_type=Path))
@click.option(
    "--write",
    is_flag=True,
    help="Write datapackage.json beside the tables, and the form of briefings beside those.",
)
def describe(directory: Path, *, write: bool) -> None:
    """Print how many rows each table in DIRECTORY, or of the data of this map, has."""
    for name, number in _rows(load(directory)).items():
        columns = len(TABLES[name].columns)
        click.echo(f"{name:<10} {number:>6} rows  {columns:>2} columns")
    if write:
        click.echo(f"Wrote {datapackage.write(directory)}.")
        if (directory / files.FOLDER).is_dir():
            click.echo(f"Wrote {files.write_schema(directory)}.")


def _rows(dataset: Dataset) -> dict[str, int]:
    return {name: len(dataset.table(name)) for name in TABLES}


def _briefings(directory: Path, dataset: Dataset) -> dict[str, int]:
    found = files.load_all(directory, dataset)
    return {"briefings": len(found)} if found else {}


def _print_faults(faults: list[Fault], rows: dict[str, int]) -> None:
    for fault in faults:
        click.echo(str(fault))
    files = len({fault.file for fault in faults})
    if faults:
        click.echo(f"{counted(len(faults), 'fault')} in {counted(files, 'file')}.")
    else:
        click.echo("0 faults; " + ", ".join(f"{number} {name}" for name, number in rows.items()))
