"""The frame of the app: navigation, shared filters, the page, and one message for bad data."""

from __future__ import annotations

import streamlit as st

from escape_routes.errors import EscapeRoutesError
from escape_routes.ui import composition, drawer, filters, own_data, session
from escape_routes.ui.pages import PAGES

st.set_page_config(
    page_title="Escape routes",
    layout="wide",
    page_icon=str(session.ICON),
    menu_items={"About": None},
)
entries = {
    page: st.Page(page.path, title=page.title, help=page.purpose, default=page is PAGES[0])
    for page in PAGES
}
opened = st.navigation(list(entries.values()))
try:
    dataset = session.current_dataset()
    if not own_data.is_changing():
        filters.draw(dataset)
        own_data.mark()
        opened.run()
        composition.add_button(dataset, next(p for p in PAGES if entries[p] == opened))
        drawer.evidence_drawer(dataset, composition.add_subject_button)
except EscapeRoutesError as error:
    st.error(f"The data cannot be shown.\n\n```\n{error}\n```")
