"""What is measured: the dashboard, two floors, the usual way, and pages without a server's help.

All maps hold the same legs and waypoints, and every filter switches between all routes and the
routes of one family, by a click on a real widget.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from importlib.util import find_spec

from bench.apps import tuning

FAMILY = "overland"
# Before the strip of filters there were widgets, by the kind of a route.
QUERY = f"family={FAMILY}" if find_spec("escape_routes.ui.strip") else f"kind={FAMILY}"
"""What the address of a page says for the family."""
NOTHING = "''"
# JavaScript that is run in every frame of the page: what is shown there, empty for nothing.
LEGS = "(document.querySelector('[data-legs]') || {dataset: {}}).dataset.legs || ''"
PATHS = "String(document.querySelectorAll('path.leaflet-interactive').length || '')"
TEXT = "(document.querySelector('[data-testid=stText]') || {}).textContent || ''"
HEADING = "(document.querySelector('h1') || {}).textContent || ''"
EMPTY_MAP = "window.map && map._loaded ? 'map' : ''"
# JavaScript functions: true for the family, false for all, to the element that has to be clicked.
RADIO = "(on) => document.querySelectorAll('input[type=radio]')[on ? 1 : 0].closest('label')"
CHIP = (
    f"() => benchAll('button[data-family={FAMILY}]')[0] ||"
    " benchAll('button[data-variant=pills]')"
    f".find((pill) => pill.textContent.trim() === '{FAMILY}')"
)
# JavaScript functions: true for a narrow window of years, false for a wide one, to the two points
# between which the years are dragged over. Without bars, a handle of the slider is dragged.
BARS = """(on) => {
  const {left, top, width, height} = document.getElementById('years').getBoundingClientRect();
  const at = (share) => [left + share * width, top + height / 2];
  return on ? [at(0.35), at(0.65)] : [at(0.1), at(0.9)];
}"""
YEARS = """(on) => {
  const slider = benchAll('[role=slider], input[type=range]')[0];
  const isOfBars = slider.getRootNode() !== document;
  const middle = ({left, top, width, height}) => [left + width / 2, top + height / 2];
  const track = isOfBars ? slider.parentElement : slider.closest('[role=group]');
  const box = track.getBoundingClientRect();
  const at = (share) => [box.left + share * box.width, middle(box)[1]];
  if (isOfBars) return on ? [at(0.35), at(0.65)] : [at(0.1), at(0.9)];
  const handle = slider.closest('[data-rac]').getBoundingClientRect();
  return [middle(handle), at(on ? 0.65 : 0.1)];
}"""


@dataclass(frozen=True)
class Peer:
    """A page to measure; the texts are JavaScript, see above."""

    name: str
    title: str
    command: tuple[str, ...]
    painted: str
    changed: str
    target: str = RADIO
    brush: str = ""
    path: str = "/"
    step: str = ""
    has_map: bool = True
    has_crowd: bool = True
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def has_change(self) -> bool:
        """Whether what is filtered can be seen to change."""
        return self.changed != NOTHING

    @property
    def has_basemap(self) -> bool:
        """Whether our layer is there, which draws a basemap below the routes."""
        return self.painted == LEGS and bool(self.brush)

    def arguments(self, port: int) -> list[str]:
        """The command that serves the page on a port."""
        option = "--server.port" if self.command[0] == "streamlit" else "--port"
        return [sys.executable, "-m", *self.command, option, str(port)]


def _streamlit(script: str, *options: str) -> tuple[str, ...]:
    return ("streamlit", "run", script, *options)


TUNED = {tuning.VARIABLE: "1"}
SHOW_YEARS = "(years) => filter(null, years)"
PEERS = (
    Peer(
        "dashboard",
        "our dashboard",
        _streamlit("app.py"),
        painted=LEGS,
        changed=LEGS,
        target=CHIP,
        brush=YEARS,
        path="/route_map",
        step="(years) => map.escapeRoutes.setYears(years)",
    ),
    Peer(
        "bare",
        "bare Streamlit, tuned",
        _streamlit("bench/apps/bare.py", *tuning.OPTIONS),
        painted=TEXT,
        changed=TEXT,
        has_map=False,
        environment=TUNED,
    ),
    Peer(
        "untuned",
        "bare Streamlit",
        _streamlit("bench/apps/bare.py", *tuning.UNTUNED_OPTIONS),
        painted=TEXT,
        changed=TEXT,
        has_map=False,
        has_crowd=False,
    ),
    Peer(
        "empty_map",
        "empty map, tuned",
        _streamlit("bench/apps/empty_map.py", *tuning.OPTIONS),
        painted=EMPTY_MAP,
        changed=TEXT,
        environment=TUNED,
    ),
    Peer(
        "naive",
        "map rebuilt",
        _streamlit("bench/apps/naive.py", *tuning.UNTUNED_OPTIONS),
        painted=PATHS,
        changed=PATHS,
    ),
    Peer(
        "static",
        "static page, our layer",
        ("bench.apps.static_page", "layer"),
        painted=LEGS,
        changed=LEGS,
        brush=BARS,
        step=SHOW_YEARS,
    ),
    Peer(
        "lines",
        "static page, plain lines",
        ("bench.apps.static_page", "lines"),
        painted=LEGS,
        changed=LEGS,
        step=SHOW_YEARS,
        has_crowd=False,
    ),
)
BY_NAME = {peer.name: peer for peer in PEERS}


@dataclass(frozen=True)
class Place:
    """A page of the dashboard as it is measured."""

    name: str
    path: str
    has_map: bool = False

    @property
    def peer(self) -> Peer:
        """The dashboard, opened on this page."""
        whole = replace(BY_NAME["dashboard"], path=self.path, has_map=self.has_map)
        return whole if self.has_map else replace(whole, painted=HEADING, changed=NOTHING)


PLACES = (
    Place("overview", "/", has_map=True),
    Place("route map", "/route_map", has_map=True),
    Place("yearly counts", "/yearly_counts"),
    Place("timeline", "/timeline", has_map=True),
    Place("places", "/places?place=Bangkok", has_map=True),
    Place("sources", "/sources"),
    Place("briefing", "/briefing"),
    Place("data and methods", "/data_and_methods"),
)
"""Every page; a place is chosen, so that its map is there."""
SIZES = (1, 10, 100)
"""How many times larger the generated datasets are."""


def larger(times: int) -> Peer:
    """The static page with our layer and so many times the routes."""
    static = BY_NAME["static"]
    return replace(static, name=f"x{times}", command=(*static.command, "--times", str(times)))
