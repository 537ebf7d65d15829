"""What a run finds out about a peer, and the percentile that sums it up."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor


@dataclass
class Load:
    """One navigation: seconds until the map is painted, and what went over the wire till quiet."""

    seconds: float
    requests: int
    http_bytes: int
    socket_bytes: int


@dataclass
class Result:
    """Samples of one peer; times of changes and steps are milliseconds, memory megabytes.

    `selection_ms`: what the dashboard alone needs to keep the rows of one selection.
    """

    start_s: list[float] = field(default_factory=list)
    first: Load | None = None
    cold: list[Load] = field(default_factory=list)
    warm: list[Load] = field(default_factory=list)
    change_ms: list[float] = field(default_factory=list)
    change_processor_ms: list[float] = field(default_factory=list)
    change_bytes: list[int] = field(default_factory=list)
    blank_ms: list[float] = field(default_factory=list)
    keeps_map: bool | None = None
    keeps_view: bool | None = None
    step_ms: list[float] = field(default_factory=list)
    step_script_ms: list[float] = field(default_factory=list)
    memory_mb: dict[int, float] = field(default_factory=dict)
    crowd_ms: list[float] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)
    selection_ms: list[float] = field(default_factory=list)

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
