"""What is asked of our own figures alone: a value, the most it may be, and the words for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.pages import OURS, key
from bench.peers import PLACES
from bench.results import Result, percentile

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CHANGE_KB = 6
MOST_LOAD_KB = 1800
MOST_SESSION_MB = 1
MOST_SELECTION_MS = 15
MOST_INPUT_MS = 200
MOST_IDLE_RATIO = 1.1
MOST_ANSWER_S = {20: 0.3, 50: 1.0, 100: 3.0}


@dataclass(frozen=True)
class Limit:
    """A measured value and the most it may be, both in `unit`; `against` is for ratios."""

    words: str
    value: float
    most: float
    unit: str
    digits: int = 1
    against: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Measure, against, value and limit; a ratio has no space before its x."""
        space = "" if self.unit == "x" else " "
        found = f"{self.value:.{self.digits}f}{space}{self.unit}"
        return self.words, self.against, found, f"{self.most:g}{space}{self.unit}"


def limits(results: dict[str, Result]) -> Iterator[Limit]:
    """All that can be said of what was measured."""
    yield from _bytes(results)
    if (ours := results.get(OURS)) is None:
        return
    yield from _inputs(ours)
    yield from _sessions(ours)
    if ours.selection_ms:
        fastest = min(ours.selection_ms)
        yield Limit("rows of a selection kept, fastest", fastest, MOST_SELECTION_MS, "ms")


def _bytes(results: dict[str, Result]) -> Iterator[Limit]:
    pages = {place.name: results.get(key(OURS, place.name)) for place in PLACES}
    named = {"route map": results.get(OURS)} | {name: page for name, page in pages.items() if page}
    for name, result in named.items():
        if result and result.change_bytes:
            kilobytes = max(result.change_bytes) / 1000
            yield Limit(f"bytes per change, {name}, most", kilobytes, MOST_CHANGE_KB, "kB")
    if OURS in results and (cold := results[OURS].cold):
        kilobytes = percentile([load.http_bytes / 1000 for load in cold], 50)
        yield Limit("cold load over HTTP, p50", kilobytes, MOST_LOAD_KB, "kB", 0)


def _inputs(ours: Result) -> Iterator[Limit]:
    """The slowest kind of widget of each page."""
    for place in PLACES:
        slowest = {
            widget: percentile(times, 95)
            for (page, widget), times in ours.inputs_ms.items()
            if page == place.name
        }
        if slowest:
            widget = max(slowest, key=lambda name: slowest[name])
            words = f"input to next paint, {place.name}, p95 of the slowest ({widget})"
            yield Limit(words, slowest[widget], MOST_INPUT_MS, "ms", 0)


def _sessions(ours: Result) -> Iterator[Limit]:
    if (session := ours.further_session_mb) is not None:
        yield Limit("memory per further session", session, MOST_SESSION_MB, "MB", 2)
    if idle := ours.idle_processor_ms:
        most = max(idle)
        words = f"processor time per change beside {most} idle sessions, mean"
        ratio = idle[most] / idle[0] if most else 1.0
        yield Limit(words, ratio, MOST_IDLE_RATIO, "x", 2, "the same beside none")
    for count, times in ours.answers_ms.items():
        words = f"{count} sessions, each a change per 3 s, p95"
        yield Limit(words, percentile(times, 95) / 1000, MOST_ANSWER_S[count], "s", 2)
