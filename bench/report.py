"""The results as Markdown: ratios against the floors first, then all figures, then the machine."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bench.results import Load, Result, percentile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.measure import Plan
    from bench.peers import Peer

PACKAGES = ("streamlit", "folium", "streamlit-folium", "pandas", "XStatic-Leaflet", "playwright")
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


@dataclass(frozen=True)
class Question:
    """A ratio of two peers' samples, at a percentile, and the most it may be."""

    words: str
    ours: str
    theirs: str
    samples: Callable[[Result], list[float]]
    percent: float = 50
    limit: float | None = None


def _changes(result: Result) -> list[float]:
    return result.change_ms


def _steps(result: Result) -> list[float]:
    return result.step_ms


def _cold(result: Result) -> list[float]:
    return [load.seconds for load in result.cold]


def _warm(result: Result) -> list[float]:
    return [load.seconds for load in result.warm]


def _crowd(result: Result) -> list[float]:
    return result.crowd_ms


FILTER = "filter to map painted"
FIRST = "first map painted"
STEP = "playback step"
QUESTIONS = (
    Question(f"{FILTER}, p50", "dashboard", "bare", _changes, 50, 1.3),
    Question(f"{FILTER}, p95", "dashboard", "bare", _changes, 95, 1.3),
    Question(f"{FILTER}, p50", "dashboard", "untuned", _changes, 50),
    Question(f"{FILTER}, p50", "dashboard", "empty_map", _changes, 50),
    Question(f"{FILTER}, p50", "dashboard", "naive", _changes, 50),
    Question(f"{STEP}, p50", "dashboard", "static", _steps, 50, 1.2),
    Question(f"{STEP}, p95", "dashboard", "static", _steps, 95, 1.2),
    Question(f"{STEP}, p50", "dashboard", "lines", _steps, 50),
    Question(f"{FIRST}, cold, p50", "dashboard", "empty_map", _cold, 50, 1.3),
    Question(f"{FIRST}, warm, p50", "dashboard", "empty_map", _warm, 50, 1.3),
    Question(f"{FIRST}, warm, p50", "dashboard", "naive", _warm, 50),
    Question("all sessions at once, p95", "dashboard", "bare", _crowd, 95),
    Question("all sessions at once, p95", "dashboard", "naive", _crowd, 95),
)
MOST_CHANGE_KB = 10.0
MOST_SESSION_MB = 3.0
MOST_SELECTION_MS = 15.0


def ratios(results: dict[str, Result], titles: dict[str, str]) -> str:
    """The questions as a table, as far as their peers were measured."""
    rows = [row for question in QUESTIONS if (row := _ratio_row(question, results, titles))]
    return table(("measure", "against", "ratio", "at most", "verdict"), rows + _limit_rows(results))


def _ratio_row(
    question: Question, results: dict[str, Result], titles: dict[str, str]
) -> tuple[str, ...]:
    if not {question.ours, question.theirs} <= results.keys():
        return ()
    pair = [question.samples(results[name]) for name in (question.ours, question.theirs)]
    if not all(pair):
        return ()
    ours, theirs = (percentile(samples, question.percent) for samples in pair)
    limit = f"{question.limit}x" if question.limit else ""
    verdict = _verdict(ours / theirs, question.limit)
    return question.words, titles[question.theirs], ratio(ours, theirs), limit, verdict


def _verdict(value: float, limit: float | None) -> str:
    if limit is None:
        return ""
    return "met" if value <= limit else "missed"


def _limit_rows(results: dict[str, Result]) -> list[tuple[str, ...]]:
    result = results.get("dashboard")
    if result is None or not result.change_bytes:
        return []
    kilobytes = max(result.change_bytes) / 1000
    kept = bool(result.keeps_map and result.keeps_view)
    rows = [
        ("bytes per change, most", f"{kilobytes:.1f} kB", f"{MOST_CHANGE_KB:.0f} kB",
         _verdict(kilobytes, MOST_CHANGE_KB)),
        ("map object, zoom and centre kept", "yes" if kept else "no", "", _verdict(not kept, 0)),
        ("requests to other hosts", str(len(result.foreign)), "0",
         _verdict(len(result.foreign), 0)),
    ]  # fmt: skip
    if (session := result.further_session_mb) is not None:
        rows.append(("memory per further session", f"{session:.2f} MB", f"{MOST_SESSION_MB:.0f} MB",
                     _verdict(session, MOST_SESSION_MB)))  # fmt: skip
    if result.selection_ms:
        fastest = min(result.selection_ms)
        verdict = _verdict(fastest, MOST_SELECTION_MS)
        rows.append(("rows of a selection kept, fastest", f"{fastest:.1f} ms",
                     f"{MOST_SELECTION_MS:.0f} ms", verdict))  # fmt: skip
    return [(words, "", *rest) for words, *rest in rows]


def figures(results: dict[str, Result], peers: Sequence[Peer]) -> str:
    """Every figure of every peer: one row per measure, one column per peer."""
    columns = [(peer, results[peer.name]) for peer in peers if peer.name in results]
    rows = [
        (
            words,
            *(cell(result) if peer.has_map or not about_map else "" for peer, result in columns),
        )
        for words, about_map, cell in _MEASURES
    ]
    return table(("measure", *(peer.title for peer, _ in columns)), rows)


def _pair(samples: Sequence[float], digits: int = 0) -> str:
    """Median and 95th percentile."""
    if not samples:
        return ""
    values = list(samples)
    return " / ".join(f"{percentile(values, percent):.{digits}f}" for percent in (50, 95))


def _median(samples: Sequence[float], digits: int) -> str:
    return f"{percentile(list(samples), 50):.{digits}f}" if samples else ""


def _loads(kind: str, read: Callable[[Load], float], digits: int) -> Callable[[Result], str]:
    return lambda result: _median([read(load) for load in getattr(result, kind)], digits)


def _processor(result: Result) -> str:
    samples = result.change_processor_ms
    return f"{sum(samples) / len(samples):.0f}" if samples else ""


def _memory(result: Result, pick: Callable[[dict[int, float]], int]) -> str:
    return f"{result.memory_mb[pick(result.memory_mb)]:.0f}" if result.memory_mb else ""


def _session(result: Result) -> str:
    return "" if result.further_session_mb is None else f"{result.further_session_mb:.2f}"


def _kept(name: str) -> Callable[[Result], str]:
    words = {True: "yes", False: "no", None: ""}
    return lambda result: words[getattr(result, name)]


_MEASURES: tuple[tuple[str, bool, Callable[[Result], str]], ...] = (
    ("start to first answer, s", False, lambda r: _median(r.start_s, 2)),
    (
        "first visit after the start, s",
        False,
        lambda r: f"{r.first.seconds:.2f}" if r.first else "",
    ),
    ("cold load to map painted, s", False, _loads("cold", lambda x: x.seconds, 2)),
    ("warm load to map painted, s", False, _loads("warm", lambda x: x.seconds, 2)),
    ("cold load, requests", False, _loads("cold", lambda x: x.requests, 0)),
    ("cold load, kB over HTTP", False, _loads("cold", lambda x: x.http_bytes / 1000, 0)),
    ("cold load, kB over WebSocket", False, _loads("cold", lambda x: x.socket_bytes / 1000, 1)),
    ("warm load, requests", False, _loads("warm", lambda x: x.requests, 0)),
    ("warm load, kB over HTTP", False, _loads("warm", lambda x: x.http_bytes / 1000, 0)),
    ("filter to painted, ms, p50 / p95", False, lambda r: _pair(r.change_ms)),
    ("processor time of the server per change, ms", False, _processor),
    ("kB per change", False, lambda r: _median([b / 1000 for b in r.change_bytes], 1)),
    ("white per change, ms", True, lambda r: _median(r.blank_ms, 0)),
    ("map object kept", True, _kept("keeps_map")),
    ("zoom and centre kept", True, _kept("keeps_view")),
    ("playback step to painted, ms, p50 / p95", True, lambda r: _pair(r.step_ms, 1)),
    ("of it the script, ms, p50 / p95", True, lambda r: _pair(r.step_script_ms, 1)),
    ("memory of the server, one session, MB", False, lambda r: _memory(r, min)),
    ("memory of the server, all sessions, MB", False, lambda r: _memory(r, max)),
    ("memory per further session, MB", False, _session),
    ("all sessions at once, ms, p50 / p95", False, lambda r: _pair(r.crowd_ms)),
    ("requests to other hosts", False, lambda r: str(len(r.foreign))),
)


def machine(chromium: str) -> str:
    """What it ran on: cores, memory, load before the run, versions and date."""
    with Path("/proc/meminfo").open(encoding="ascii") as lines:
        memory_gb = int(next(lines).split()[1]) * 1024 / 1e9
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return "\n".join(
        (
            f"- {os.cpu_count()} cores, {memory_gb:.0f} GB of memory, {platform.system()}; "
            f"load of the last minute before the run: {os.getloadavg()[0]:.1f}",
            f"- Python {platform.python_version()}, Chromium {chromium} (headless, no GPU)",
            f"- {versions}",
            f"- {datetime.now(UTC):%d %B %Y}",
        )
    )


METHOD = (Path(__file__).with_name("method.md")).read_text(encoding="utf-8")


def document(results: dict[str, Result], peers: Sequence[Peer], plan: Plan, where: str) -> str:
    """docs/benchmarks.md: what is measured and how, and what came out."""
    titles = {peer.name: peer.title for peer in peers}
    method = METHOD.format(
        loads=plan.loads,
        changes=plan.changes,
        steps=plan.steps,
        sessions=plan.sessions,
        rounds=plan.rounds,
    )
    return (
        f"# Benchmarks\n\nWritten by `make bench`; do not edit.\n\n"
        f"## Ratios\n\n{ratios(results, titles)}\n\n## Figures\n\n{figures(results, peers)}\n\n"
        f"## Machine\n\n{where}\n\n{method}"
    )
