"""Markdown from plain values, and pages of which only the end is written by machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTE = "Written by `make reference` from the code; change the code, not this page."
LINE = "<!-- What follows is written by `make reference`; change the code, not these lines. -->"


def page(title: str, *parts: str) -> str:
    """A page that is wholly written by machine."""
    return "\n\n".join([f"# {title}", NOTE, *parts]) + "\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table with one line per row; a bar in a cell is escaped."""
    lines = [list(heads), *(list(row) for row in rows)]
    written = [f"| {' | '.join(map(_cell, line))} |" for line in lines]
    return "\n".join([written[0], "|---" * len(lines[0]) + "|", *written[1:]])


def with_end(text: str, end: str) -> str:
    """The page as somebody wrote it down to the line, and a new end below it.

    Raises
    ------
    ValueError
        If the page has no such line.
    """
    head, line, _ = text.partition(LINE)
    if not line:
        message = f"a page needs the line: {LINE}"
        raise ValueError(message)
    return f"{head}{LINE}\n\n{end}\n"


def _cell(value: object) -> str:
    return " ".join(str(value).split()).replace("|", "\\|")
