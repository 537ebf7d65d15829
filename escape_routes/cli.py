"""The command `escape-routes`: one function per subcommand, each of them thin."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click
from geopy.exc import GeopyError

from escape_routes import briefings, commands, datapackage, handout_commands
from escape_routes import geocode as geocoding
from escape_routes.dataset import Dataset, load
from escape_routes.errors import DataError, EscapeRoutesError, Fault
from escape_routes.schema import TABLES

DATA = Path(__file__).parents[1] / "data"
CANDIDATE_COLUMNS = ("name", "province", "country", "lat", "lon", "GeoNames id", "source")


def _version() -> str:
    try:
        return version("escape-routes")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "unknown (not installed)"


class _Commands(click.Group):
    """A group whose commands end with exit code 1 and a plain message on an error of ours."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except EscapeRoutesError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(_version(), prog_name="escape-routes")
def main() -> None:
    """Show, check, export and extend the data of the escape-route map.

    Start with `escape-routes serve`; every command explains itself with --help.
    """


for command in (commands.serve, commands.export, commands.new):
    main.add_command(command)
commands.export.add_command(handout_commands.export_briefing)


@main.command()
@click.argument("name", required=False)
@click.option("--country", metavar="CODE", help="Look only in this country (ISO code, as in TH).")
@click.option("--admin1", metavar="PROVINCE", help="Look only in this province, as in Yunnan.")
@click.option("--online", is_flag=True, help="Also ask OpenStreetMap, which learns the name.")
@click.option(
    "--check",
    "directory",
    metavar="[DIR]",
    is_flag=False,
    flag_value=str(DATA),
    type=click.Path(path_type=Path),
    help="Compare the waypoints of a data directory with the gazetteer.",
)
def geocode(
    name: str | None,
    country: str | None,
    admin1: str | None,
    *,
    online: bool,
    directory: Path | None,
) -> None:
    """Find a place by NAME, in any spelling or script, and print a row for waypoints.csv.

    Works without a network unless --online is given.
    """
    if (name is None) == (directory is None):
        message = "Give either a name or --check."
        raise click.UsageError(message)
    gazetteer = geocoding.load_gazetteer()
    if directory is not None:
        _check(directory, gazetteer)
        return
    places = gazetteer.find(str(name), country, admin1)
    if online:
        places += _ask_online(str(name), country)
    if not places:
        raise click.ClickException(_unknown(str(name), country, admin1, gazetteer))
    _print_candidates(places)
    click.echo("\nRow for waypoints.csv, from the first line; read it over before you use it:")
    click.echo(_csv_row(geocoding.waypoint_row(geocoding.location(places[0]))))


def _ask_online(name: str, country: str | None) -> list[geocoding.Place]:
    """Return what OpenStreetMap knows, after saying what is sent to whom."""
    limit = f" and the country {country.upper()}" if country else ""
    click.echo(
        f"Sending the name {name!r}{limit} to {geocoding.nominatim_host()} (OpenStreetMap), "
        "which also sees the address of this computer.",
        err=True,
    )
    try:
        return geocoding.online_places(name, country)
    except GeopyError as error:
        message = f"OpenStreetMap did not answer: {error}"
        raise click.ClickException(message) from error


def _unknown(
    name: str, country: str | None, admin1: str | None, gazetteer: geocoding.Gazetteer
) -> str:
    """Return the one line that says that a place is unknown and what comes close."""
    where = ", ".join(filter(None, (admin1, country and country.upper())))
    message = f"no place called {name!r}" + (f" in {where}." if where else ".")
    close = [place.where for place in gazetteer.suggest(name, country)]
    return f"{message} Did you mean: {'; '.join(close)}?" if close else message


def _print_candidates(places: list[geocoding.Place]) -> None:
    rows = [
        (
            place.name,
            place.admin1,
            place.country_code,
            f"{place.lat:.2f}",
            f"{place.lon:.2f}",
            place.geonames_id,
            place.source,
        )
        for place in places
    ]
    widths = [max(map(len, column)) for column in zip(CANDIDATE_COLUMNS, *rows, strict=True)]
    for row in (CANDIDATE_COLUMNS, *rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _csv_row(waypoint: dict[str, Any]) -> str:
    text = io.StringIO()
    coordinates = {key: f"{waypoint[key]:.2f}" for key in ("lat", "lon")}
    csv.writer(text, lineterminator="").writerow({**waypoint, **coordinates}.values())
    return text.getvalue()


def _check(directory: Path, gazetteer: geocoding.Gazetteer) -> None:
    """Print one line per waypoint and a summary; exit 1 when one disagrees without a note."""
    comparison = geocoding.check(geocoding.read_waypoints(directory), gazetteer)
    for row in comparison.to_dict("records"):
        click.echo(_comparison_line(row))
    wrong = int((~comparison["agrees"]).sum())
    noted = int((comparison["agrees"] & (comparison["note"] != "")).sum())
    click.echo(
        f"{len(comparison)} waypoints: {len(comparison) - wrong - noted} agree with the gazetteer, "
        f"{noted} differ for the reason in their note, {wrong} differ without one."
    )
    if wrong:
        raise click.exceptions.Exit(1)


def _comparison_line(row: dict[Any, Any]) -> str:
    verdict = ("noted" if row["note"] else "ok") if row["agrees"] else "differs"
    found = f"{row['match']} ({row['distance_km']:.1f} km, {row['geocoder']})"
    line = f"{verdict:<8} {row['waypoint_id']:<24} {found if row['match'] else 'no match'}"
    return f"{line}  {row['note']}".rstrip()


@main.command()
@click.argument("directory", default=DATA, type=click.Path(path_type=Path))
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


@main.command()
@click.argument("directory", default=DATA, type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Write datapackage.json beside the tables.")
def describe(directory: Path, *, write: bool) -> None:
    """Print how many rows each table in DIRECTORY, or of the data of this map, has."""
    for name, number in _rows(load(directory)).items():
        columns = len(TABLES[name].model.to_schema().columns)
        click.echo(f"{name:<10} {number:>6} rows  {columns:>2} columns")
    if write:
        click.echo(f"Wrote {datapackage.write(directory)}.")


def _rows(dataset: Dataset) -> dict[str, int]:
    return {name: len(dataset.table(name)) for name in TABLES}


def _briefings(directory: Path, dataset: Dataset) -> dict[str, int]:
    found = briefings.load_all(directory, dataset)
    return {"briefings": len(found)} if found else {}


def _print_faults(faults: list[Fault], rows: dict[str, int]) -> None:
    for fault in faults:
        click.echo(str(fault))
    files = len({fault.file for fault in faults})
    if faults:
        click.echo(f"{_numbered(len(faults), 'fault')} in {_numbered(files, 'file')}.")
    else:
        click.echo("0 faults; " + ", ".join(f"{number} {name}" for name, number in rows.items()))


def _numbered(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
