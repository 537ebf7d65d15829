"""The command `export data`: the dataset, or a part of it, as one file."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from escape_routes.dataset import terms
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.schema import TABLES
from escape_routes.exports import extract
from escape_routes.exports.formats import FORMATS
from escape_routes.routes.selection import Selection

if TYPE_CHECKING:
    from escape_routes.exports.extract import Extract

YEARS = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")
YEARS_IN_WORDS = "must be a year, or two years as in 1998-2003, the earlier one first"


@dataclass(frozen=True)
class Order:
    """What `export data` was asked for."""

    name: str
    route_ids: tuple[str, ...]
    years: tuple[int, int] | None
    directory: Path
    output: Path | None
    as_json: bool

    def extract(self) -> Extract:
        """What is to be exported.

        Raises
        ------
        DataError
            When the tables break a rule.
        UnknownIdError
            When they have no such route.
        """
        dataset = load(self.directory)
        for route_id in self.route_ids:
            dataset.row("routes", route_id)
        start, end = self.years or (None, None)
        chosen = Selection(frozenset(self.route_ids), start, end)
        is_ours = self.directory.resolve() == DATA_DIR
        own = terms.our_terms() if is_ours else terms.other_terms()
        return extract.selected(dataset, chosen, own)


class Years(click.ParamType[tuple[int, int]]):
    """A year, or a window of years with both ends included."""

    name = "A-B"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """First and last year."""
        found = YEARS.fullmatch(str(value))
        years = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if years[0] > years[1]:
            self.fail(f"{YEARS_IN_WORDS}, not {value!r}", param, ctx)
        return years


@click.group()
def export() -> None:
    """Write the data, or a briefing, to a file that other programs open."""


@export.command("data")
@click.option(
    "--to",
    "name",
    type=click.Choice(list(FORMATS)),
    default="csv",
    show_default=True,
    help="Format: csv (zip of tables), xlsx (Excel), geojson, gpkg (GeoPackage) or kml.",
)
@click.option(
    "--route",
    "route_ids",
    metavar="ROUTE_ID",
    multiple=True,
    help="Only this route, as in mongolia; may be given more than once.",
)
@click.option("--years", type=Years(), help="Only these years, as in 1998-2003 or 2004.")
@click.option(
    "--data",
    "directory",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=DATA_DIR,
    help="Folder of tables to take in place of the dashboard's own.",
)
@click.option(
    "-o",
    "--output",
    "output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="File to write; - for standard output. Default: escape-routes.xlsx and the like, here.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as a JSON object.")
@click.pass_context
def export_data(context: click.Context, /, **_: object) -> None:
    """Write the dataset, or what a selection keeps of it, as one file.

    Every format carries licence, date and the notice that these are past cases and not travel
    advice. Example: escape-routes export data --to xlsx --route mongolia --years 2002-2010
    """
    order = Order(**context.params)
    kind = FORMATS[order.name]
    # Shown on a terminal only; a large dataset takes some seconds.
    with click.progressbar(length=2, label="Reading, making", file=sys.stderr) as bar:
        part = order.extract()
        bar.update(1)
        content = kind.build(part)
        bar.update(1)
    path = order.output or Path(f"escape-routes{kind.suffix}")
    with click.open_file(str(path), "wb") as handle:
        handle.write(content)
    report = {
        "file": str(path),
        "bytes": len(content),
        "selection": part.words,
        "rows": {table: len(part.dataset.table(table)) for table in TABLES},
        "added": dict(part.added),
    }
    line = json.dumps(report, ensure_ascii=False, indent=2) if order.as_json else _written(report)
    click.echo(line, err=str(path) == "-")


def _written(report: dict[str, Any]) -> str:
    return f"Wrote {report['file']} ({report['bytes']:,} bytes). {report['selection']}"
