"""The command `escape-routes export briefing`: a briefing as HTML, slides, PDF or pictures."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from escape_routes.briefing import files
from escape_routes.briefing.formats import HANDOUTS
from escape_routes.dataset.load import DATA_DIR, load

if TYPE_CHECKING:
    from escape_routes.briefing.scenes import Briefing
    from escape_routes.dataset.tables import Dataset


@dataclass(frozen=True)
class HandoutOrder:
    """What was asked for on the command line."""

    name: str
    form: str
    directory: Path
    base_url: str
    output: Path | None

    def briefing(self, dataset: Dataset) -> Briefing:
        """The briefing in the file of that name, or the one of that key beside the tables."""
        path = Path(self.name)
        if path.suffix != ".toml":
            path = self.directory / files.FOLDER / f"{self.name}.toml"
        if not path.is_file():
            known = sorted(p.stem for p in (self.directory / files.FOLDER).glob("*.toml"))
            message = f"no briefing {self.name!r}; there are: {', '.join(known) or 'none'}."
            raise click.ClickException(message)
        return files.load(path, dataset)


@click.command("briefing")
@click.argument("name", metavar="BRIEFING")
@click.option(
    "--to",
    "form",
    type=click.Choice(list(HANDOUTS)),
    default="html",
    show_default=True,
    help="; ".join(f"{form}: {handout.purpose}" for form, handout in HANDOUTS.items()) + ".",
)
@click.option(
    "--data",
    "directory",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=DATA_DIR,
    help="Folder of tables and briefings to take in place of the dashboard's own.",
)
@click.option(
    "--base-url",
    metavar="ADDRESS",
    default="",
    help="Address of a dashboard: each scene of a PDF then links back to its view, with a code "
    "for telephones.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="File to write; - for standard output. Default: BRIEFING.pdf and the like, here.",
)
@click.pass_context
def export_briefing(context: click.Context, /, **_: object) -> None:
    """Write BRIEFING, a key such as how-people-get-out or a TOML file, as something to hand out.

    Example: escape-routes export briefing how-people-get-out --to pptx
    """
    order = HandoutOrder(**context.params)
    handout = HANDOUTS[order.form]
    with click.progressbar(length=2, label="Reading, making", file=sys.stderr) as bar:
        dataset = load(order.directory)
        briefing = order.briefing(dataset)
        bar.update(1)
        content = handout.build(briefing, dataset, order.base_url)
        bar.update(1)
    path = order.output or Path(f"{briefing.briefing_id}{handout.suffix}")
    with click.open_file(str(path), "wb") as handle:
        handle.write(content)
    click.echo(f"Wrote {path} ({len(content):,} bytes).", err=str(path) == "-")
