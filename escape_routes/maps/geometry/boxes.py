"""Boxes of text, and which places they may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


def is_apart(a: Box, b: Box) -> bool:
    """Whether two boxes share nothing."""
    return a[0] >= b[2] or a[2] <= b[0] or a[1] >= b[3] or a[3] <= b[1]


def is_free(box: Box, taken: Iterable[Box]) -> bool:
    """Whether a box shares nothing with any of the others."""
    return all(is_apart(box, other) for other in taken)


def is_near(point: tuple[float, float], box: Box, margin: float) -> bool:
    """Whether a point lies in a box or within a margin of it, in pixels."""
    beside = box[0] - margin < point[0] < box[2] + margin
    return beside and box[1] - margin < point[1] < box[3] + margin


def is_inside(box: Box, view: Box) -> bool:
    """Whether all of a box can be seen."""
    return box[0] >= view[0] and box[1] >= view[1] and box[2] <= view[2] and box[3] <= view[3]


def around(point: tuple[float, float], by: float) -> Box:
    """The square around a point that reaches so far to each side."""
    x, y = point
    return x - by, y - by, x + by, y + by


def corner(side: str, size: tuple[float, float], gap: tuple[float, float]) -> tuple[float, float]:
    """Upper left corner of a box on one side of a point, or over it, seen from the point."""
    (width, height), (across, down) = size, gap
    return {
        "right": (across, -height / 2),
        "left": (-width - across, -height / 2),
        "above": (-width / 2, -height - down),
        "below": (-width / 2, down),
        "middle": (-width / 2, -height / 2),
    }[side]
