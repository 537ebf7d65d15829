"""The parts of the route map: a card for each route, and its legs as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.evidence.subjects import Subject
from escape_routes.routes import tables
from escape_routes.routes.routes import Route, routes
from escape_routes.style.wording import counted, number_in_words, years_in_words
from escape_routes.ui import parts
from escape_routes.ui.parts import plain

if TYPE_CHECKING:
    from escape_routes.ui.filters import View


def route_cards(view: View) -> None:
    """Each route that is shown: what is documented of it, in years, legs and sources."""
    st.subheader("Routes")
    shown = [route for route in routes(view.dataset).values() if _is_kept(view, route)]
    if not shown:
        st.markdown("No route is documented in this choice.")
    for pair in zip(shown[::2], [*shown[1::2], None], strict=False):
        for column, route in zip(st.columns(2, gap="medium"), pair, strict=True):
            if route is not None:
                with column:
                    _route_card(route)


def _is_kept(view: View, route: Route) -> bool:
    return route.route_id in set(view.kept.routes["route_id"])


def _route_card(route: Route) -> None:
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{route.code}  {plain(route.name)}**")
        st.markdown(plain(route.summary))
        st.caption(
            f"{route.kind.capitalize()} · documented {years_in_words(route.years)} · "
            f"{counted(len(route.legs), 'leg')}, {number_in_words(round(route.length_km))} km as "
            f"the crow flies · {counted(route.source_count, 'publisher')}"
        )
        parts.open_button(
            "Read the passages", Subject("route", route.route_id), f"open_{route.route_id}"
        )


def legs(view: View) -> None:
    """The legs that the map shows, as a table; a row that is chosen opens its passages."""
    st.subheader("Legs")
    frame = tables.legs(view.dataset, view.kept)
    st.caption(
        "The same as the map. Lengths are distances between the two places as the crow flies, in "
        "kilometres. Choose a row to read its passages."
    )
    parts.choice_table(frame.drop(columns="leg_id"), "leg", list(frame["leg_id"]), "legs shown")
