"""The pages of the dashboard, in the order of the menu: one row for each file in `pages/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.root import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES_DIR = ROOT / "pages"
DASHBOARD = "Escape routes"


@dataclass(frozen=True)
class Page:
    """A page; its name is that of its file and its address.

    `title` stands in the menu, `purpose` explains it there, `lead` stands below the heading.
    What a page shows can be added to a briefing if it has a view.
    """

    name: str
    title: str
    purpose: str
    lead: str = ""
    has_view: bool = True

    @property
    def path(self) -> Path:
        """The file that draws it."""
        return PAGES_DIR / f"{self.name}.py"

    @property
    def tab_title(self) -> str:
        """What the tab of the browser says."""
        return f"{self.title} \N{EN DASH} {DASHBOARD}"


OVERVIEW = Page(
    "overview",
    "Overview",
    "The routes, the yearly figures and the latest documented events.",
    "Every line and every bar opens the sentence of the public source behind it.",
)
ROUTE_MAP = Page(
    "route_map",
    "Route map",
    "The map at its largest, with the list of families and routes, and each leg.",
    "Each line joins two places that a source names; it is never a road, river or path.",
)
YEARLY_COUNTS = Page(
    "yearly_counts",
    "Yearly counts",
    "Every series of figures, with what speaks against it.",
    "What was counted, by whom, and how sure it is. Where sources disagree, both are shown.",
)
BRIEFING = Page(
    "briefing",
    "Briefing",
    "Scenes to present, and a briefing of one's own.",
    "Scenes for a talk, with the passages they rest on. They keep their own routes and years, "
    "whatever the filters say.",
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
        "What happened when, as exactly as a source dates it. A mark opens its passages.",
    ),
    Page(
        "places",
        "Places",
        "Every place in all its spellings, with its map, routes, events and passages.",
        "Every place that a source names, in all its spellings and scripts, and who says so.",
    ),
    Page(
        "sources",
        "Sources",
        "Passages by any word, disagreements, sources and how to cite them.",
        "Every sentence that is quoted here, who published it, and where another source says "
        "otherwise.",
    ),
    BRIEFING,
    Page(
        "data_and_methods",
        "Data and methods",
        "Downloads, how to read them, and own data.",
        "Take the data with you, see how it was made and how to read it, or bring a dataset of "
        "your own.",
        has_view=False,
    ),
)
