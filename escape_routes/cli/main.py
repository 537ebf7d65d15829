"""The command `escape-routes`: one function per subcommand, each of them thin."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import click

from escape_routes.cli.export_briefing import export_briefing
from escape_routes.cli.export_data import export
from escape_routes.cli.geocode import geocode
from escape_routes.cli.new import new
from escape_routes.cli.serve import serve
from escape_routes.cli.validate import describe, validate
from escape_routes.errors import EscapeRoutesError


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


for command in (serve, export, new, geocode, validate, describe):
    main.add_command(command)
export.add_command(export_briefing)
