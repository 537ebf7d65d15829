"""The share of women among the arrivals in South Korea, as a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from escape_routes.counts import arrivals
from escape_routes.counts.charts.axes import AXIS_PX, DASH, layered, time_axis
from escape_routes.counts.charts.chart import Chart, Slide, SlideSeries
from escape_routes.counts.marks import COUNTED
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.style.palette import ACCENT, SEX_COLOURS

if TYPE_CHECKING:
    from escape_routes.counts.charts.chart import Choice
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


def women_table(dataset: Dataset) -> pd.DataFrame:
    """Women, men and the share of women, newest first."""
    frame = arrivals.women_shares(dataset).iloc[::-1]
    return pd.DataFrame(
        {
            "Period": frame["period"],
            "Women": frame["women"].astype("Int64"),
            "Men": frame["men"].astype("Int64"),
            "Women (per cent)": frame["share"].round(1),
        }
    )


def _slide(choice: Choice) -> Slide:
    frame = arrivals.women_shares(choice.kept)
    share = SlideSeries(
        "Women, per cent",
        tuple(map(float, frame["share"])),
        ACCENT["light"],
        tuple(frame["standing"] == COUNTED),
        line="solid",
    )
    return Slide("signs", (share,), tuple(frame["period"]), "0.0", maximum=100)


def _panels(choice: Choice) -> tuple[Choice, ...]:
    return () if arrivals.women_shares(choice.kept).empty else (choice,)


def _caption(choice: Choice) -> str:
    years = ", ".join(map(str, arrivals.unsplit_years(choice.kept)))
    left_out = f"Left out, since no source splits the single year by sex: {years}. "
    return (
        f"Computed here from the published numbers of women and men. {arrivals.MINISTRY} "
        f"{left_out if years else ''}"
        "A flat line without a neighbour covers several years together. The dashed line is half. "
        "Where few people arrived, as in 2021 and 2022, each moves the share a lot. Choose a "
        "point to read the passage with the number of women."
    )


CHART = Chart(
    key="share",
    label="Women in per cent",
    heading="Women among the arrivals in South Korea, per cent",
    title=lambda choice: f"Share of women: {choice.dataset.row('series', ARRIVALS)['title']}",
    unit=lambda _: "per cent of persons",
    words=lambda _: (
        "Line: women among North Koreans who arrived in South Korea each year, in per cent."
    ),
    caption=_caption,
    draw=lambda choice, theme: women_share(choice.kept, theme),
    table=lambda choice: women_table(choice.kept),
    table_words="women and men among the arrivals",
    slide=_slide,
    panels=_panels,
    series_ids=(ARRIVALS,),
)
