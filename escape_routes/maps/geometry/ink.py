"""Where lines lie, so that names keep off them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from escape_routes.maps.geometry.boxes import Box
    from escape_routes.maps.geometry.vectors import Point

CELL_PX = 32


class Ink:
    """Samples of lines, found by the cells in which they lie."""

    def __init__(self) -> None:
        self.samples: list[Point] = []
        self._cells: dict[tuple[int, int], list[tuple[Point, float]]] = {}

    def add(self, points: Iterable[Point], width: float) -> None:
        """Takes in points along a line of that width in pixels."""
        for point in points:
            cell = math.floor(point.x / CELL_PX), math.floor(point.y / CELL_PX)
            self._cells.setdefault(cell, []).append((point, width / 2))
            self.samples.append(point)

    def under(self, box: Box, margin: float) -> int:
        """How many samples touch a box or lie within a margin of it, in pixels."""
        left, top, right, bottom = box
        return sum(
            left - off < point.x < right + off and top - off < point.y < bottom + off
            for point, half in self._near(box)
            for off in (half + margin,)
        )

    def _near(self, box: Box) -> Iterator[tuple[Point, float]]:
        """Samples in the cells about a box."""
        left, top, right, bottom = (
            math.floor((side + way * CELL_PX / 2) / CELL_PX)
            for side, way in zip(box, (-1, -1, 1, 1), strict=True)
        )
        for i in range(left, right + 1):
            for j in range(top, bottom + 1):
                yield from self._cells.get((i, j), ())
