"""What a run finds out about a peer, and the percentile that sums it up."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor


@dataclass
class Load:
    """One navigation: seconds until the map is painted, and what went over the wire till quiet.

    `basemap_s`: seconds until the basemap below the routes is complete, where it is told.
    """

    seconds: float
    requests: int
    http_bytes: int
    socket_bytes: int
    basemap_s: float | None = None


@dataclass
class Result:
    """Samples of one peer, or of one page of it; times are milliseconds, memory megabytes.

    Of the dashboard alone: `selection_ms`, what it needs to keep the rows of one selection;
    `inputs_ms` by page and widget; `answers_ms` by the number of sessions that ask in turn;
    `idle_processor_ms` of a change, by the number of sessions that do nothing.
    """

    start_s: list[float] = field(default_factory=list)
    first: Load | None = None
    cold: list[Load] = field(default_factory=list)
    warm: list[Load] = field(default_factory=list)
    slow: list[Load] = field(default_factory=list)
    change_ms: list[float] = field(default_factory=list)
    settled_ms: list[float] = field(default_factory=list)
    change_processor_ms: list[float] = field(default_factory=list)
    change_bytes: list[int] = field(default_factory=list)
    blank_ms: list[float] = field(default_factory=list)
    keeps_map: bool | None = None
    keeps_view: bool | None = None
    brush_ms: list[float] = field(default_factory=list)
    step_ms: list[float] = field(default_factory=list)
    step_script_ms: list[float] = field(default_factory=list)
    memory_mb: dict[int, float] = field(default_factory=dict)
    crowd_ms: list[float] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)
    selection_ms: list[float] = field(default_factory=list)
    inputs_ms: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    answers_ms: dict[int, list[float]] = field(default_factory=dict)
    idle_processor_ms: dict[int, float] = field(default_factory=dict)

    @property
    def change_processor_mean_ms(self) -> float | None:
        """What one change costs the server, the mean of all."""
        samples = self.change_processor_ms
        return sum(samples) / len(samples) if samples else None

    @property
    def further_session_mb(self) -> float | None:
        """Memory that each session after the first takes, in megabytes."""
        if not self.memory_mb:
            return None
        one, many = min(self.memory_mb), max(self.memory_mb)
        if one == many:
            return None
        return (self.memory_mb[many] - self.memory_mb[one]) / (many - one)


def percentile(samples: list[float], percent: float) -> float:
    """The value below which `percent` of the samples lie, interpolated between neighbours.

    Raises
    ------
    ValueError
        If there is no sample.
    """
    if not samples:
        msg = "a percentile needs at least one sample"
        raise ValueError(msg)
    ordered = sorted(samples)
    place = (len(ordered) - 1) * percent / 100
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
