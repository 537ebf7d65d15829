"""The command `serve`: the dashboard on this computer."""

from __future__ import annotations

import errno
import os
import runpy
import socketserver
import sys
from pathlib import Path

import click

from escape_routes.dataset.load import load
from escape_routes.root import ROOT

APP = ROOT / "app.py"
DATA_VARIABLE = "ESCAPE_ROUTES_DATA"
TAKEN = "Port {port} is taken; name another one, as in --port 8601 or make run PORT=8601."


@click.command()
@click.option(
    "--data",
    "directory",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder of tables to show in place of the dashboard's own.",
)
@click.option("--port", type=click.IntRange(1, 65_535), default=8501, show_default=True)
def serve(directory: Path | None, port: int) -> None:
    """Start the dashboard on http://localhost:PORT; Ctrl+C ends it.

    The tables in DIR are checked first; any fault is printed and nothing is started.
    """
    if directory is not None:
        directory = directory.resolve()
        load(directory)
        os.environ[DATA_VARIABLE] = str(directory)
    if is_taken(port):
        raise click.ClickException(TAKEN.format(port=port))
    click.echo(f"Escape routes on http://localhost:{port} (Ctrl+C ends it)", err=True)
    # Streamlit takes the settings beside the app, whatever the folder it is started from.
    sys.argv = ["streamlit", "run", str(APP), "--server.port", str(port)]
    runpy.run_module("streamlit", run_name="__main__")


class _Listener(socketserver.TCPServer):
    # A port that was just given up may be taken at once, as Streamlit does.
    allow_reuse_address = True


def is_taken(port: int) -> bool:
    """Whether another program listens on a port of this computer."""
    try:
        _Listener(("localhost", port), socketserver.BaseRequestHandler).server_close()
    except OSError as error:
        return error.errno == errno.EADDRINUSE
    return False
