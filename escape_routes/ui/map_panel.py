"""The map on a page; a leg or place that is chosen on it opens its passages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.errors import UnknownIdError
from escape_routes.evidence.subjects import on_map
from escape_routes.maps import folium_map
from escape_routes.ui import focus, map_address, session
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from escape_routes.maps.folium_map import OfflineMap
    from escape_routes.routes.routes import Waypoint
    from escape_routes.ui.filters import View

MAP_KEY, MADE = "map", "made_map"
ZOOM_OF = {"city": 6.5, "county": 6.5, "province": 5.5, "country": 4.5}
"""How near a map of one place begins, by what its point stands for."""


def map_panel(
    view: View, height: int = 560, *, fills: bool = False, place: Waypoint | None = None
) -> None:
    """The map; a leg or place that is chosen on it opens its passages.

    `height` is in pixels; a map that `fills` is higher where the window leaves it room. A map of a
    `place` begins there and has it in front, until the address says otherwise.
    """
    stand, faults = map_address.stand(view.dataset)
    if place and not stand.at:
        stand = replace(stand, at=(*place.latlon, ZOOM_OF[place.precision]))
    for fault in faults:
        st.warning(plain(fault))
    # Imported in a run, where Streamlit makes the component known without a warning.
    from streamlit_folium import st_folium

    made, is_new = _map(fills=fills)
    st_folium(
        made,
        key=MAP_KEY,
        # Its text is written once: folium makes and reads a dozen templates for it.
        render=is_new,
        height=height,
        use_container_width=True,
        # The map writes into the address of the page; it has nothing to return.
        returned_objects=[],
        feature_group_to_add=folium_map.command(
            view.selection,
            focus.text() or (f"waypoint.{place.waypoint_id}" if place else ""),
            _highlight(view),
            stand=stand,
        ),
    )


def _map(*, fills: bool) -> tuple[OfflineMap, bool]:
    """The map of this session, and whether it is a new one; another dataset has another."""
    script, own = session.map_script(session.data_directory()).name, session.own_dataset()
    known = st.session_state.get(MADE)
    if known and known[:2] == (script, fills) and known[2] is own:
        made: OfflineMap = known[3]
        return made.without_commands(), False
    made = folium_map.route_map(script, session.own_layer_data(), fills=fills)
    st.session_state[MADE] = (script, fills, own, made)
    return made, True


def _highlight(view: View) -> list[str]:
    try:
        subject = focus.current(view.dataset)
    except UnknownIdError:
        return []
    return on_map(view.dataset, subject) if subject else []
