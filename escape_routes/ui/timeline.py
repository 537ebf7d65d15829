"""The parts of the timeline page: the time axis beside its map, and the events in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from escape_routes.dataset.memo import event_keys, remember
from escape_routes.events import chart, timeline
from escape_routes.events.timeline import NO_ROUTE
from escape_routes.evidence.subjects import Subject
from escape_routes.style.wording import counted, number_in_words
from escape_routes.ui import chart_parts, map_panel, parts
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from escape_routes.ui.filters import View

PAGE_LENGTH = 8
MAP_HEIGHT = 420
OUTCOMES_IN_WORDS = (
    "Arrived: people reached South Korea or another country that took them in. Arrested: people "
    "were stopped and held. Repatriated: people were returned to North Korea, or handed over on "
    "the way. Policy: a state decided something. Report: something else that was made public."
)


def axis_and_map(view: View) -> pd.DataFrame:
    """The events on a time axis beside the map that a chosen one moves; returns those events."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        events = _chosen_events(view)
        chart_parts.body(view, chart.CHART)
    with right:
        map_panel.map_panel(view, height=MAP_HEIGHT, fills=True)
        st.caption("The routes of a chosen event stand out, or its places when no route is named.")
    return events


def _chosen_events(view: View) -> pd.DataFrame:
    """The events of the view that have a chosen outcome; draws the choice of outcomes and lanes."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        chart_parts.ask_option(
            view, chart.OUTCOME, f"Nothing chosen means all. {OUTCOMES_IN_WORDS}"
        )
        chart_parts.ask_option(view, chart.LANE)
    chosen = chart_parts.chosen(view, chart.CHART).words(chart.OUTCOME.key)
    events = remember(
        view.dataset,
        ("events", chosen, event_keys(view.kept)),
        lambda: timeline.events(view.dataset, view.kept, chosen),
    )
    st.caption(f"{counted(len(events), 'event')} of {len(view.dataset.events)}.")
    return events


def events_in_words(events: pd.DataFrame) -> None:
    """The events, newest first, page by page, two to a row."""
    st.subheader("Events, newest first")
    parts.in_pairs([event for _, event in _page_of(events).iterrows()], _event)


def _page_of(events: pd.DataFrame) -> pd.DataFrame:
    pages = max(1, -(-len(events) // PAGE_LENGTH))
    number = st.pagination(pages, key="events_page") if pages > 1 else 1
    return events.iloc[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]


def _event(event: pd.Series) -> None:
    """An event in words: when, how exact and why, who, where, on which routes."""
    head = f"**{event['when']}** · {event['outcome']}  \n**{plain(event['title'])}**"
    facts = "  \n".join(f":small[{fact}]" for fact in _facts(event))
    with st.container(border=True, gap="small", height="stretch"):
        st.markdown("\n\n".join((head, plain(event["summary"]), facts)))
        parts.open_button(
            "Read the source", Subject("event", event["event_id"]), f"open_{event['event_id']}"
        )


def _facts(event: pd.Series) -> list[str]:
    exact = "" if event["precision"] == "day" else f"exact to the {event['precision']}; "
    facts = {
        "People": "" if pd.isna(event["people_count"]) else number_in_words(event["people_count"]),
        "Places": event["places"],
        "Routes": event["routes"] or NO_ROUTE,
        "Date": f"{exact}{event['basis']}",
    }
    return [f"{name}: {plain(text)}" for name, text in facts.items() if text]
