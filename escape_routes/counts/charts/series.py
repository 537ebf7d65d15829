"""One series over time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from escape_routes.counts import marks, tables
from escape_routes.counts.charts.axes import amount_axis, layered, pale_unless_final, time_axis
from escape_routes.counts.charts.chart import Chart, SeriesChoice, Slide, SlideSeries
from escape_routes.counts.charts.signs import (
    MARK_COLUMNS,
    SIGNS_IN_WORDS,
    lettered,
    sign_layers,
    signs_over_time,
    tooltip,
)
from escape_routes.counts.marks import COUNTED, RANGE, SAID, WHOLE
from escape_routes.style.palette import ACCENT

if TYPE_CHECKING:
    from escape_routes.counts.charts.chart import Choice
    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme


def series_over_time(dataset: Dataset, series_id: str, theme: Theme = "light") -> alt.LayerChart:
    """One series over time: bars where it counts a flow, signs at their height for the rest.

    Each mark is as wide as its period is long. `marks.undrawn` gives what is left out.
    """
    series = dataset.row("series", series_id)
    frame = lettered(marks.drawn(dataset, [series_id]), [series_id])
    if not marks.is_barred(series):
        return signs_over_time(frame, series["unit"], [ACCENT[theme]], None)
    is_bar = (frame["form"] == WHOLE) & (frame["standing"] != SAID)
    bars = _bars(frame[is_bar], series["unit"], ACCENT[theme])
    return layered([bars, *sign_layers(frame[~is_bar], series["unit"], [ACCENT[theme]])])


def _bars(frame: pd.DataFrame, unit: str, colour: str) -> alt.Chart:
    """Bars as wide as their periods, with a little air between neighbours."""
    air = (frame["end"] - frame["start"]) * 0.06
    frame = frame.assign(start=frame["start"] + air, end=frame["end"] - air)
    bars: alt.Chart = (
        alt.Chart(frame[MARK_COLUMNS])
        .mark_bar(cursor="pointer", color=colour, strokeWidth=1.5)
        .encode(
            x=time_axis("start"),
            x2="end:T",
            y=amount_axis("value", unit),
            y2=alt.Y2Datum(0),
            tooltip=tooltip(unit),
            **pale_unless_final(colour),
        )
    )
    return bars


LOWER, UPPER = "Lower end", "Upper end"
"""Names of the two ends of ranges on a slide."""


def _slide(choice: Choice) -> Slide:
    """Counted flows as columns; all else as signs, since it is no count that piles up."""
    series_id = choice.series_ids[0]
    frame = marks.drawn(choice.kept, [series_id]).sort_values(["start", "end"])
    is_range = frame["form"] == RANGE
    numbers = {"Figure": frame["value"].mask(is_range)}
    if is_range.any():
        numbers |= {LOWER: frame["low"].where(is_range), UPPER: frame["high"].where(is_range)}
    is_final = tuple((frame["standing"] == COUNTED) & (frame["form"] == WHOLE))
    is_barred = marks.is_barred(choice.dataset.row("series", series_id))
    return Slide(
        "columns" if is_barred and not is_range.any() else "signs",
        tuple(
            SlideSeries(name, tuple(map(marks.number, values)), ACCENT["light"], is_final)
            for name, values in numbers.items()
        ),
        tuple(frame["period"]),
        joins_ends=bool(is_range.any()),
    )


def _panels(choice: Choice) -> tuple[Choice, ...]:
    """One drawing for each series of which the chosen years leave any figure."""
    drawn = marks.with_counts(choice.kept, choice.series_ids)
    return tuple(replace(choice, series_ids=(series_id,)) for series_id in drawn)


def _title(choice: Choice) -> str:
    titles = [str(choice.dataset.row("series", key)["title"]) for key in choice.series_ids]
    return "; ".join(titles)


def _table(choice: Choice) -> pd.DataFrame:
    parts = [tables.counts(choice.kept, key) for key in choice.series_ids]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


CHART = Chart(
    key="series",
    label="Every series",
    heading="Every series with its caveat",
    title=_title,
    unit=lambda choice: str(choice.dataset.row("series", choice.series_ids[0])["unit"]),
    words=lambda choice: f"Chart over time: {_title(choice)}.",
    caption=lambda _: f"{SIGNS_IN_WORDS} Choose a mark to read its passage.",
    draw=lambda choice, theme: series_over_time(choice.kept, choice.series_ids[0], theme),
    table=_table,
    table_words="figures",
    slide=_slide,
    panels=_panels,
    series=SeriesChoice(most=3, most_on_page=1, parameter="series", has_one_unit=True),
)
