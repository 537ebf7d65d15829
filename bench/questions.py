"""What is asked of the results: ratios of two peers with the most that each may be, and limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.pages import AFTER, FLOOR, OURS, key
from bench.peers import PLACES
from bench.results import Load, Result, percentile

if TYPE_CHECKING:
    from collections.abc import Callable

    Samples = Callable[[Result], list[float]]

MEAN = None


@dataclass(frozen=True)
class Question:
    """A ratio of two peers' samples, at a percentile or of their means, and the most it may be."""

    words: str
    ours: str
    theirs: str
    samples: Samples
    percent: float | None = 50
    limit: float | None = None

    def values(self, results: dict[str, Result]) -> tuple[float, float] | None:
        """Ours and theirs; None unless both were measured."""
        if not {self.ours, self.theirs} <= results.keys():
            return None
        ours, theirs = (self.samples(results[name]) for name in (self.ours, self.theirs))
        return (self._sum_up(ours), self._sum_up(theirs)) if ours and theirs else None

    def _sum_up(self, samples: list[float]) -> float:
        if self.percent is MEAN:
            return sum(samples) / len(samples)
        return percentile(samples, self.percent)


def changes(result: Result) -> list[float]:
    """From the filter to the painted change."""
    return result.change_ms


def settled(result: Result) -> list[float]:
    """From the filter to the last change of the page."""
    return result.settled_ms


def processor(result: Result) -> list[float]:
    """What a change costs the server."""
    return result.change_processor_ms


def brushes(result: Result) -> list[float]:
    """From a drag over the years to the painted change."""
    return result.brush_ms


def steps(result: Result) -> list[float]:
    """From a step of the playback to its frame."""
    return result.step_ms


def crowd(result: Result) -> list[float]:
    """All sessions at once."""
    return result.crowd_ms


def starts(result: Result) -> list[float]:
    """From the start of the process to its first answer."""
    return result.start_s


def seconds(kind: str) -> Samples:
    """The loads of a kind: cold, warm or slow."""

    def found(result: Result) -> list[float]:
        loads: list[Load] = getattr(result, kind)
        return [load.seconds for load in loads]

    return found


def _both(words: str, theirs: str, samples: Samples, limit: float | None) -> list[Question]:
    return [
        Question(f"{words}, p{percent}", OURS, theirs, samples, percent, limit)
        for percent in (50, 95)
    ]


def _on_pages() -> list[Question]:
    """The questions about every page, each beside the bare page in turns."""
    with_map = [*(place.name for place in PLACES if place.has_map), AFTER]
    names = [*(place.name for place in PLACES), AFTER]
    return [
        *(
            Question(f"{FILTER}, {name}, p{percent}", *_pair(name), changes, percent, 1.0)
            for name in with_map
            for percent in (50, 95)
        ),
        *(Question(f"settled, {name}, p95", *_pair(name), settled, 95, 3.0) for name in names),
        *(
            Question(f"processor time, {name}, mean", *_pair(name), processor, MEAN, 4.0)
            for name in names
        ),
    ]


def _pair(name: str) -> tuple[str, str]:
    return key(OURS, name), key(FLOOR, name)


FILTER = "filter to map painted"
FIRST = "first map painted"
STATIC = "static"
QUESTIONS = (
    *_on_pages(),
    *_both(FILTER, STATIC, changes, 1.2),
    *_both("brush to map painted", STATIC, brushes, 1.2),
    *_both("playback step", STATIC, steps, 1.2),
    Question(f"{FILTER}, p50", OURS, "untuned", changes, 50),
    Question(f"{FILTER}, p50", OURS, "empty_map", changes, 50),
    Question(f"{FILTER}, p50", OURS, "naive", changes, 50),
    Question("playback step, p50", OURS, "lines", steps, 50),
    Question(f"{FIRST}, cold, p50", OURS, "empty_map", seconds("cold"), 50, 1.0),
    Question(f"{FIRST}, warm, p50", OURS, "empty_map", seconds("warm"), 50, 1.2),
    Question(f"{FIRST}, cold, slow line, p50", OURS, "empty_map", seconds("slow"), 50, 1.0),
    Question(f"{FIRST}, warm, p50", OURS, "naive", seconds("warm"), 50),
    Question("start to first answer, p50", OURS, FLOOR, starts, 50, 2.0),
    Question("all sessions at once, p95", OURS, FLOOR, crowd, 95, 1.5),
    Question("all sessions at once, p95", OURS, "naive", crowd, 95),
    Question(f"{FILTER}, legs and places x 10, p50", "x10", "x1", changes, 50, 1.5),
    Question(f"{FILTER}, legs and places x 100, p50", "x100", "x1", changes, 50, 4.0),
)
