"""What a chart is: one value with its drawing, its table, its slide and the words around them.

A module beside this one defines each chart; `escape_routes.briefing.charts` lists them. Pages,
briefing files, pictures and slides all read that list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

    import altair as alt
    import pandas as pd

    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme

Value = str | int | tuple[str, ...]
"""What is chosen for a chart: a word, a number, or several words."""
Line = Literal["", "solid", "dashed"]
Sign = Literal["circle", "square", "dash", "x"]

READING = "Solid: counted and final. Pale, hollow or dashed: not final, estimated or a range"
NOTHING = "No figure lies in the chosen years."
MAX_PUBLISHERS = 3


@dataclass(frozen=True)
class Option:
    """Something that a reader chooses for a chart, beside routes, years and series.

    `key` names it in briefing files, `parameter` in the address of the page, `label` on the page.
    `values` gives what can be chosen from a dataset, by its label; the first holds by default.
    Several may be chosen where `is_many`; then none means all.
    """

    key: str
    parameter: str
    label: str
    values: Callable[[Dataset], Mapping[str, Value]]
    is_many: bool = False


@dataclass(frozen=True)
class SeriesChoice:
    """How many series a chart draws, and how the page asks for them.

    `most` holds for briefing files, `most_on_page` for the page, whose address names them by
    `parameter`; `first` are chosen by default. `has_one_unit`: all must be counted in the same.
    """

    most: int
    most_on_page: int
    parameter: str
    first: tuple[str, ...] = ()
    has_one_unit: bool = False


@dataclass(frozen=True, eq=False)
class Choice:
    """What a chart is drawn from.

    `kept` is what the chosen routes and years keep of `dataset`; `window` are first and last year,
    None for all. `beside` are the series of the drawings that stand together with this one.
    """

    dataset: Dataset
    kept: Dataset
    window: tuple[int, int] | None = None
    series_ids: tuple[str, ...] = ()
    options: Mapping[str, Value] = field(default_factory=dict)
    beside: tuple[str, ...] = ()

    def word(self, key: str, default: str = "") -> str:
        """What is chosen for an option of words."""
        return str(self.options.get(key, default))

    def number(self, key: str) -> int | None:
        """What is chosen for an option of numbers; None when nothing is."""
        value = self.options.get(key)
        return value if isinstance(value, int) else None

    def words(self, key: str) -> tuple[str, ...]:
        """What is chosen for an option of which several words may be chosen."""
        value = self.options.get(key, ())
        return value if isinstance(value, tuple) else (str(value),)


@dataclass(frozen=True)
class SlideSeries:
    """Numbers of one name and colour on a slide; None where there is no number.

    `is_final` says of each number whether it is counted and final. Points have `moments` to stand
    at; all else stands at the categories of its slide.
    """

    name: str
    numbers: tuple[float | None, ...]
    colour: str
    is_final: tuple[bool, ...]
    moments: tuple[datetime.date, ...] = ()
    line: Line = ""
    sign: Sign = "circle"


@dataclass(frozen=True)
class Slide:
    """A chart as an office program draws it: its form and its numbers, plain.

    Columns are piled up, signs stand one to a category, points on an axis of time. `joins_ends`
    draws a line from the lowest to the highest sign of a category. The scale begins at `minimum`
    and ends at `maximum`; where they are None, the program sets them. `years` are the first and
    last year of an axis of time, where it is longer than its points need. `reading` says how to
    read it, where it shows less than the drawing.
    """

    form: Literal["columns", "signs", "points"]
    series: tuple[SlideSeries, ...]
    categories: tuple[str, ...] = ()
    number_format: str = "#,##0"
    minimum: float | None = 0
    maximum: float | None = None
    years: tuple[int, int] | None = None
    joins_ends: bool = False
    has_legend: bool = False
    reading: str = ""


def _one_drawing(choice: Choice) -> tuple[Choice, ...]:
    return (choice,)


@dataclass(frozen=True, kw_only=True, eq=False)
class Chart:
    """One chart: what draws it, what says the same, and what a reader may choose.

    `key` stands in briefing files, `label` among the parts of its `page`, `heading` above it there
    and `title` above it everywhere else. `words` say it to those who do not see it, `caption` how
    to read it on the page, in our own words only, and `reading` in short. Each row of `table` is a
    `noun`, with its key in a first column `count_id` or `event_id` where a row can be opened.
    Without `slide` a slide holds a picture. `panels` gives the choice for each of its drawings,
    none when there is nothing to draw. `series_ids` are the series that it always draws; `series`
    says which others can be chosen. With `has_caveat` the page warns of the first of them, with
    `has_window` dragging across it sets the years, with `can_zoom` it is zoomed in the browser,
    with `has_own_height` a picture of it is scaled, not stretched.
    """

    key: str
    label: str
    heading: str
    title: Callable[[Choice], str]
    unit: Callable[[Choice], str]
    words: Callable[[Choice], str]
    caption: Callable[[Choice], str]
    draw: Callable[[Choice, Theme], alt.LayerChart]
    table: Callable[[Choice], pd.DataFrame]
    table_words: str
    slide: Callable[[Choice], Slide] | None = None
    panels: Callable[[Choice], tuple[Choice, ...]] = _one_drawing
    nothing: Callable[[Choice], str] = lambda _: NOTHING
    sources: Callable[[Choice], list[str]] | None = None
    series_ids: tuple[str, ...] = ()
    series: SeriesChoice | None = None
    options: tuple[Option, ...] = ()
    reading: str = READING
    noun: Literal["count", "event"] = "count"
    page: str = "yearly_counts"
    has_caveat: bool = False
    has_window: bool = False
    has_own_height: bool = False
    can_zoom: bool = False
    is_presented: bool = True

    def source_ids(self, choice: Choice) -> list[str]:
        """The sources of what it draws, each once; none when the chosen years keep nothing.

        Those of its series, unless it says itself what it draws of them.
        """
        if self.sources:
            return list(dict.fromkeys(self.sources(choice)))
        counts = choice.kept.counts
        drawn = counts["series_id"].isin(choice.series_ids or self.series_ids)
        return list(dict.fromkeys(counts.loc[drawn, "source_id"]))

    def drawings(self, choice: Choice) -> list[Drawing]:
        """The drawings that a choice makes, in their order from the top."""
        return [Drawing(self, panel) for panel in self.panels(choice)]


@dataclass(frozen=True, eq=False)
class Drawing:
    """One drawing of a chart, with what has to stand beside it."""

    chart: Chart
    choice: Choice

    @property
    def title(self) -> str:
        """What it shows, in a line."""
        return self.chart.title(self.choice)

    @property
    def unit(self) -> str:
        """The unit of its numbers."""
        return self.chart.unit(self.choice)

    @property
    def words(self) -> str:
        """What it shows, for those who do not see it."""
        window = self.choice.window
        years = f", {window[0]} to {window[1]}" if window else ""
        said = self.chart.words(self.choice)
        return f"Chart: {self.title}{years}. Unit: {self.unit}. {said}"

    @property
    def source_line(self) -> str:
        """The publishers of its figures, the first few by name."""
        named = self.choice.dataset.sources.set_index("source_id")["publisher"]
        found = [str(named[key]) for key in self.chart.source_ids(self.choice)]
        publishers = list(dict.fromkeys(found))
        more = len(publishers) - MAX_PUBLISHERS
        tail = f"; {more} more" if more > 0 else ""
        return f"Source: {'; '.join(publishers[:MAX_PUBLISHERS])}{tail}"
