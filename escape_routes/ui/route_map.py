"""The parts of the route map: the map as high as the window, and its legs as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.routes import tables
from escape_routes.ui import map_panel, parts

if TYPE_CHECKING:
    from escape_routes.ui.filters import View

MAP_HEIGHT = 480


def whole_map(view: View) -> None:
    """The map as high as the window; the list of families and routes stands in its frame."""
    map_panel.map_panel(view, height=MAP_HEIGHT, fills=True)


def legs(view: View) -> None:
    """The legs that the map shows, as a table; a row that is chosen opens its passages."""
    box = st.expander("Legs: the same as the map, as a table", key="legs", on_change="rerun")
    if not box.open:
        return
    frame = tables.legs(view.dataset, view.kept)
    with box:
        st.caption(
            "Lengths are distances between the two places as the crow flies, in kilometres. "
            "Choose a row to read its passages."
        )
        parts.choice_table(frame.drop(columns="leg_id"), "leg", list(frame["leg_id"]), "legs shown")
