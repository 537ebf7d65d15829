"""The command line, from click; the targets of make, from the Makefile."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from escape_routes.cli.main import main
from scripts.reference.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
INTRO = (
    "`make run` sets the command up as `.venv/bin/escape-routes`. It ends with 0 when all is well, "
    "with 1 when something is wrong with the data, and with 2 when it was called in a way that it "
    "does not know. Every command explains itself with `--help`."
)
TARGETS = (
    "Needed are Python 3.11 or newer, git, make and bash. `make test` needs Chromium too; the "
    "variable `CHROMIUM` names another browser of its kind, and node comes with the packages. The "
    "first run fetches the packages that the lock files name into `.venv`; later runs need no "
    "network."
)


def text() -> str:
    """The page."""
    listed = table(("target", "what it does"), targets())
    return page(
        "Commands", "## make", TARGETS, listed, "## escape-routes", INTRO, *_commands(main, None)
    )


def targets() -> list[tuple[str, str]]:
    """Each target of the Makefile with what it does."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.findall(r"^([a-z]+):.*## (.+)$", makefile, re.MULTILINE)
    return [(f"`make {name}`", words.strip()) for name, words in found]


def _commands(group: click.Group, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(group, parent, info_name=group.name if parent else "escape-routes")
    for name, command in sorted(group.commands.items()):
        yield _command(command, click.Context(command, context, info_name=name))
        if isinstance(command, click.Group):
            yield from _commands(command, context)


def _command(command: click.Command, context: click.Context) -> str:
    usage = command.get_usage(context).removeprefix("Usage: ")
    options = [
        (f"`{name}`", words)
        for parameter in command.get_params(context)
        if (record := parameter.get_help_record(context)) and record[1]
        for name, words in [record]
        if "--help" not in name
    ]
    parts = [f"### {context.command_path}", f"```text\n{' '.join(usage.split())}\n```"]
    parts += [_prose(command.help or "")]
    parts += [table(("option", "what it does"), options)] if options else []
    return "\n\n".join(parts)


def _prose(words: str) -> str:
    """The help of a command as paragraphs; what click must not wrap stays as it is."""
    paragraphs = []
    for paragraph in words.replace("\r", "").strip().split("\n\n"):
        is_kept = paragraph.startswith("\b")
        lines = paragraph.removeprefix("\b").strip("\n")
        paragraphs.append(f"```text\n{lines}\n```" if is_kept else " ".join(lines.split()))
    return "\n\n".join(paragraphs)
