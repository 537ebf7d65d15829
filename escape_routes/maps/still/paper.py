"""The paper of a still map: how large its pixels are where the picture comes to stand."""

from __future__ import annotations

from dataclasses import dataclass

POINTS_PER_IN = 72
SCREEN_PX_PER_IN = 96
LEGEND_PT, FOOT_PT = 12.0, 8.0
# Type of the names of the main way at a desk; on paper it is as large as that of the legend.
DESK_PX = 15.0
LARGEST = 2.0


@dataclass(frozen=True)
class Paper:
    """Width and height in pixels, and the width in inches at which the picture is placed."""

    width: int
    height: int
    wide_in: float

    def px(self, points: float) -> float:
        """Pixels of a length in points."""
        return points * self.width / (self.wide_in * POINTS_PER_IN)

    @property
    def size(self) -> float:
        """Size of what is drawn: 1 at a desk, more where pixels are small."""
        return max(1.0, min(LARGEST, self.px(LEGEND_PT) / DESK_PX))

    @property
    def screen_px(self) -> float:
        """How wide a screen would be that looks as large."""
        return self.wide_in * SCREEN_PX_PER_IN


SLIDE = Paper(1280, 800, 13.333)
"""A picture that fills the width of a slide."""
