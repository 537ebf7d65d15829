"""The pages of the dashboard, in the order of the menu: one row for each file in `pages/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.root import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES_DIR = ROOT / "pages"


@dataclass(frozen=True)
class Page:
    """A page; its name is that of its file and its address.

    What a page shows can be added to a briefing if it has a view.
    """

    name: str
    title: str
    purpose: str
    has_view: bool = True

    @property
    def path(self) -> Path:
        """The file that draws it."""
        return PAGES_DIR / f"{self.name}.py"


OVERVIEW = Page(
    "overview",
    "Overview",
    "The routes, the yearly figures and the latest documented events.",
)
ROUTE_MAP = Page(
    "route_map",
    "Route map",
    "The map at its largest, and each route with its legs.",
)
YEARLY_COUNTS = Page(
    "yearly_counts",
    "Yearly counts",
    "Every series of figures, with what speaks against it.",
)
BRIEFING = Page(
    "briefing",
    "Briefing",
    "Scenes to present, and a briefing of one's own.",
    has_view=False,
)
PAGES = (
    OVERVIEW,
    ROUTE_MAP,
    YEARLY_COUNTS,
    Page(
        "timeline",
        "Timeline",
        "Dated events on one axis, with the map and their passages.",
    ),
    Page(
        "places",
        "Places",
        "Every place in all its spellings, with routes, events and passages.",
    ),
    Page(
        "sources",
        "Sources",
        "Passages by any word, disagreements, sources and how to cite them.",
    ),
    BRIEFING,
    Page(
        "data_and_methods",
        "Data and methods",
        "Downloads, how to read them, and own data.",
        has_view=False,
    ),
)
