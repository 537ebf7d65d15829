"""Several series on one axis of time; one drawing for each unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from escape_routes.counts import marks, tables
from escape_routes.counts.charts.chart import Chart, SeriesChoice, Slide, SlideSeries
from escape_routes.counts.charts.signs import (
    LETTERS,
    SIGNS_IN_WORDS,
    lettered,
    signs_over_time,
)
from escape_routes.counts.marks import COUNTED, RANGE, WHOLE
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.style.palette import SERIES_COLOURS
from escape_routes.style.wording import hull

if TYPE_CHECKING:
    from escape_routes.counts.charts.chart import Choice
    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme

MOST_SERIES = 6
"""How many series can be compared: more lines than this nobody tells apart."""


def compared_series(
    dataset: Dataset,
    letters: dict[str, str],
    span: tuple[int, int],
    theme: Theme = "light",
) -> alt.LayerChart:
    """Series of one unit on one pair of axes, told apart by colour and letter.

    Parameters
    ----------
    letters
        The letter of each series, by its key; all have the same unit.
    span
        First and last year of the axis, the same for charts that stand below each other.
    """
    frame = lettered(marks.drawn(dataset, list(letters)), letters)
    unit = dataset.row("series", next(iter(letters)))["unit"]
    colours = [SERIES_COLOURS[theme][LETTERS.index(letter)] for letter in letters.values()]
    return signs_over_time(frame, unit, colours, span)


def letters_of(choice: Choice) -> dict[str, str]:
    """The letters of the series of a drawing, which go on in the drawings beside it."""
    named = dict(zip(choice.beside or choice.series_ids, LETTERS, strict=False))
    return {key: named[key] for key in choice.series_ids}


def _draw(choice: Choice, theme: Theme) -> alt.LayerChart:
    return compared_series(choice.kept, letters_of(choice), _span(choice), theme)


def _span(choice: Choice) -> tuple[int, int]:
    """First and last year of this drawing and of those beside it."""
    frames = [marks.drawn(choice.kept, [key]) for key in choice.beside or choice.series_ids]
    return hull(filter(None, map(marks.years_of, frames))) or (0, 0)


def _panels(choice: Choice) -> tuple[Choice, ...]:
    """One drawing for each unit, of the series of which the chosen years leave any figure."""
    drawn = marks.with_counts(choice.kept, choice.series_ids)
    return tuple(
        replace(choice, series_ids=tuple(members), beside=tuple(drawn))
        for members in marks.by_unit(choice.kept, drawn).values()
    )


def _unit(choice: Choice) -> str:
    return "; ".join(marks.by_unit(choice.dataset, choice.series_ids))


def _title(choice: Choice) -> str:
    titles = [
        f"{letter}: {choice.dataset.row('series', key)['title']}"
        for key, letter in letters_of(choice).items()
    ]
    return "; ".join(titles)


def _table(choice: Choice) -> pd.DataFrame:
    """The figures of all series, each with its letter."""
    parts = [
        tables.counts(choice.kept, key).assign(Series=letter)
        for key, letter in letters_of(choice).items()
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


READING = "Solid: counted and final. Pale: not final, estimated, or one of both ends of a range"


def _slide(choice: Choice) -> Slide:
    series = tuple(_points(choice, key, letter) for key, letter in letters_of(choice).items())
    return Slide("points", series, years=_span(choice), has_legend=True, reading=READING)


def _points(choice: Choice, series_id: str, letter: str) -> SlideSeries:
    """A point per figure in the middle of its period; a range at both of its ends."""
    frame = marks.drawn(choice.kept, [series_id])
    ranges = frame[frame["form"] == RANGE]
    ends = [ranges.assign(value=ranges["low"]), ranges.assign(value=ranges["high"])]
    frame = pd.concat([frame[frame["form"] != RANGE], *ends])
    return SlideSeries(
        letter,
        tuple(map(float, frame["value"])),
        SERIES_COLOURS["light"][LETTERS.index(letter)],
        tuple((frame["standing"] == COUNTED) & (frame["form"] == WHOLE)),
        tuple(moment.date() for moment in frame["middle"]),
    )


CHART = Chart(
    key="compared",
    label="Series compared",
    heading="Series compared",
    title=_title,
    unit=_unit,
    words=lambda choice: f"Chart over time in {_unit(choice)}: {_title(choice)}.",
    caption=lambda _: f"{SIGNS_IN_WORDS} Choose a mark to read its passage.",
    draw=_draw,
    table=_table,
    table_words="figures of the series compared",
    slide=_slide,
    panels=_panels,
    nothing=lambda _: "Choose at least one series that has a figure in the chosen years.",
    series=SeriesChoice(
        most=MOST_SERIES,
        most_on_page=MOST_SERIES,
        parameter="compare",
        first=(ARRIVALS, "thai-arrests-year"),
    ),
)
