"""All figures as tables: by peer, by page beside the floor, and by widget and page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.pages import AFTER, FLOOR, OURS, key
from bench.peers import PLACES, SIZES
from bench.results import Load, Result, percentile
from bench.tables import median, pair, table
from bench.widgets import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.peers import Peer


def by_peer(results: dict[str, Result], peers: Sequence[Peer]) -> str:
    """Every figure of every peer: one row per measure, one column per peer."""
    columns = [(peer, results[peer.name]) for peer in peers if peer.name in results]
    rows = [
        (
            words,
            *(cell(result) if peer.has_map or not about_map else "" for peer, result in columns),
        )
        for words, about_map, cell in _MEASURES
    ]
    # What was not asked for has no row.
    rows = [row for row in rows if any(row[1:])]
    return table(("measure", *(peer.title for peer, _ in columns)), rows)


def by_page(results: dict[str, Result]) -> str:
    """Each page of the dashboard, with the bare page beside it; empty if none was measured."""
    names = [*(place.name for place in PLACES), AFTER]
    pairs = [(name, results.get(key(OURS, name)), results.get(key(FLOOR, name))) for name in names]
    rows = [(name, *_page_cells(ours, floor)) for name, ours, floor in pairs if ours and floor]
    header = (
        "page",
        "painted, ms, p50 / p95",
        "bare",
        "settled, ms, p50 / p95",
        "bare",
        "processor, ms",
        "bare",
        "kB, p50",
    )
    return table(header, rows) if rows else ""


def _page_cells(ours: Result, floor: Result) -> tuple[str, ...]:
    return (
        pair(ours.change_ms),
        pair(floor.change_ms),
        pair(ours.settled_ms),
        pair(floor.settled_ms),
        _processor(ours),
        _processor(floor),
        median([count / 1000 for count in ours.change_bytes], 1),
    )


def by_widget(results: dict[str, Result]) -> str:
    """Milliseconds from an input to the next paint, p95; empty if none was measured."""
    found = results[OURS].inputs_ms if OURS in results else {}
    rows = [
        (
            widget.words,
            *(
                f"{percentile(times, 95):.0f}"
                if (times := found.get((place.name, widget.words)))
                else ""
                for place in PLACES
            ),
        )
        for widget in WIDGETS
    ]
    return table(("widget", *(place.name for place in PLACES)), rows) if found else ""


def by_sessions(results: dict[str, Result]) -> str:
    """What many sessions wait, and what a change costs beside idle ones."""
    if (ours := results.get(OURS)) is None or not ours.answers_ms:
        return ""
    rows = [
        (f"{count} sessions, ms to the end of the run, p50 / p95", pair(times))
        for count, times in ours.answers_ms.items()
    ]
    rows += [
        (f"processor time per change beside {count} idle sessions, ms", f"{milliseconds:.1f}")
        for count, milliseconds in ours.idle_processor_ms.items()
    ]
    return table(("measure", "our dashboard"), rows)


def by_size(results: dict[str, Result]) -> str:
    """The static page with our layer and larger datasets."""
    found = [(times, results[f"x{times}"]) for times in SIZES if f"x{times}" in results]
    rows = [(f"x {times}", pair(result.change_ms)) for times, result in found]
    return table(("legs and places", "filter to painted, ms, p50 / p95"), rows) if rows else ""


def _loads(kind: str, read: Callable[[Load], float | None], digits: int) -> Callable[[Result], str]:
    def cell(result: Result) -> str:
        values = [read(load) for load in getattr(result, kind)]
        return median([value for value in values if value is not None], digits)

    return cell


def _processor(result: Result) -> str:
    mean = result.change_processor_mean_ms
    return "" if mean is None else f"{mean:.0f}"


def _memory(result: Result, pick: Callable[[dict[int, float]], int]) -> str:
    return f"{result.memory_mb[pick(result.memory_mb)]:.0f}" if result.memory_mb else ""


def _session(result: Result) -> str:
    return "" if result.further_session_mb is None else f"{result.further_session_mb:.2f}"


def _kept(name: str) -> Callable[[Result], str]:
    words = {True: "yes", False: "no", None: ""}
    return lambda result: words[getattr(result, name)]


_MEASURES: tuple[tuple[str, bool, Callable[[Result], str]], ...] = (
    ("start to first answer, s", False, lambda r: median(r.start_s, 2)),
    (
        "first visit after the start, s",
        False,
        lambda r: f"{r.first.seconds:.2f}" if r.first else "",
    ),
    ("cold load to map painted, s", False, _loads("cold", lambda x: x.seconds, 2)),
    ("cold load to basemap complete, s", True, _loads("cold", lambda x: x.basemap_s, 2)),
    ("warm load to map painted, s", False, _loads("warm", lambda x: x.seconds, 2)),
    ("warm load to basemap complete, s", True, _loads("warm", lambda x: x.basemap_s, 2)),
    ("cold load over a slow line, s", False, _loads("slow", lambda x: x.seconds, 2)),
    ("cold load, requests", False, _loads("cold", lambda x: x.requests, 0)),
    ("cold load, kB over HTTP", False, _loads("cold", lambda x: x.http_bytes / 1000, 0)),
    ("cold load, kB over WebSocket", False, _loads("cold", lambda x: x.socket_bytes / 1000, 1)),
    ("warm load, requests", False, _loads("warm", lambda x: x.requests, 0)),
    ("warm load, kB over HTTP", False, _loads("warm", lambda x: x.http_bytes / 1000, 0)),
    ("filter to painted, ms, p50 / p95", False, lambda r: pair(r.change_ms)),
    ("filter to settled, ms, p50 / p95", False, lambda r: pair(r.settled_ms)),
    ("processor time of the server per change, ms", False, _processor),
    ("kB per change", False, lambda r: median([b / 1000 for b in r.change_bytes], 1)),
    ("white per change, ms", True, lambda r: median(r.blank_ms, 0)),
    ("map object kept", True, _kept("keeps_map")),
    ("zoom and centre kept", True, _kept("keeps_view")),
    ("brush to painted, ms, p50 / p95", True, lambda r: pair(r.brush_ms)),
    ("playback step to painted, ms, p50 / p95", True, lambda r: pair(r.step_ms, 1)),
    ("of it the script, ms, p50 / p95", True, lambda r: pair(r.step_script_ms, 1)),
    ("memory of the server, one session, MB", False, lambda r: _memory(r, min)),
    ("memory of the server, all sessions, MB", False, lambda r: _memory(r, max)),
    ("memory per further session, MB", False, _session),
    ("all sessions at once, ms, p50 / p95", False, lambda r: pair(r.crowd_ms)),
    ("requests to other hosts", False, lambda r: str(len(r.foreign))),
)
