"""The parts of the places page: search in any script, and one place with all that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from escape_routes.dataset.tables import rows
from escape_routes.evidence.passages import passages
from escape_routes.evidence.subjects import Subject
from escape_routes.routes import places
from escape_routes.style.wording import counted, date_in_words, years_in_words
from escape_routes.ui import drawer, map_panel, parts, session
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from escape_routes.routes.places import Match
    from escape_routes.routes.routes import Route, Waypoint
    from escape_routes.ui.filters import View

PLACE = "place"
MAP_HEIGHT = 440
PASSAGES_PER_PAGE = 8
GEOCODERS_IN_WORDS = {
    "geonames": "from the gazetteer GeoNames",
    "override": "from our own table of places that the gazetteer lacks",
    "hand": "set by hand as a label point",
}


def chosen_place(view: View) -> None:
    """The search, and the place that it leads to; without one, the table of all places."""
    text = st.text_input(
        "Search a place",
        key=PLACE,
        bind="query-params",
        type="search",
        placeholder="Any spelling, any script: Hyesan, 昆明, เชียงของ, Mesai",
    )
    match = session.passage_index(view.dataset).names.find(text or "")
    if match.waypoint_ids:
        _place(view, match)
        return
    if text:
        _not_found(view, text, match)
    _all_places(view)


def _go_to(name: str) -> None:
    st.session_state[PLACE] = name


def _not_found(view: View, text: str, match: Match) -> None:
    """Say what is known of a name that no place of the dataset bears, and offer others."""
    named = session.passage_index(view.dataset).names.places
    if match.known_as:
        st.markdown(
            f"{plain(match.known_as)}, is in the gazetteer, but no passage of this dataset stands "
            "on it."
        )
    else:
        st.markdown(f"No place is known as “{plain(text)}”.")
    offered = [match.area_id] if match.area_id else list(match.suggestions)
    if offered:
        st.caption("It lies in:" if match.area_id else "Spelled alike:")
        _buttons([named[key] for key in offered], "offer")


def _buttons(offered: list[Waypoint], key: str) -> None:
    with st.container(horizontal=True):
        for place in offered:
            st.button(
                plain(place.name),
                key=f"{key}_{place.waypoint_id}",
                on_click=_go_to,
                args=(place.name,),
            )


def _all_places(view: View) -> None:
    frame = places.overview(view.dataset, view.kept)
    st.caption(f"{counted(len(frame), 'place')}. Choose a row to open its page.")

    def take_choice() -> None:
        chosen = st.session_state["place_rows"].selection.rows
        if chosen and chosen[0] < len(frame):
            _go_to(frame["Place"].iloc[chosen[0]])

    st.dataframe(
        frame.drop(columns="waypoint_id"),
        key="place_rows",
        hide_index=True,
        height=560,
        on_select=take_choice,
        selection_mode="single-row",
        alt="Table: all places with names, country, routes, events and passages",
    )


def _place(view: View, match: Match) -> None:
    named = session.passage_index(view.dataset).names.places
    place = named[match.waypoint_ids[0]]
    st.header(plain(place.name))
    left, right = st.columns([3, 2], gap="large")
    with left:
        map_panel.map_panel(view, height=MAP_HEIGHT, place=place)
    with right:
        _facts(view, place)
        _names(place)
    others = [named[key] for key in match.waypoint_ids[1:]]
    if others:
        st.caption("The same spelling also means:")
        _buttons(others, "other")
    _ways(view, place)
    _events(view, place)
    _passages(view, place)
    st.button("Show all places", key="all_places", on_click=_go_to, args=("",), type="tertiary")


def _facts(view: View, place: Waypoint) -> None:
    row = view.dataset.row("waypoints", place.waypoint_id)
    named = session.passage_index(view.dataset).names.places.values()
    country = places.country_name(named, place.country_code)
    where = dict.fromkeys(name for name in (place.admin1, country) if name not in ("", place.name))
    kind = " in ".join(filter(None, (place.kind.capitalize(), ", ".join(where))))
    area = {
        "city": "The point stands for the town.",
        "county": "The point stands for the whole county.",
        "province": "The point stands for the whole province.",
        "country": "The point stands for the whole country.",
    }[place.precision]
    geonames = f", number {row['geonames_id']}" if row["geonames_id"] else ""
    st.markdown(f"{plain(kind)}.  \n{area}")
    st.markdown(
        f"Point: {place.latlon[0]:.2f}, {place.latlon[1]:.2f} (latitude, longitude), "
        f"{GEOCODERS_IN_WORDS[row['geocoder']]}{geonames}."
    )
    if row["note"]:
        st.markdown(plain(row["note"]))
    parts.open_button(
        "Open the passages beside the page",
        Subject("waypoint", place.waypoint_id),
        f"open_place_{place.waypoint_id}",
    )


def _names(place: Waypoint) -> None:
    frame = pd.DataFrame(
        [(one.text, one.script, one.kind) for one in places.spellings(place)],
        columns=["Name", "Script", "Kind"],
    )
    st.dataframe(frame, hide_index=True, alt=f"Table: names of {place.name}")


def _ways(view: View, place: Waypoint) -> None:
    """The routes through a place, and its neighbours on their legs."""
    found = places.neighbours(view.dataset, view.kept, place.waypoint_id)
    st.subheader("Routes through it")
    if not found:
        st.markdown("No leg of this choice begins or ends here.")
        return
    parts.in_pairs(list({one.route.route_id: one.route for one in found}.values()), _route)
    st.subheader("Neighbours on legs")
    frame = places.neighbour_table(found)
    st.caption(
        "Distances are those between the two points as the crow flies, in kilometres; directions "
        "are compass points seen from here. A country or province counts with its label point. "
        "Choose a row to read the passages of the leg."
    )
    parts.choice_table(
        frame.drop(columns="leg_id"), "leg", list(frame["leg_id"]), f"legs at {place.name}"
    )


def _route(route: Route) -> None:
    parts.open_button(
        f"{plain(route.name)} ({years_in_words(route.years)})",
        Subject("route", route.route_id),
        f"route_{route.route_id}",
    )


def _events(view: View, place: Waypoint) -> None:
    st.subheader("Events there")
    found = places.events(view.kept, place.waypoint_id)
    if found.empty:
        st.markdown("No dated event of this choice names this place.")
    for event in rows(found):
        when, what = st.columns([1, 4], gap="medium")
        when.markdown(date_in_words(event.date, event.date_precision))
        with what:
            parts.open_button(
                plain(event.title), Subject("event", event.event_id), f"event_{event.event_id}"
            )


def _passages(view: View, place: Waypoint) -> None:
    st.subheader("Passages that speak of it")
    found = passages(view.dataset, Subject("waypoint", place.waypoint_id))
    there = set(view.kept.excerpts["excerpt_id"])
    shown = [one for one in found if one.excerpt_id in there]
    st.caption(f"{counted(len(shown), 'passage')} of {len(found)}.")
    pages = -(-len(shown) // PASSAGES_PER_PAGE)
    number = st.pagination(pages, key="place_passages") if pages > 1 else 1
    first = (min(number, max(pages, 1)) - 1) * PASSAGES_PER_PAGE
    drawer.show_passages(shown[first : first + PASSAGES_PER_PAGE], "place")
