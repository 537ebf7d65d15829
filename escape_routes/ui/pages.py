"""The pages of the dashboard, in the order of the menu."""

from __future__ import annotations

from pathlib import Path

PAGES_DIR = Path(__file__).resolve().parents[2] / "pages"
PAGES = (
    ("overview", "Overview", "The routes, the yearly figures and the latest documented events."),
    ("route_map", "Route map", "The map at its largest, and each route with its legs."),
    ("yearly_counts", "Yearly counts", "Every series of figures, with what speaks against it."),
    ("timeline", "Timeline", "Dated events on one axis, with the map and their passages."),
    ("places", "Places", "Every place in all its spellings, with routes, events and passages."),
    ("sources", "Sources", "Passages by any word, disagreements, sources and how to cite them."),
    ("briefing", "Briefing", "Scenes to present, and a briefing of one's own."),
    ("data_and_methods", "Data and methods", "Downloads, how to read them, and own data."),
)
