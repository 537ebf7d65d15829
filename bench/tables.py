"""Tables in Markdown, and the small texts in their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.results import percentile

if TYPE_CHECKING:
    from collections.abc import Sequence

NONE = "–"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: first column to the left, the others to the right, all aligned."""
    lines = [[_cell(text) for text in row] for row in (header, *rows)]
    widths = [max(3, *(len(line[i]) for line in lines)) for i in range(len(header))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    padded = [
        [line[0].ljust(widths[0]), *(t.rjust(w) for t, w in zip(line[1:], widths[1:], strict=True))]
        for line in lines
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in (padded[0], rule, *padded[1:]))


def _cell(text: str) -> str:
    return text.replace("|", "\\|") or NONE


def ratio(ours: float, theirs: float) -> str:
    """How many times theirs ours is, as in "1.25x"."""
    return f"{ours / theirs:.2f}x" if theirs else NONE


def verdict(value: float, limit: float | None) -> str:
    """Whether a value keeps within its limit; empty without one."""
    if limit is None:
        return ""
    return "met" if value <= limit else "missed"


def pair(samples: Sequence[float], digits: int = 0) -> str:
    """Median and 95th percentile; empty for no sample."""
    if not samples:
        return ""
    values = list(samples)
    return " / ".join(f"{percentile(values, percent):.{digits}f}" for percent in (50, 95))


def median(samples: Sequence[float], digits: int) -> str:
    """The median; empty for no sample."""
    return f"{percentile(list(samples), 50):.{digits}f}" if samples else ""
