"""What was published for the arrivals of one year, by the date of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from escape_routes.counts import arrivals
from escape_routes.counts.charts.axes import AXIS_PX, IS_COUNTED, layered, time_axis
from escape_routes.counts.charts.chart import Chart, Option, Slide, SlideSeries
from escape_routes.counts.marks import COUNTED
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.style.palette import ACCENT
from escape_routes.style.wording import counted, number_in_words, partial_date_in_words

if TYPE_CHECKING:
    from escape_routes.counts.charts.chart import Choice, Sign, Value
    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme


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


def values_table(values: pd.DataFrame) -> pd.DataFrame:
    """Every value that `arrivals.published_values` found, in the order of publication."""
    return pd.DataFrame(
        {
            "count_id": values["count_id"],
            "Published": values["date_published"].map(partial_date_in_words),
            "Persons": values["value"].astype("Int64"),
            "Status": values["status"],
            "Shown by default": values["is_shown"].map({True: "yes", False: ""}),
            "Source": values["publisher"],
            "Note": values["note"],
        }
    )


def _years(dataset: Dataset) -> dict[str, Value]:
    return {str(year): year for year in arrivals.revised_years(dataset)}


SEXES: dict[str, Value] = {"All": "all", "Women": "female", "Men": "male"}
YEAR = Option("year", "of_year", "Arrivals of the year", _years)
SEX = Option("sex", "sex", "Persons", lambda _: SEXES)


def _year(choice: Choice) -> int:
    """The chosen year, or the newest one that was published more than once; 0 for none."""
    return choice.number(YEAR.key) or next(iter(arrivals.revised_years(choice.kept)), 0)


def _values(choice: Choice) -> pd.DataFrame:
    return arrivals.published_values(choice.kept, _year(choice), choice.word(SEX.key, "all"))


def _title(choice: Choice) -> str:
    sexes = {value: label.lower() for label, value in SEXES.items() if value != "all"}
    who = f", {sexes[sex]}" if (sex := choice.word(SEX.key)) in sexes else ""
    return f"Arrivals in South Korea in {_year(choice)}{who}, as published over time"


def _caption(choice: Choice) -> str:
    values = _values(choice)
    undated = int(values["start"].isna().sum())
    return (
        f"{_spread_in_words(values)} The axis "
        "does not begin at zero. Square: the value that this dashboard shows by default. Filled: "
        "final. Hollow: provisional, superseded, misprinted or misread, as its note says. A pale "
        "line is as long as the date of publication is vague. Choose a point to read its passage."
        + (f" Without a date of publication, only in the table: {undated}." if undated else "")
    )


def _spread_in_words(values: pd.DataFrame) -> str:
    low, high = values["value"].min(), values["value"].max()
    number = counted(len(values), "published value")
    if low == high:
        return f"{number}, all the same."
    return f"{number}, from {number_in_words(low)} to {number_in_words(high)}."


def _slide(choice: Choice) -> Slide:
    """A point per value in the middle of the day, month or year in which it was published."""
    values = _values(choice).dropna(subset="start")
    shown = values["is_shown"]
    series = (
        _points(SHOWN_HERE, values[shown], "square"),
        _points(ELSEWHERE, values[~shown], "circle"),
    )
    drawn = tuple(part for part in series if part.numbers)
    return Slide("points", drawn, minimum=None, has_legend=True)


def _points(name: str, values: pd.DataFrame, sign: Sign) -> SlideSeries:
    return SlideSeries(
        name,
        tuple(map(float, values["value"])),
        ACCENT["light"],
        tuple(values["standing"] == COUNTED),
        tuple(moment.date() for moment in values["middle"]),
        sign=sign,
    )


def _panels(choice: Choice) -> tuple[Choice, ...]:
    return (choice,) if _values(choice)["start"].notna().any() else ()


def _nothing(choice: Choice) -> str:
    if arrivals.revised_years(choice.kept):
        return "No source gives this year by sex."
    return "No year of the choice was published more than once."


CHART = Chart(
    key="revisions",
    label="First and later values",
    heading="One year, as it was published over time",
    title=_title,
    unit=lambda choice: f"persons who arrived in South Korea in {_year(choice)}",
    words=lambda choice: (
        f"Points: values published for the arrivals of {_year(choice)}, by date of publication."
    ),
    caption=_caption,
    draw=lambda choice, theme: revisions(_values(choice), theme),
    table=lambda choice: values_table(_values(choice)),
    table_words="published values",
    slide=_slide,
    panels=_panels,
    nothing=_nothing,
    sources=lambda choice: list(_values(choice)["source_id"]),
    series_ids=(ARRIVALS, arrivals.ARRIVALS_CHECK),
    options=(YEAR, SEX),
    reading=(
        "Filled: final. Hollow or pale: not final, or changed later. The axis does not begin at "
        "zero"
    ),
)
