"""The command `new`: an empty dataset to fill."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from escape_routes.dataset import own_zip

if TYPE_CHECKING:
    pass


@click.command()
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
def new(directory: Path) -> None:
    """Write an empty dataset into DIR: the tables with their columns, and how to fill them.

    DIR must be new or empty.
    """
    for path in own_zip.write_template(directory):
        click.echo(f"Wrote {path}.")
    click.echo("README.md there says in which order to fill the tables.")
