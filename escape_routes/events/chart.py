"""Dated events in lanes on an axis of time, with what a reader may choose of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.counts.charts.chart import Chart, Option
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.dataset.schema import OUTCOMES
from escape_routes.events import timeline
from escape_routes.events.timeline import LANES
from escape_routes.events.timeline_chart import arrival_bars
from escape_routes.events.timeline_chart import timeline as drawn
from escape_routes.style.wording import counted

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from escape_routes.counts.charts.chart import Choice, Value
    from escape_routes.dataset.tables import Dataset
    from escape_routes.events.timeline import Lanes
    from escape_routes.style.palette import Theme


def _lanes(_: Dataset) -> dict[str, Value]:
    return {lanes: lanes for lanes in LANES}


def _outcomes(_: Dataset) -> dict[str, Value]:
    return {outcome: outcome for outcome in OUTCOMES}


LANE = Option("lanes", "lanes", "Lanes", _lanes)
OUTCOME = Option("outcomes", "outcome", "Outcome", _outcomes, is_many=True)


def _events(choice: Choice) -> pd.DataFrame:
    return timeline.events(choice.dataset, choice.kept, choice.words(OUTCOME.key))


def _lane(choice: Choice) -> Lanes:
    return next(lanes for lanes in LANES if lanes == choice.word(LANE.key, LANES[0]))


def _draw(choice: Choice, theme: Theme) -> alt.LayerChart:
    events = _events(choice)
    span = timeline.span(events, *(choice.window or (None, None)))
    marks = timeline.marks(events, _lane(choice), span)
    return drawn(marks, arrival_bars(choice.kept.counts), span, theme)


def _words(choice: Choice) -> str:
    return (
        f"Time axis with {counted(len(_events(choice)), 'dated event')} in lanes by "
        f"{_lane(choice).lower()}, above bars of arrivals in South Korea per year. The table below "
        "says the same."
    )


def _caption(choice: Choice) -> str:
    lanes = "kinds of route" if _lane(choice) == LANES[0] else "countries"
    return (
        "Filled: the day is known. Hollow with a bar: only the month or the year is known, and the "
        "bar is as long. Events of the same weeks stand below each other; an event with several "
        f"{lanes} stands in each of those lanes. "
        "Drag to move along the axis; hold Ctrl or Cmd and turn the wheel to zoom; double-click to "
        "see everything again. On a touch screen the years above the page do the same. Choose an "
        "event to read its passages and see its routes on the map. Arrivals: Ministry of "
        "Unification of South Korea, and press reports of its announcements since 2020; they "
        "follow the years, not the routes."
    )


def _table(choice: Choice) -> pd.DataFrame:
    events = _events(choice)
    table = timeline.table(events)
    table.insert(0, "event_id", events["event_id"])
    return table


def _sources(choice: Choice) -> list[str]:
    """The sources of the passages about the events that are drawn, then those of the arrivals."""
    evidence = choice.dataset.evidence
    is_event = evidence["subject_table"] == "events"
    about = evidence[is_event & evidence["subject_id"].isin(_events(choice)["event_id"])]
    excerpts = choice.kept.excerpts
    told = excerpts.loc[excerpts["excerpt_id"].isin(about["excerpt_id"]), "source_id"]
    counts = choice.kept.counts
    bars = counts["count_id"].isin(arrival_bars(counts)["count_id"])
    return [*told, *counts.loc[bars, "source_id"]]


CHART = Chart(
    key="timeline",
    label="Timeline",
    heading="Timeline",
    title=lambda _: "Dated events, above arrivals in South Korea per year",
    unit=lambda _: "dated events; below them persons per year",
    words=_words,
    caption=_caption,
    draw=_draw,
    table=_table,
    table_words="dated events",
    panels=lambda choice: () if _events(choice).empty else (choice,),
    nothing=lambda _: "No dated event lies in this choice.",
    sources=_sources,
    series_ids=(ARRIVALS,),
    options=(LANE, OUTCOME),
    reading="Filled: the day is known. Hollow with a bar: only the month or the year is known",
    noun="event",
    page="timeline",
    has_own_height=True,
    can_zoom=True,
)
