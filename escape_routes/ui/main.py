"""The frame of the app: navigation, shared filters, the page, and one message for bad data."""

from pathlib import Path

import streamlit as st

from escape_routes.errors import EscapeRoutesError
from escape_routes.ui import filters, panels, site

PAGES_DIR = Path(__file__).resolve().parents[2] / "pages"
PAGES = (
    ("overview", "Overview", "The routes, the yearly figures and the latest documented events."),
    ("route_map", "Route map", "The map at its largest, and each route with its legs."),
    ("yearly_counts", "Yearly counts", "Every series of figures, with what speaks against it."),
    ("sources", "Sources", "Every passage that is quoted, and what it supports."),
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
    filters.draw(dataset)
    page.run()
    panels.evidence_drawer(dataset)
except EscapeRoutesError as error:
    st.error(f"The data cannot be shown.\n\n```\n{error}\n```")
