"""A chart on a page: what a reader may choose, the drawing, how to read it, and its table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from escape_routes.counts import tables
from escape_routes.counts.charts.axes import PICK
from escape_routes.counts.charts.chart import Choice, Drawing
from escape_routes.dataset.memo import count_keys, event_keys, remember
from escape_routes.ui import filters, keyed, parts, vega
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    import pandas as pd

    from escape_routes.counts.charts.chart import Chart, Option, SeriesChoice, Value
    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme
    from escape_routes.ui.filters import View

T = TypeVar("T")
FEW = 5
"""So many values stand beside each other; more of them fold into a list."""


def show(view: View, chart: Chart) -> None:
    """A chart under its heading, with all that belongs to it."""
    st.subheader(chart.heading)
    ask(view, chart)
    body(view, chart)


def compact(view: View, chart: Chart) -> None:
    """A chart as high as what stands beside it; how to read it, and its table, open below it."""
    choice = chosen(view, chart)
    st.markdown(f"**{chart.heading}**")
    drawings = _drawings(chart, choice)
    if not drawings:
        st.markdown(chart.nothing(choice))
        return
    for drawing in drawings:
        draw(drawing, is_narrow=True)
    with st.container(horizontal=True, gap="small"):
        with st.popover("How to read it", type="tertiary"):
            st.markdown(_reading(chart, choice))
        table = st.popover("As a table", type="tertiary", key="bars_table", on_change="rerun")
        if table.open:
            with table:
                _table(chart, choice)
        if chart.has_window and choice.window:
            _all_years_button()


def ask(view: View, chart: Chart) -> None:
    """The widgets for what can be chosen, as far as the view leaves anything to choose from."""
    if chart.series:
        _ask_series(view.dataset, chart.series)
    if chart.options and all(option.values(view.kept) for option in chart.options):
        for option, column in zip(chart.options, st.columns(len(chart.options)), strict=True):
            with column:
                ask_option(view, option)


def _ask_series(dataset: Dataset, series: SeriesChoice) -> None:
    titles = tables.series_titles(dataset)
    keys = {title: key for key, title in titles.items()}
    if series.most_on_page == 1:
        first = next((titles[key] for key in series.first if key in titles), None)
        on_change = keyed.one(series.parameter, keys, first or next(iter(keys), None))
        st.selectbox("Series", list(keys), key=series.parameter, on_change=on_change)
        return
    st.multiselect(
        "Series",
        list(keys),
        max_selections=series.most_on_page,
        key=series.parameter,
        on_change=keyed.several(
            series.parameter, keys, [titles[key] for key in series.first if key in titles]
        ),
        help="One unit to a chart; charts below each other share the time axis.",
    )


def ask_option(view: View, option: Option, words: str | None = None) -> None:
    """The widget of an option; `words` explain it."""
    keys = keyed.slugs_of(option.values(view.kept))
    labels, key = list(keys), option.parameter
    if option.is_many:
        st.pills(
            option.label,
            labels,
            selection_mode="multi",
            key=key,
            on_change=keyed.several(key, keys),
            help=words,
        )
    elif len(labels) > FEW:
        on_change = keyed.one(key, keys, labels[0])
        st.selectbox(option.label, labels, key=key, on_change=on_change, help=words)
    else:
        st.segmented_control(
            option.label,
            labels,
            required=True,
            key=key,
            on_change=keyed.one(key, keys, labels[0]),
            help=words,
        )


def chosen(view: View, chart: Chart) -> Choice:
    """What a chart is drawn from, as its widgets stand, or as they begin."""
    return Choice(
        view.dataset,
        view.kept,
        window=filters.window(view),
        series_ids=_series_ids(view.dataset, chart),
        options={
            option.key: value
            for option in chart.options
            if (value := _value(view, option)) is not None
        },
    )


def _series_ids(dataset: Dataset, chart: Chart) -> tuple[str, ...]:
    if chart.series is None:
        return chart.series_ids
    titles = tables.series_titles(dataset)
    held = st.session_state.get(chart.series.parameter)
    if isinstance(held, list):
        return tuple(key for key, title in titles.items() if title in held)
    found = tuple(key for key, title in titles.items() if title == held)
    first = tuple(key for key in chart.series.first if key in titles)
    return found or first or tuple(titles)[:1]


def _value(view: View, option: Option) -> Value | None:
    """What is chosen for an option; None when there is nothing to choose, or all is meant."""
    values = option.values(view.kept)
    held: Any = st.session_state.get(option.parameter)
    if option.is_many:
        return tuple(str(values[label]) for label in held or () if label in values) or None
    return values[held] if held in values else next(iter(values.values()), None)


def body(view: View, chart: Chart) -> None:
    """The drawings of a chart as its widgets stand, how to read them, and the table."""
    choice = chosen(view, chart)
    drawings, frame = _drawings(chart, choice), _frame(chart, choice)
    if not drawings and frame.empty:
        st.markdown(chart.nothing(choice))
        return
    for drawing in drawings:
        draw(drawing)
    st.caption(_reading(chart, choice))
    if chart.has_window and choice.window:
        _all_years_button()
    if chart.has_caveat:
        caveat(view.dataset, chart.series_ids[0])
    _table(chart, choice)


def _reading(chart: Chart, choice: Choice) -> str:
    return _remember(
        chart,
        choice,
        "reading",
        lambda: f"Unit: {plain(chart.unit(choice))}. {chart.caption(choice)}",
    )


def _all_years_button() -> None:
    st.button("Show all years", key="all_years", on_click=filters.set_years, type="tertiary")


def _drawings(chart: Chart, choice: Choice) -> list[Drawing]:
    return _remember(chart, choice, "drawings", lambda: _drawn_or_open(chart, choice))


def _drawn_or_open(chart: Chart, choice: Choice) -> list[Drawing]:
    drawings = chart.drawings(choice)
    # Other years can be dragged over where the chosen ones hold nothing.
    is_open = chart.has_window and chart.drawings(replace(choice, kept=choice.dataset))
    return drawings or ([Drawing(chart, choice)] if is_open else [])


def draw(drawing: Drawing, *, is_narrow: bool = False) -> None:
    """One drawing, whose marks open their passages; a narrow one is as high as its neighbour."""
    chart, choice = drawing.chart, drawing.choice
    singles = [str(value) for value in choice.options.values() if not isinstance(value, tuple)]
    series = choice.series_ids if chart.series else ()
    theme = parts.theme()
    what = ("specification", theme, is_narrow, choice.beside)
    parts.chart(
        _remember(chart, choice, what, lambda: _specification(drawing, theme, is_narrow=is_narrow)),
        "_".join([chart.key, *series, *singles]),
        _remember(chart, choice, "words", lambda: chart.words(choice)),
        on_window=filters.set_years if chart.has_window else None,
        picks=[PICK] if chart.can_zoom else (),
    )


def _specification(drawing: Drawing, theme: Theme, *, is_narrow: bool) -> dict[str, Any]:
    drawn = drawing.chart.draw(drawing.choice, theme)
    if is_narrow:
        drawn = drawn.properties(height="container").configure_legend(columns=2)
    return vega.specification(drawn)


def _remember(chart: Chart, choice: Choice, what: Hashable, build: Callable[[], T]) -> T:
    """What follows from a chart and a choice, worked out once as long as it is asked for.

    A chart is drawn from counts and events, and from what is chosen for it.
    """
    kept = choice.kept
    key = (
        what,
        chart.key,
        choice.window,
        choice.series_ids,
        tuple(sorted(choice.options.items())),
        count_keys(kept),
        event_keys(kept),
    )
    return remember(choice.dataset, key, build)


def caveat(dataset: Dataset, series_id: str) -> None:
    """How a series must not be read, where that is known."""
    if series_id in set(dataset.series["series_id"]):
        words = dataset.row("series", series_id)["caveat"]
        if words:
            st.markdown(f"How not to read it: {plain(words)}")


def _frame(chart: Chart, choice: Choice) -> pd.DataFrame:
    return _remember(chart, choice, "table", lambda: chart.table(choice))


def _table(chart: Chart, choice: Choice) -> None:
    frame = _frame(chart, choice)
    if "count_id" in frame:
        counts = list(frame["count_id"])
        parts.choice_table(frame.drop(columns="count_id"), "count", counts, chart.table_words)
    elif not frame.empty:
        # Events are opened in the list below their table.
        shown = frame.drop(columns="event_id", errors="ignore")
        parts.table_twin(lambda: shown, chart.table_words, chart.key)
