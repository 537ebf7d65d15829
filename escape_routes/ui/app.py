"""The frame of the app: navigation, heading, shared filters, the page, a message for bad data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.errors import EscapeRoutesError
from escape_routes.maps.stand import WALK
from escape_routes.ui import (
    composition,
    drawer,
    filters,
    focus,
    heading,
    map_address,
    own_data,
    session,
    strip,
)
from escape_routes.ui.pages import PAGES, ROUTE_MAP

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.subjects import Subject


def draw_tools(dataset: Dataset, subject: Subject) -> None:
    """What can be done with the subject whose passages are open."""
    with st.container(horizontal=True, vertical_alignment="center"):
        composition.add_subject_button(dataset, subject)
        if walk := map_address.walk_of(dataset, subject):
            asked = {WALK: walk}
            st.page_link(entries[ROUTE_MAP], label="Walk it on the map", query_params=asked)


entries = {
    page: st.Page(page.path, title=page.title, help=page.purpose, default=page is PAGES[0])
    for page in PAGES
}
opened = st.navigation(list(entries.values()), position="top")
shown = next(page for page in PAGES if entries[page] == opened)
st.set_page_config(
    page_title=shown.tab_title,
    layout="wide",
    page_icon=str(session.ICON),
    menu_items={"About": None},
)
try:
    dataset = session.current_dataset()
    if not own_data.is_changing():
        own_data.mark()
        focus.begin()
        filters.begin(dataset, shown)
        heading.draw(filters.view(dataset), shown)
        add = partial(composition.add_view, dataset, shown)
        strip.draw(dataset, shown, composition.offered(shown), add)
        opened.run()
        drawer.evidence_drawer(dataset, draw_tools)
except EscapeRoutesError as error:
    st.error(f"The data cannot be shown.\n\n```\n{error}\n```")
