"""Figures, events, routes, legs, series and passages as pages list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes import charts, evidence, tables, yearly
from escape_routes.dataset import rows
from escape_routes.evidence import Subject
from escape_routes.routes import Route, routes
from escape_routes.ui import filters, panels
from escape_routes.ui.panels import plain
from escape_routes.wording import (
    counted,
    date_in_words,
    number_in_words,
    period_in_words,
    years_in_words,
)

if TYPE_CHECKING:
    import pandas as pd

    from escape_routes.ui.filters import View

PAGE_LENGTH = 25


def headline_figures(view: View) -> None:
    """The figures that open a briefing; each opens its source."""
    with st.container(horizontal=True, gap="large"):
        for figure in tables.headline_figures(view.kept):
            panels.headline_figure(view.dataset, figure.label, figure.count_id)


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


def chosen_series(view: View) -> None:
    """One series of figures: picker, chart, caveat and table."""
    st.subheader("All series")
    titles = tables.series_titles(view.kept)
    if not titles:
        st.markdown("No figure lies in the chosen years.")
        return
    chosen = st.selectbox("Series", list(titles.values()), key="series", bind="query-params")
    series_id = next((key for key, title in titles.items() if title == chosen), next(iter(titles)))
    series = view.dataset.row("series", series_id)
    st.markdown(f"**{plain(series['title'])}**")
    panels.chart(
        charts.series_over_time(view.kept, series_id, panels.theme()),
        f"series_{series_id}",
        f"Chart over time: {series['title']}.",
    )
    st.caption(
        f"Unit: {plain(series['unit'])}. Area: {plain(series['geography'])}. "
        "Solid: final. Pale with a dashed edge: provisional, part of a year, cumulative or "
        "estimated; a pale band is a range. Choose a mark to read its passage."
    )
    for count in rows(charts.undrawn(view.kept, series_id)):
        st.caption(
            f"Not drawn, since no source says when the count began: {number_in_words(count.value)} "
            f"{plain(series['unit'])} {period_in_words(count.start_date, count.end_date)}."
        )
    if series["caveat"]:
        st.markdown(f"How not to read it: {plain(series['caveat'])}")
    frame = tables.counts(view.kept, series_id)
    panels.choice_table(frame.drop(columns="count_id"), "count", list(frame["count_id"]), "figures")


def passages(view: View) -> None:
    """Every passage of the view: search by word, filter by publisher, page by page."""
    left, right = st.columns(2)
    words = left.text_input(
        "Search", key="q", bind="query-params", placeholder="Any word, any script"
    )
    publishers = tables.publishers(view.kept)
    publisher = right.selectbox(
        "Publisher", ["All publishers", *publishers], key="publisher", bind="query-params"
    )
    found = tables.search_passages(
        view.kept, words, "" if publisher == "All publishers" else publisher
    )
    pages = max(1, -(-len(found) // PAGE_LENGTH))
    number = st.pagination(pages, key="passages_page") if pages > 1 else 1
    st.caption(f"{counted(len(found), 'passage')} of {len(view.dataset.excerpts)}.")
    for excerpt_id in found[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]:
        _passage(view, excerpt_id)


def _passage(view: View, excerpt_id: str) -> None:
    panels.show_passages([evidence.passage(view.dataset, excerpt_id)])
    subjects = evidence.subjects(view.dataset, excerpt_id)
    with st.container(horizontal=True):
        for subject, stance in subjects[:6]:
            title = evidence.describe(view.dataset, subject).title
            verb = {"supports": "Supports", "disputes": "Disputes", "context": "Context for"}[
                stance
            ]
            panels.open_button(
                f"{verb} {subject.noun}: {plain(title)}", subject, f"open_{excerpt_id}_{subject}"
            )
