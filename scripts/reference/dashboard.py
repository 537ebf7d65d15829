"""The pages of the dashboard, from their register."""

from __future__ import annotations

from escape_routes.ui.pages import PAGES
from scripts.reference.markdown import page, table

INTRO = (
    "In the order of the menu. What a page with a view shows can be added to a briefing of one's "
    "own; how pages are used is told in [Open, filter, brief](../using-the-dashboard.md)."
)


def text() -> str:
    """The page."""
    rows = [
        (one.title, f"`pages/{one.name}.py`", one.purpose, "yes" if one.has_view else "")
        for one in PAGES
    ]
    return page("Pages", INTRO, table(("page", "file", "what it has", "view"), rows))
