"""Figures, events, routes, legs, series and passages as pages list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes import charts, tables, yearly
from escape_routes.evidence import Subject
from escape_routes.routes import Route, routes
from escape_routes.ui import filters, panels
from escape_routes.ui.panels import plain
from escape_routes.wording import (
    counted,
    date_in_words,
    number_in_words,
    years_in_words,
)

if TYPE_CHECKING:
    import pandas as pd

    from escape_routes.ui.filters import View


def headline_figures(view: View) -> None:
    """The figures that open a briefing; each opens its source."""
    with st.container(horizontal=True, gap="small"):
        for figure in tables.headline_figures(view.kept):
            panels.headline_figure(view.dataset, figure.label, figure.count_id)
    st.caption("Persons who arrived in South Korea, and who were arrested on entry in Thailand.")


def arrivals(view: View) -> None:
    """Arrivals in South Korea per year by sex, with title, unit, source and table."""
    st.subheader("Arrivals in South Korea per year, by sex")
    if yearly.arrivals_by_sex(view.dataset.counts).empty:
        st.markdown("The dataset holds no yearly arrivals.")
        return
    panels.chart(
        charts.yearly_arrivals(view.dataset, filters.window(view), panels.theme()),
        "arrivals",
        "Stacked bars: North Koreans who arrived in South Korea per year, women and men.",
        on_window=filters.set_years,
    )
    st.caption(
        "Unit: persons. Source: Ministry of Unification of South Korea, final table to 2019, and "
        "press reports of its yearly announcements since 2020. Before 1998 only the sum is known "
        "(947 up to the end of that year), and the split by sex of 1999 to 2001 only for the three "
        f"years together. {charts.DISPUTED_SIGN} marks a year on which sources disagree. Choose a "
        "bar to read the passage behind it; drag across the bars to set the years. The figures "
        "are national and do not follow the choice of routes."
    )
    if filters.window(view):
        st.button("Show all years", key="all_years", on_click=filters.set_years, type="tertiary")
    panels.table_twin(tables.arrivals(view.kept), "arrivals per year and sex, in persons")


def latest_events(view: View, limit: int) -> None:
    """The latest events of the view, newest first, each opening its passages."""
    st.subheader("Latest documented events")
    newest = view.kept.events.sort_values("date", ascending=False).head(limit)
    if newest.empty:
        st.markdown("No dated event lies in this choice.")
    for _, event in newest.iterrows():
        _event(event)


def _event(event: pd.Series) -> None:
    when, what = st.columns([1, 4], gap="medium")
    when.markdown(f"**{date_in_words(event['date'], event['date_precision'])}**")
    with what:
        st.markdown(f"**{plain(event['title'])}**  \n{plain(event['summary'])}")
        panels.open_button(
            "Read the source", Subject("event", event["event_id"]), f"open_{event['event_id']}"
        )


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
        panels.open_button(
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
    panels.choice_table(frame.drop(columns="leg_id"), "leg", list(frame["leg_id"]), "legs shown")
