"""Altair builders for the arrivals in South Korea in detail; each takes frames or a dataset.

What is computed here, and quoted nowhere, says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from escape_routes.counts import arrivals, marks
from escape_routes.counts.charts.series import (
    AXIS_PX,
    DASH,
    HEIGHT_PX,
    IS_COUNTED,
    amount_axis,
    layered,
    pale_unless_final,
    time_axis,
)
from escape_routes.counts.charts.yearly import SEX_LABELS
from escape_routes.style.palette import ACCENT, SEX_COLOURS

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme


def women_share(dataset: Dataset, theme: Theme = "light") -> alt.LayerChart:
    """Women among the arrivals of each year, per cent; three years together as one long line."""
    shares = arrivals.women_shares(dataset)
    colour = SEX_COLOURS[theme]["female"]
    y = alt.Y(
        "share:Q",
        title="Women, per cent",
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(tickCount=5, minExtent=AXIS_PX),
    )
    columns = ["count_id", "start", "end", "middle", "women", "men", "share", "run", "period"]
    base = alt.Chart(shares[columns]).encode(
        y=y,
        tooltip=[
            alt.Tooltip("period:N", title="Period"),
            alt.Tooltip("share:Q", title="Women, per cent", format=".1f"),
            alt.Tooltip("women:Q", title="Women", format=","),
            alt.Tooltip("men:Q", title="Men", format=","),
        ],
    )
    half = alt.Chart(pd.DataFrame({"share": [50]})).mark_rule(
        strokeDash=DASH, color=SEX_COLOURS[theme]["not split"]
    )
    return layered(
        [
            half.encode(y=y),
            base.transform_filter("datum.run != ''")
            .mark_line(color=colour, strokeWidth=1.5)
            .encode(x=time_axis("middle"), detail="run:N"),
            base.mark_rule(color=colour, strokeWidth=3, opacity=0.6).encode(
                x=time_axis("start"), x2="end:T"
            ),
            base.mark_point(color=colour, filled=True, size=60, opacity=1, cursor="pointer").encode(
                x=time_axis("middle")
            ),
        ]
    )


SHOWN_HERE, ELSEWHERE = "shown by default", "also published"
PLACES = {SHOWN_HERE: "square", ELSEWHERE: "circle"}
REVISION_COLUMNS = [
    "count_id",
    "start",
    "end",
    "middle",
    "value",
    "standing",
    "status",
    "is_shown",
    "publisher",
    "date_published",
    "note",
]


def revisions(values: pd.DataFrame, theme: Theme = "light") -> alt.LayerChart:
    """What was published for one year, by the date of publication; the axis begins above zero.

    Parameters
    ----------
    values
        As `arrivals.published_values` gives them; persons.
    """
    colour = ACCENT[theme]
    values = values.dropna(subset="start")
    base = alt.Chart(values[REVISION_COLUMNS]).encode(
        y=alt.Y(
            "value:Q",
            title="Persons",
            scale=alt.Scale(zero=False, padding=14),
            axis=alt.Axis(tickCount=5, tickMinStep=1, minExtent=AXIS_PX),
        ),
        tooltip=[
            alt.Tooltip("value:Q", title="Persons", format=","),
            alt.Tooltip("status:N", title="Status"),
            alt.Tooltip("publisher:N", title="Published by"),
            alt.Tooltip("date_published:N", title="Published"),
            alt.Tooltip("note:N", title="Note"),
        ],
    )
    return layered(
        [
            base.mark_rule(color=colour, strokeWidth=5, opacity=0.25).encode(
                x=time_axis("start"), x2="end:T"
            ),
            base.mark_point(
                color=colour, fill=colour, size=90, strokeWidth=1.8, opacity=1, cursor="pointer"
            )
            .encode(
                x=time_axis("middle"),
                shape=alt.Shape(
                    "place:N",
                    title=None,
                    scale=alt.Scale(domain=list(PLACES), range=list(PLACES.values())),
                    legend=alt.Legend(orient="top"),
                ),
                fillOpacity=alt.condition(IS_COUNTED, alt.value(0.9), alt.value(0)),
            )
            .transform_calculate(
                place=f"datum.is_shown ? '{SHOWN_HERE}' : '{ELSEWHERE}'",
            ),
        ]
    )


OWN_SUM = "computed here: sum of the yearly figures"
PUBLISHED = "published running total"
SUPERSEDED = "older or misprinted running total"
ORIGINS = [OWN_SUM, PUBLISHED, SUPERSEDED]


def running_total(
    published: pd.DataFrame, sums: pd.DataFrame, theme: Theme = "light"
) -> alt.LayerChart:
    """Published running totals as points, over our own sum of the yearly figures, dashed.

    Parameters
    ----------
    published
        As `arrivals.published_totals` gives them; persons.
    sums
        As `arrivals.running_sums` gives them; persons.
    """
    colour = alt.Color(
        "origin:N",
        title=None,
        scale=alt.Scale(
            domain=ORIGINS,
            range=[SEX_COLOURS[theme]["not split"], ACCENT[theme], ACCENT[theme]],
        ),
        legend=alt.Legend(orient="top", labelLimit=300, columns=1),
    )
    # The legend has three lines.
    return layered([*_own_sum(sums, colour), _published(published, colour)], HEIGHT_PX + 60)


def _own_sum(sums: pd.DataFrame, colour: alt.Color) -> list[alt.Chart]:
    steps = alt.Chart(sums.assign(origin=OWN_SUM)).encode(
        x=time_axis("moment"),
        y=amount_axis("value", "persons"),
        color=colour,
        tooltip=[
            alt.Tooltip("year:O", title="To the end of"),
            alt.Tooltip("value:Q", title="Computed sum, persons", format=","),
        ],
    )
    return [
        steps.mark_line(strokeDash=DASH, strokeWidth=1.5, tooltip=None),
        steps.mark_point(shape="stroke", size=90, strokeWidth=2, cursor="pointer"),
    ]


def _published(published: pd.DataFrame, colour: alt.Color) -> alt.Chart:
    origin = published["is_shown"].map({True: PUBLISHED, False: SUPERSEDED})
    columns = ["count_id", "start", "value", "origin", "period", "publisher", "note"]
    points: alt.Chart = (
        alt.Chart(published.assign(origin=origin)[columns])
        .mark_point(size=80, strokeWidth=2, opacity=1, cursor="pointer")
        .encode(
            x=time_axis("start"),
            y=amount_axis("value", "persons"),
            color=colour,
            shape=alt.Shape(
                "origin:N",
                title=None,
                scale=alt.Scale(domain=ORIGINS, range=["stroke", "circle", "cross"]),
            ),
            tooltip=[
                alt.Tooltip("period:N", title="Period"),
                alt.Tooltip("value:Q", title="Persons", format=","),
                alt.Tooltip("publisher:N", title="Source"),
                alt.Tooltip("note:N", title="Note"),
            ],
        )
    )
    return points


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
    frame = arrivals.quarters(dataset)
    air = (frame["end"] - frame["start"]) * 0.08
    frame = frame.assign(
        start=frame["start"] + air,
        end=frame["end"] - air,
        standing=[marks.standing("headline", status) for status in frame["status"]],
    )
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
            color=_sex_colour(colours),
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


def _sex_colour(colours: dict[str, str]) -> alt.Color:
    return alt.Color(
        "sex:N",
        title=None,
        scale=alt.Scale(domain=list(colours), range=list(colours.values())),
        legend=alt.Legend(orient="top", labelExpr=f"{SEX_LABELS}[datum.label]"),
    )
