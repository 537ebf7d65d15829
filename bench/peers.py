"""What is measured: the dashboard, two floors, the usual way, and pages without a server's help.

All maps hold the same legs and waypoints, and every filter switches between all routes and the
routes of one kind, by a click on a real widget.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from bench.apps import tuning

KIND = "overland"
# JavaScript that is run in every frame of the page: what is shown there, empty for nothing.
LEGS = "(document.querySelector('[data-legs]') || {dataset: {}}).dataset.legs || ''"
PATHS = "String(document.querySelectorAll('path.leaflet-interactive').length || '')"
TEXT = "(document.querySelector('[data-testid=stText]') || {}).textContent || ''"
EMPTY_MAP = "window.map && map._loaded ? 'map' : ''"
# JavaScript functions: true for the kind, false for all, to the element that has to be clicked.
RADIO = "(on) => document.querySelectorAll('input[type=radio]')[on ? 1 : 0].closest('label')"
PILL = (
    "() => [...document.querySelectorAll('button[data-variant=pills]')]"
    f".find((pill) => pill.textContent.trim() === '{KIND}')"
)


@dataclass(frozen=True)
class Peer:
    """A page to measure; the texts are JavaScript, see above."""

    name: str
    title: str
    command: tuple[str, ...]
    painted: str
    changed: str
    target: str = RADIO
    path: str = "/"
    step: str = ""
    has_map: bool = True
    has_crowd: bool = True
    environment: dict[str, str] = field(default_factory=dict)

    def arguments(self, port: int) -> list[str]:
        """The command that serves the page on a port."""
        option = "--server.port" if self.command[0] == "streamlit" else "--port"
        return [sys.executable, "-m", *self.command, option, str(port)]


def _streamlit(script: str) -> tuple[str, ...]:
    return ("streamlit", "run", script)


TUNED = {tuning.VARIABLE: "1"}
PEERS = (
    Peer(
        "dashboard",
        "our dashboard",
        _streamlit("app.py"),
        painted=LEGS,
        changed=LEGS,
        target=PILL,
        path="/route_map",
        step="(years) => map.escapeRoutes.setYears(years)",
    ),
    Peer(
        "bare",
        "bare Streamlit, tuned",
        _streamlit("bench/apps/bare.py"),
        painted=TEXT,
        changed=TEXT,
        has_map=False,
        environment=TUNED,
    ),
    Peer(
        "untuned",
        "bare Streamlit",
        _streamlit("bench/apps/bare.py"),
        painted=TEXT,
        changed=TEXT,
        has_map=False,
        has_crowd=False,
    ),
    Peer(
        "empty_map",
        "empty map, tuned",
        _streamlit("bench/apps/empty_map.py"),
        painted=EMPTY_MAP,
        changed=TEXT,
        environment=TUNED,
    ),
    Peer("naive", "map rebuilt", _streamlit("bench/apps/naive.py"), painted=PATHS, changed=PATHS),
    Peer(
        "static",
        "static page, our layer",
        ("bench.apps.static_page", "layer"),
        painted=LEGS,
        changed=LEGS,
        step="(years) => filter(null, years)",
    ),
    Peer(
        "lines",
        "static page, plain lines",
        ("bench.apps.static_page", "lines"),
        painted=LEGS,
        changed=LEGS,
        step="(years) => filter(null, years)",
        has_crowd=False,
    ),
)
