"""The parts of the overview: map and yearly bars, the headlines, the latest events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.counts import headlines
from escape_routes.counts.charts import by_sex
from escape_routes.dataset.memo import count_keys, event_keys, remember
from escape_routes.events import timeline
from escape_routes.evidence.subjects import Subject
from escape_routes.style.wording import date_in_words, years_in_words
from escape_routes.ui import chart_parts, filters, map_panel, parts
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    import pandas as pd

    from escape_routes.ui.filters import View

MAP_HEIGHT = 420


def first_screen(view: View) -> None:
    """The map, and the yearly bars below the years that they cut out."""
    left, right = st.columns(filters.MAP_AND_BARS, gap="medium")
    with left:
        map_panel.map_panel(view, height=MAP_HEIGHT, fills=True)
    with right:
        chart_parts.compact(view, by_sex.CHART)


def opening_counts(view: View) -> None:
    """The headlines that open a briefing; each opens its source."""
    found = remember(
        view.dataset,
        ("headlines", count_keys(view.kept)),
        lambda: headlines.headlines_of(view.kept),
    )
    window = filters.window(view)
    with st.container(horizontal=True, gap="large"):
        for headline in found:
            parts.headline(view.dataset, headline.label, headline.count_id)
    whole = [headline.label for headline in found if headline.is_of_all_years and window]
    st.caption(
        "Persons who arrived in South Korea, and who were arrested on entry in Thailand."
        + (f" {', '.join(whole)}: not of {years_in_words(window)} alone." if whole else "")
    )


def latest_events(view: View, limit: int) -> None:
    """The latest events of the view, newest first, each opening its passages.

    What offices announce about their own publishing stands on the timeline alone.
    """
    st.subheader("Latest documented events")
    newest = remember(
        view.dataset,
        ("latest", limit, event_keys(view.kept)),
        lambda: (
            timeline.of_people(view.dataset, view.kept.events)
            .sort_values("date", ascending=False)
            .head(limit)
        ),
    )
    if newest.empty:
        st.markdown("No dated event lies in this choice.")
    parts.in_pairs([event for _, event in newest.iterrows()], _event)


def _event(event: pd.Series) -> None:
    when = date_in_words(event["date"], event["date_precision"])
    st.markdown(f"{when}  \n**{plain(event['title'])}**  \n{plain(event['summary'])}")
    parts.open_button(
        "Read the source", Subject("event", event["event_id"]), f"open_{event['event_id']}"
    )
