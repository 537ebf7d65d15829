"""The frame of the app: navigation, shared filters, the page, and one message for bad data."""

from pathlib import Path

import streamlit as st

from escape_routes.errors import EscapeRoutesError
from escape_routes.ui import compose, filters, own, panels, site

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

st.set_page_config(
    page_title="Escape routes", layout="wide", page_icon=str(site.ICON), menu_items={"About": None}
)
page = st.navigation(
    [
        st.Page(PAGES_DIR / f"{name}.py", title=title, help=purpose, default=name == "overview")
        for name, title, purpose in PAGES
    ]
)
try:
    dataset = site.current_dataset()
    if not own.is_changing():
        filters.draw(dataset)
        own.mark()
        page.run()
        compose.add_button(dataset, page.url_path or PAGES[0][0])
        panels.evidence_drawer(dataset, compose.add_subject_button)
except EscapeRoutesError as error:
    st.error(f"The data cannot be shown.\n\n```\n{error}\n```")
