"""Arrivals in South Korea per quarter, by sex, as stacked bars; other values as crosses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from escape_routes.counts import arrivals, marks
from escape_routes.counts.charts.axes import (
    AXIS_PX,
    amount_axis,
    layered,
    pale_unless_final,
    sex_colour,
    time_axis,
)
from escape_routes.counts.charts.chart import Chart, Slide, SlideSeries
from escape_routes.style.palette import SEX_COLOURS
from escape_routes.style.wording import SEX_NAMES

if TYPE_CHECKING:
    from escape_routes.counts.charts.chart import Choice
    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme


def quarterly_arrivals(dataset: Dataset, theme: Theme = "light") -> alt.LayerChart:
    """Stacked bars of arrivals in South Korea per quarter, by sex; other values as crosses."""
    colours = SEX_COLOURS[theme]
    tooltip = [
        alt.Tooltip("period:N", title="Quarter"),
        alt.Tooltip("sex:N", title="Sex"),
        alt.Tooltip("value:Q", title="Persons", format=","),
        alt.Tooltip("status:N", title="Status"),
        alt.Tooltip("publisher:N", title="Source"),
    ]
    frame = _with_air(arrivals.quarters(dataset))
    columns = ["count_id", "start", "end", "sex", "value", "bottom", "top", "standing", "status"]
    bars = (
        alt.Chart(frame[[*columns, "period", "publisher"]])
        .mark_bar(cursor="pointer", strokeWidth=1.5)
        .encode(
            x=time_axis("start"),
            x2="end:T",
            y=alt.Y(
                "top:Q",
                title="Persons per quarter",
                axis=alt.Axis(tickCount=5, minExtent=AXIS_PX),
            ),
            y2="bottom:Q",
            color=sex_colour(theme),
            tooltip=tooltip,
            **pale_unless_final(colours["male"]),
        )
    )
    other = arrivals.other_quarters(dataset)
    crosses = alt.Chart(
        other[["count_id", "middle", "value", "sex", "status", "period", "publisher"]]
    ).mark_point(shape="cross", size=80, color=colours["not split"], opacity=1, cursor="pointer")
    return layered(
        [
            bars,
            crosses.encode(
                x=time_axis("middle"),
                y=amount_axis("value", "persons per quarter"),
                tooltip=tooltip,
            ),
        ]
    )


def _with_air(frame: pd.DataFrame) -> pd.DataFrame:
    """Quarters as narrow as leaves a little air between bars, and what is final of them."""
    air = (frame["end"] - frame["start"]) * 0.08
    return frame.assign(
        start=frame["start"] + air,
        end=frame["end"] - air,
        standing=[marks.standing("headline", status) for status in frame["status"]],
    )


def quarters_table(dataset: Dataset) -> pd.DataFrame:
    """Arrivals per quarter and sex, newest first, then the other values that were published."""
    shown = arrivals.quarters(dataset).iloc[::-1].assign(place="shown")
    other = arrivals.other_quarters(dataset).assign(place="also published")
    frame = pd.concat([shown, other], ignore_index=True)
    return pd.DataFrame(
        {
            "count_id": frame["count_id"],
            "Quarter": frame["period"],
            "Sex": frame["sex"].map(SEX_NAMES).fillna("All"),
            "Persons": frame["value"].astype("Int64"),
            "Status": frame["status"],
            "Place in the chart": frame["place"],
            "Source": frame["publisher"],
            "Note": frame["note"],
        }
    )


READING = "Solid: final. Pale with a dashed edge: provisional. A gap is no figure, not zero"


def _slide(choice: Choice) -> Slide:
    """A column per quarter, also for those of which no figure was found."""
    frame = arrivals.quarters(choice.kept)
    by_start = frame.pivot_table(index="start_date", columns="sex", values="value", aggfunc="first")
    is_final = (frame["status"] == "final").groupby(frame["start_date"]).all()
    quarters = pd.period_range(frame["start_date"].min(), frame["start_date"].max(), freq="Q")
    starts = [f"{quarter.start_time:%Y-%m-%d}" for quarter in quarters]
    by_start = by_start.reindex(starts)
    final = tuple(bool(is_final.get(start, default=True)) for start in starts)
    series = tuple(
        SlideSeries(name, tuple(map(marks.number, by_start[sex])), SEX_COLOURS["light"][sex], final)
        for sex, name in SEX_NAMES.items()
        if sex in by_start
    )
    return Slide(
        "columns",
        series,
        tuple(f"Q{quarter.quarter} {quarter.year}" for quarter in quarters),
        has_legend=len(series) > 1,
        reading=f"{READING}. Other values that were published are not drawn",
    )


def _panels(choice: Choice) -> tuple[Choice, ...]:
    return () if arrivals.quarters(choice.kept).empty else (choice,)


CHART = Chart(
    key="quarters",
    label="By quarter",
    heading="Arrivals in South Korea per quarter, by sex",
    title=lambda _: "Arrivals in South Korea per quarter, by sex",
    unit=lambda _: "persons per quarter",
    words=lambda _: (
        "Stacked bars: North Koreans who arrived in South Korea per quarter, women and men."
    ),
    caption=lambda _: (
        f"{arrivals.MINISTRY} Pale with a dashed edge: provisional. Cross: "
        "another value that was published for the quarter. A gap is a quarter for which no figure "
        "was found, not zero. Choose a mark to read its passage."
    ),
    draw=lambda choice, theme: quarterly_arrivals(choice.kept, theme),
    table=lambda choice: quarters_table(choice.kept),
    table_words="arrivals per quarter",
    slide=_slide,
    panels=_panels,
    series_ids=(arrivals.QUARTERS, arrivals.QUARTERS_CHECK),
    has_caveat=True,
    reading=f"{READING}. Cross: another value that was published",
)
