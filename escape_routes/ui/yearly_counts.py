"""The parts of the yearly counts page; only the one that is chosen is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.counts import arrivals, marks, tables, yearly
from escape_routes.counts.charts import arrivals as arrival_charts
from escape_routes.counts.charts.series import (
    LETTERS,
    MOST_SERIES,
    compared_series,
    series_over_time,
)
from escape_routes.counts.charts.yearly import DISPUTED_SIGN, yearly_arrivals
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.dataset.tables import rows
from escape_routes.style.wording import (
    counted,
    hull,
    number_in_words,
)
from escape_routes.ui import filters, parts
from escape_routes.ui.parts import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from escape_routes.ui.filters import View

SHOW, COMPARE, SERIES, OF_YEAR, SEX = "show", "compare", "series", "of_year", "sex"
SEXES = {"All": "all", "Women": "female", "Men": "male"}
COMPARED_FIRST = (ARRIVALS, "thai-arrests-year")
SIGNS_IN_WORDS = (
    "Filled: counted and final. Hollow or dashed: provisional, part of a year or a running total. "
    "Hollow diamond: said or estimated, not counted. Triangles: at least (pointing up) and at most "
    "(pointing down). Dashed box: a range. A flat line is as long as the period "
    "of its figure; slanted lines join neighbouring years only, since a missing year is not zero."
)
MINISTRY = (
    "Source: Ministry of Unification of South Korea, and press reports of its announcements. "
    "National figures; they follow the years, not the choice of routes."
)


def chosen_part(view: View) -> None:
    """The part that the address names: arrivals by sex first."""
    names = list(PARTS)
    part = st.segmented_control(
        "Show", names, default=names[0], required=True, key=SHOW, bind="query-params"
    )
    PARTS[part](view)


def by_sex(view: View) -> None:
    """Arrivals in South Korea per year by sex, with title, unit, source and table."""
    st.subheader("Arrivals in South Korea per year, by sex")
    if yearly.arrivals_by_sex(view.dataset.counts).empty:
        st.markdown("The dataset holds no yearly arrivals.")
        return
    parts.chart(
        yearly_arrivals(view.dataset, filters.window(view), parts.theme()),
        "arrivals",
        "Stacked bars: North Koreans who arrived in South Korea per year, women and men.",
        on_window=filters.set_years,
    )
    st.caption(
        "Unit: persons. Source: Ministry of Unification of South Korea, final table to 2019, and "
        "press reports of its yearly announcements since 2020. Before 1998 only the sum is known "
        "(947 up to the end of that year), and the split by sex of 1999 to 2001 only for the three "
        f"years together. {DISPUTED_SIGN} marks a year on which sources disagree. Choose a "
        "bar to read the passage behind it; drag across the bars to set the years. The figures "
        "are national and do not follow the choice of routes."
    )
    if filters.window(view):
        st.button("Show all years", key="all_years", on_click=filters.set_years, type="tertiary")
    parts.table_twin(tables.yearly_arrivals(view.kept), "arrivals per year and sex, in persons")


def women_share(view: View) -> None:
    """Per cent women among the arrivals, with the years that have to be left out."""
    st.subheader("Women among the arrivals in South Korea, per cent")
    if arrivals.women_shares(view.kept).empty:
        _nothing()
        return
    parts.chart(
        arrival_charts.women_share(view.kept, parts.theme()),
        "women_share",
        "Line: women among North Koreans who arrived in South Korea each year, in per cent.",
    )
    left_out = arrivals.unsplit_years(view.kept)
    st.caption(
        f"Unit: per cent, computed here from the published numbers of women and men. {MINISTRY} "
        + (
            f"Left out, since no source splits the single year by sex: "
            f"{', '.join(map(str, left_out))}. "
            if left_out
            else ""
        )
        + "A flat line without a neighbour covers several years together. The dashed line is half. "
        "Where few people arrived, as in 2021 and 2022, each moves the share a lot. Choose a "
        "point to read the passage with the number of women."
    )
    parts.table_twin(tables.women_shares(view.kept), "women and men among the arrivals")


def quarters(view: View) -> None:
    """Arrivals per quarter, with values that were published and later changed."""
    st.subheader("Arrivals in South Korea per quarter, by sex")
    if arrivals.quarters(view.kept).empty:
        _nothing()
        return
    parts.chart(
        arrival_charts.quarterly_arrivals(view.kept, parts.theme()),
        "quarters",
        "Stacked bars: North Koreans who arrived in South Korea per quarter, women and men.",
    )
    st.caption(
        f"Unit: persons per quarter. {MINISTRY} Pale with a dashed edge: provisional. Cross: "
        "another value that was published for the quarter. A gap is a quarter for which no figure "
        "was found, not zero. Choose a mark to read its passage."
    )
    _caveat(view, arrivals.QUARTERS)
    frame = tables.quarters(view.kept)
    parts.choice_table(
        frame.drop(columns="count_id"), "count", list(frame["count_id"]), "arrivals per quarter"
    )


def revisions(view: View) -> None:
    """What was published for one year, first to last."""
    st.subheader("One year, as it was published over time")
    years = arrivals.revised_years(view.kept)
    if not years:
        st.markdown("No year of the choice was published more than once.")
        return
    left, right = st.columns(2)
    year = left.selectbox("Arrivals of the year", years, key=OF_YEAR, bind="query-params")
    sex = right.segmented_control(
        "Persons", list(SEXES), default="All", required=True, key=SEX, bind="query-params"
    )
    values = arrivals.published_values(view.kept, year, SEXES[sex])
    if values.empty:
        st.markdown("No source gives this year by sex.")
        return
    if values["start"].notna().any():
        parts.chart(
            arrival_charts.revisions(values, parts.theme()),
            f"revisions_{year}_{sex}",
            f"Points: values published for the arrivals of {year}, by date of publication.",
        )
    undated = int(values["start"].isna().sum())
    st.caption(
        f"Unit: persons who arrived in South Korea in {year}. {_spread_in_words(values)} The axis "
        "does not begin at zero. Square: the value that this dashboard shows by default. Filled: "
        "final. Hollow: provisional, superseded, misprinted or misread, as its note says. A pale "
        "line is as long as the date of publication is vague. Choose a point to read its passage."
        + (f" Without a date of publication, only in the table: {undated}." if undated else "")
    )
    frame = tables.published_values(values)
    parts.choice_table(
        frame.drop(columns="count_id"), "count", list(frame["count_id"]), "published values"
    )


def _spread_in_words(values: pd.DataFrame) -> str:
    low, high = values["value"].min(), values["value"].max()
    number = counted(len(values), "published value")
    if low == high:
        return f"{number}, all the same."
    return f"{number}, from {number_in_words(low)} to {number_in_words(high)}."


def running_total(view: View) -> None:
    """Running totals as published, over our own sum of the yearly figures."""
    st.subheader("All arrivals in South Korea so far")
    window = filters.window(view)
    # The sum has to begin at the beginning, whatever the window shows of it.
    sums = arrivals.running_sums(view.dataset)
    published = arrivals.published_totals(view.dataset)
    all_published = len(published)
    if window:
        sums = sums[sums["year"].between(*window)]
        published = published[published["end_date"].str[:4].astype(int).between(*window)]
    if sums.empty and published.empty:
        _nothing()
        return
    parts.chart(
        arrival_charts.running_total(published, sums, parts.theme()),
        "running_total",
        "Points and a dashed line: all arrivals in South Korea up to each date.",
    )
    outside = all_published - len(published)
    st.caption(
        f"Unit: persons since the count began. {MINISTRY} Points: totals as a source gives them, "
        "at the day to which they count. Dashed line: computed here, the sum up to 1998 plus the "
        "figure of each year since; choosing it opens the figure that was added last. A cross is "
        "an older or misprinted total."
        + (f" {counted(outside, 'published total')} of other years not drawn." if outside else "")
    )
    _caveat(view, arrivals.CUMULATIVE)
    frame = tables.running_totals(published, arrivals.running_sums(view.dataset))
    if not frame.empty:
        parts.choice_table(
            frame.drop(columns="count_id"), "count", list(frame["count_id"]), "running totals"
        )


def comparison(view: View) -> None:
    """Several series on one time axis; one chart per unit, and each with its caveat."""
    st.subheader("Series compared")
    titles = tables.series_titles(view.dataset)
    chosen = st.multiselect(
        "Series",
        list(titles.values()),
        default=[titles[key] for key in COMPARED_FIRST if key in titles],
        max_selections=MOST_SERIES,
        key=COMPARE,
        bind="query-params",
        help="One unit to a chart; charts below each other share the time axis.",
    )
    keys = [key for key, title in titles.items() if title in chosen]
    frames = _drawn(view, keys)
    kept = list(frames)
    letters = dict(zip(kept, LETTERS, strict=False))
    span = hull(filter(None, map(marks.years_of, frames.values())))
    if span is None:
        st.markdown("Choose at least one series that has a figure in the chosen years.")
        return
    for unit, members in marks.by_unit(view.kept, kept).items():
        _comparison_chart(view, unit, {key: letters[key] for key in members}, span)
    st.caption(f"{SIGNS_IN_WORDS} Choose a mark to read its passage.")
    for key in keys:
        _compared(view, key, letters.get(key, ""))
    st.caption(
        "Series side by side do not explain each other: they count different things, in different "
        "places, by different rules, and their figures must not be added."
    )


def _comparison_chart(
    view: View, unit: str, letters: dict[str, str], span: tuple[int, int]
) -> None:
    st.markdown(f"**{plain(unit[:1].upper() + unit[1:])}** ({', '.join(letters.values())})")
    parts.chart(
        compared_series(view.kept, letters, span, parts.theme()),
        "compare_" + "_".join(letters),
        f"Chart over time in {unit}: "
        + "; ".join(str(view.dataset.row("series", key)["title"]) for key in letters),
    )


def _drawn(view: View, series_ids: list[str]) -> dict[str, pd.DataFrame]:
    """The figures of each series of which the chosen years leave any to draw."""
    known = set(view.kept.series["series_id"])
    frames = {key: marks.drawn(view.kept, [key]) for key in series_ids if key in known}
    return {key: frame for key, frame in frames.items() if not frame.empty}


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
    parts.table_twin(frame, f"{series['title']}, {counted(len(frame), 'figure')}")


def chosen_series(view: View) -> None:
    """One series of figures: picker, chart, caveat and table; then all series with theirs."""
    st.subheader("Every series with its caveat")
    titles = tables.series_titles(view.dataset)
    if not titles:
        st.markdown("The dataset holds no series.")
        return
    chosen = st.selectbox("Series", list(titles.values()), key=SERIES, bind="query-params")
    series_id = next((key for key, title in titles.items() if title == chosen), next(iter(titles)))
    series = view.dataset.row("series", series_id)
    st.markdown(f"**{plain(series['title'])}**")
    _caveat(view, series_id)
    if (view.kept.counts["series_id"] == series_id).any():
        _series_over_time(view, series)
    else:
        _nothing()
    frame = tables.all_series(view.dataset)
    st.subheader("All series")
    st.caption("Choose a row to read what speaks of the series as a whole.")
    parts.choice_table(
        frame.drop(columns="series_id"), "series", list(frame["series_id"]), "all series"
    )


def _series_over_time(view: View, series: pd.Series) -> None:
    series_id = series["series_id"]
    parts.chart(
        series_over_time(view.kept, series_id, parts.theme()),
        f"series_{series_id}",
        f"Chart over time: {series['title']}.",
    )
    st.caption(
        f"Unit: {plain(series['unit'])}. Area: {plain(series['geography'])}. {SIGNS_IN_WORDS} "
        "Choose a mark to read its passage."
    )
    _undrawn(view, series_id)
    frame = tables.counts(view.kept, series_id)
    parts.choice_table(frame.drop(columns="count_id"), "count", list(frame["count_id"]), "figures")


def _undrawn(view: View, series_id: str) -> None:
    """The figures that the chart leaves out, and why."""
    unit = view.dataset.row("series", series_id)["unit"]
    left_out = marks.with_words(view.kept, marks.undrawn(view.kept, series_id))
    for count in rows(left_out):
        st.caption(f"Not drawn, since {count.reason}: {count.words} {plain(unit)}, {count.period}.")


def _caveat(view: View, series_id: str) -> None:
    if series_id in set(view.dataset.series["series_id"]):
        caveat = view.dataset.row("series", series_id)["caveat"]
        if caveat:
            st.markdown(f"How not to read it: {plain(caveat)}")


def _nothing() -> None:
    st.markdown("No figure lies in the chosen years.")


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
PARTS: dict[str, Callable[[View], None]] = {
    "By sex": by_sex,
    "Women in per cent": women_share,
    "By quarter": quarters,
    "First and later values": revisions,
    "Running total": running_total,
    "Series compared": comparison,
    "Every series": chosen_series,
}
