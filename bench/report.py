"""The results as Markdown: ratios and limits first, then all figures, the machine, the method."""

from __future__ import annotations

import os
import platform
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bench import figures
from bench.limits import limits
from bench.pages import OURS
from bench.questions import QUESTIONS
from bench.tables import ratio, table, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.peers import Peer
    from bench.results import Result
    from bench.run import Plan

PACKAGES = ("streamlit", "folium", "streamlit-folium", "pandas", "XStatic-Leaflet", "playwright")
METHOD = Path(__file__).with_name("method.md").read_text(encoding="utf-8")


def ratios(results: dict[str, Result], titles: dict[str, str]) -> str:
    """The questions and limits as a table, as far as they were measured."""
    rows = [
        (
            question.words,
            titles[_peer(question.theirs)],
            ratio(*values),
            f"{question.limit}x" if question.limit else "",
            verdict(values[0] / values[1], question.limit) if values[1] else "",
        )
        for question in QUESTIONS
        if (values := question.values(results))
    ]
    rows += [(*limit.cells, verdict(limit.value, limit.most)) for limit in limits(results)]
    rows += _kept_rows(results)
    return table(("measure", "against", "ratio", "at most", "verdict"), rows)


def _peer(name: str) -> str:
    """The peer whose result it is, without the page."""
    return name.split("@")[0]


def _kept_rows(results: dict[str, Result]) -> list[tuple[str, ...]]:
    """What is either so or not."""
    if (ours := results.get(OURS)) is None:
        return []
    count = len(ours.foreign)
    rows = [("requests to other hosts", "", str(count), "0", verdict(count, 0))]
    if ours.keeps_map is not None:
        kept = bool(ours.keeps_map and ours.keeps_view)
        words = "map object, zoom and centre kept"
        rows.insert(0, (words, "", "yes" if kept else "no", "", verdict(not kept, 0)))
    return rows


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


def document(results: dict[str, Result], peers: Sequence[Peer], plan: Plan, where: str) -> str:
    """docs/benchmarks.md: what is measured and how, and what came out."""
    titles = {peer.name: peer.title for peer in peers} | {"x1": "static page, our legs"}
    parts = {
        "Ratios": ratios(results, titles),
        "Figures": figures.by_peer(results, peers),
        "A filter on each page": figures.by_page(results),
        "From an input to the next paint, ms, p95": figures.by_widget(results),
        "Many sessions": figures.by_sessions(results),
        "Larger datasets": figures.by_size(results),
        "Machine": where,
    }
    told = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in parts.items() if text)
    method = METHOD.format(**asdict(plan))
    return f"# Benchmarks\n\nWritten by `make bench`; do not edit.\n\n{told}\n\n{method}"
