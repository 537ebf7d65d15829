"""Running totals of the arrivals in South Korea as published, over our own sum of the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from escape_routes.counts import arrivals
from escape_routes.counts.charts.axes import DASH, HEIGHT_PX, amount_axis, layered, time_axis
from escape_routes.counts.charts.chart import Chart, Slide, SlideSeries
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.style.palette import ACCENT, SEX_COLOURS
from escape_routes.style.wording import counted

if TYPE_CHECKING:
    from escape_routes.counts.charts.chart import Choice, Sign
    from escape_routes.style.palette import Theme


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


def totals_table(published: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """Published running totals, newest first, beside our sum to the same day where there is one."""
    own = sums.set_index(sums["year"].astype(str) + "-12-31")["value"]
    frame = published.iloc[::-1]
    computed = frame["end_date"].map(own).astype("float64")
    return pd.DataFrame(
        {
            "count_id": frame["count_id"],
            "Period": frame["period"],
            "Published": frame["value"].astype("Int64"),
            "Computed here": computed.astype("Int64"),
            "Difference": (frame["value"] - computed).astype("Int64"),
            "Source": frame["publisher"],
            "Note": frame["note"],
        }
    )


def _sums(choice: Choice) -> pd.DataFrame:
    """Our own sums in the window; they have to begin at the beginning, whatever it shows."""
    sums = arrivals.running_sums(choice.dataset)
    return sums if choice.window is None else sums[sums["year"].between(*choice.window)]


def _totals(choice: Choice) -> pd.DataFrame:
    totals = arrivals.published_totals(choice.dataset)
    if choice.window is None:
        return totals
    return totals[totals["end_date"].str[:4].astype(int).between(*choice.window)]


def _slide(choice: Choice) -> Slide:
    totals = _totals(choice)
    shown = totals["is_shown"]
    series = (
        _points(OWN_SUM, _sums(choice), "moment", "dash"),
        _points(PUBLISHED, totals[shown], "start", "circle"),
        _points(SUPERSEDED, totals[~shown], "start", "x"),
    )
    return Slide("points", tuple(part for part in series if part.numbers), has_legend=True)


def _points(name: str, frame: pd.DataFrame, moment: str, sign: Sign) -> SlideSeries:
    is_own = name == OWN_SUM
    return SlideSeries(
        name,
        tuple(map(float, frame["value"])),
        SEX_COLOURS["light"]["not split"] if is_own else ACCENT["light"],
        (True,) * len(frame),
        tuple(day.date() for day in frame[moment]),
        line="dashed" if is_own else "",
        sign=sign,
    )


def _caption(choice: Choice) -> str:
    outside = len(arrivals.published_totals(choice.dataset)) - len(_totals(choice))
    return (
        f"{arrivals.MINISTRY} Points: totals as a source gives them, "
        "at the day to which they count. Dashed line: computed here, the sum up to 1998 plus the "
        "figure of each year since; choosing it opens the figure that was added last. A cross is "
        "an older or misprinted total."
        + (f" {counted(outside, 'published total')} of other years not drawn." if outside else "")
    )


def _panels(choice: Choice) -> tuple[Choice, ...]:
    return () if _sums(choice).empty and _totals(choice).empty else (choice,)


CHART = Chart(
    key="running-total",
    label="Running total",
    heading="All arrivals in South Korea so far",
    title=lambda _: "All arrivals in South Korea so far",
    unit=lambda _: "persons since the count began",
    words=lambda _: "Points and a dashed line: all arrivals in South Korea up to each date.",
    caption=_caption,
    draw=lambda choice, theme: running_total(_totals(choice), _sums(choice), theme),
    table=lambda choice: totals_table(_totals(choice), arrivals.running_sums(choice.dataset)),
    table_words="running totals",
    slide=_slide,
    panels=_panels,
    series_ids=(arrivals.CUMULATIVE, arrivals.CUMULATIVE_CHECK, ARRIVALS),
    has_caveat=True,
    reading="Dashed: computed here from the yearly figures. Points: as published",
)
