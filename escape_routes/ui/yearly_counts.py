"""The parts of the yearly counts page; only the one that is chosen is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.briefing import charts
from escape_routes.counts import marks, tables
from escape_routes.counts.charts import compared, series
from escape_routes.dataset.tables import rows
from escape_routes.style.wording import counted
from escape_routes.ui import chart_parts, keyed, parts
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from escape_routes.counts.charts.chart import Chart
    from escape_routes.ui.filters import View

PAGE = "yearly_counts"
SHOW = "show"


def chosen_part(view: View) -> None:
    """The part that the address names: arrivals by sex first."""
    found = charts.of_page(PAGE)
    keys = keyed.slugs_of({label: chart.key for label, chart in found.items()})
    on_change = keyed.one(SHOW, keys, next(iter(found)))
    part = st.segmented_control("Show", list(found), required=True, key=SHOW, on_change=on_change)
    chart = found[part or next(iter(found))]
    BODIES.get(chart.key, chart_parts.show)(view, chart)


def comparison(view: View, chart: Chart) -> None:
    """Several series on one time axis; one chart per unit, and each with its caveat."""
    st.subheader(chart.heading)
    chart_parts.ask(view, chart)
    choice = chart_parts.chosen(view, chart)
    drawings = chart.drawings(choice)
    if not drawings:
        st.markdown(chart.nothing(choice))
        return
    letters: dict[str, str] = {}
    for drawing in drawings:
        of_drawing = compared.letters_of(drawing.choice)
        unit = drawing.unit
        st.markdown(f"**{plain(unit[:1].upper() + unit[1:])}** ({', '.join(of_drawing.values())})")
        chart_parts.draw(drawing)
        letters |= of_drawing
    st.caption(chart.caption(choice))
    for key in choice.series_ids:
        _compared(view, key, letters.get(key, ""))
    st.caption(
        "Series side by side do not explain each other: they count different things, in different "
        "places, by different rules, and their figures must not be added."
    )


def _compared(view: View, series_id: str, letter: str) -> None:
    """Letter, title, unit and caveat of a series, and its figures as a table."""
    series = view.dataset.row("series", series_id)
    mark = f"{letter}  " if letter else ""
    st.markdown(f"**{mark}{plain(series['title'])}**  \n{plain(series['caveat'])}")
    if not letter:
        st.caption("No figure of this series can be drawn in the chosen years.")
        return
    _undrawn(view, series_id)
    frame = tables.counts(view.kept, series_id).drop(columns="count_id")
    words = f"{series['title']}, {counted(len(frame), 'figure')}"
    parts.table_twin(lambda: frame, words, series_id)


def every_series(view: View, chart: Chart) -> None:
    """One series of figures: picker, chart, caveat and table; then all series with theirs."""
    st.subheader(chart.heading)
    if view.dataset.series.empty:
        st.markdown("The dataset holds no series.")
        return
    chart_parts.ask(view, chart)
    _series_over_time(view, chart)
    frame = tables.all_series(view.dataset)
    st.subheader("All series")
    st.caption("Choose a row to read what speaks of the series as a whole.")
    parts.choice_table(
        frame.drop(columns="series_id"), "series", list(frame["series_id"]), "all series"
    )


def _series_over_time(view: View, chart: Chart) -> None:
    series_id = chart_parts.chosen(view, chart).series_ids[0]
    series = view.dataset.row("series", series_id)
    st.markdown(f"**{plain(series['title'])}**")
    chart_parts.caveat(view.dataset, series_id)
    st.caption(f"Area: {plain(series['geography'])}.")
    chart_parts.body(view, chart)
    _undrawn(view, series_id)


def _undrawn(view: View, series_id: str) -> None:
    """The figures that the chart leaves out, and why."""
    unit = view.dataset.row("series", series_id)["unit"]
    left_out = marks.with_words(view.kept, marks.undrawn(view.kept, series_id))
    for count in rows(left_out):
        st.caption(f"Not drawn, since {count.reason}: {count.words} {plain(unit)}, {count.period}.")


BODIES: Mapping[str, Callable[[View, Chart], None]] = {
    compared.CHART.key: comparison,
    series.CHART.key: every_series,
}
"""The charts that stand on the page with more than what every chart has."""


def how_not_to_read() -> None:
    """The traps that all these figures share."""
    with st.container(border=True):
        st.markdown("##### How not to read these figures")
        st.markdown("\n".join(f"- **{trap}.** {words}" for trap, words in TRAPS.items()))


TRAPS = {
    "Several years in one figure": (
        "The official table has one column for everything up to 1998 and one for 1999 to 2001. "
        "Neither is a year, and many pages misread them as one."
    ),
    "First values": (
        "What is published in January is provisional and was often changed later. Compare final "
        "with final."
    ),
    "Arrivals and departures": (
        "People are counted when they reach South Korea, which may be months or years after they "
        "left North Korea. A year of few arrivals is not the year in which few left."
    ),
    "Arrests and entries": (
        "Police figures count arrests, and people can be missed or be arrested again. They are "
        "neither all entries nor a part of the arrivals elsewhere."
    ),
    "Fiscal years": (
        "The American fiscal year ran from October to September, so its figures differ from those "
        "of calendar years without anybody being wrong."
    ),
    "Rounded cells": (
        "UNHCR rounds small numbers and leaves out the smallest, and its data for this origin lack "
        "South Korea and China. Sums are approximate."
    ),
    "Shares": (
        "Shares that were said in different years are of different groups: one year, all arrivals "
        "so far, or the people in one room. They make no series."
    ),
    "Gaps": "A missing year or quarter means that no figure was found. It is not zero.",
}
