"""The command `geocode`: from a name to a row for `waypoints.csv`."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import click
from geopy.exc import GeopyError

from escape_routes.dataset.load import DATA_DIR
from escape_routes.gazetteer import comparison, nominatim, proposal, reading
from escape_routes.gazetteer.gazetteer import Gazetteer, Place, location

CANDIDATE_COLUMNS = ("name", "province", "country", "lat", "lon", "GeoNames id", "source")


@click.command()
@click.argument("name", required=False)
@click.option("--country", metavar="CODE", help="Look only in this country (ISO code, as in TH).")
@click.option("--admin1", metavar="PROVINCE", help="Look only in this province, as in Yunnan.")
@click.option("--online", is_flag=True, help="Also ask OpenStreetMap, which learns the name.")
@click.option(
    "--check",
    "directory",
    metavar="[DIR]",
    is_flag=False,
    flag_value=str(DATA_DIR),
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
    gazetteer = reading.load_gazetteer()
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
    click.echo(_csv_row(proposal.waypoint_row(location(places[0]))))


def _ask_online(name: str, country: str | None) -> list[Place]:
    """What OpenStreetMap knows, after saying what is sent to whom."""
    limit = f" and the country {country.upper()}" if country else ""
    click.echo(
        f"Sending the name {name!r}{limit} to {nominatim.nominatim_host()} (OpenStreetMap), "
        "which also sees the address of this computer.",
        err=True,
    )
    try:
        return nominatim.online_places(name, country)
    except GeopyError as error:
        message = f"OpenStreetMap did not answer: {error}"
        raise click.ClickException(message) from error


def _unknown(name: str, country: str | None, admin1: str | None, gazetteer: Gazetteer) -> str:
    """The one line that says that a place is unknown and what comes close."""
    where = ", ".join(filter(None, (admin1, country and country.upper())))
    message = f"no place called {name!r}" + (f" in {where}." if where else ".")
    close = [place.where for place in gazetteer.suggest(name, country)]
    return f"{message} Did you mean: {'; '.join(close)}?" if close else message


def _print_candidates(places: list[Place]) -> None:
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


def _check(directory: Path, gazetteer: Gazetteer) -> None:
    """Print one line per waypoint and a summary; exit 1 when one disagrees without a note."""
    compared = comparison.check(comparison.read_waypoints(directory), gazetteer)
    for row in compared.to_dict("records"):
        click.echo(_comparison_line(row))
    wrong = int((~compared["agrees"]).sum())
    noted = int((compared["agrees"] & (compared["note"] != "")).sum())
    click.echo(
        f"{len(compared)} waypoints: {len(compared) - wrong - noted} agree with the gazetteer, "
        f"{noted} differ for the reason in their note, {wrong} differ without one."
    )
    if wrong:
        raise click.exceptions.Exit(1)


def _comparison_line(row: dict[Any, Any]) -> str:
    verdict = ("noted" if row["note"] else "ok") if row["agrees"] else "differs"
    found = f"{row['match']} ({row['distance_km']:.1f} km, {row['geocoder']})"
    line = f"{verdict:<8} {row['waypoint_id']:<24} {found if row['match'] else 'no match'}"
    return f"{line}  {row['note']}".rstrip()
