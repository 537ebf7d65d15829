"""The parts of the overview: the figures that open a briefing, and the latest events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.counts import headlines
from escape_routes.counts.charts import by_sex
from escape_routes.evidence.subjects import Subject
from escape_routes.style.wording import date_in_words
from escape_routes.ui import chart_parts, parts
from escape_routes.ui.parts import plain

if TYPE_CHECKING:
    import pandas as pd

    from escape_routes.ui.filters import View


def opening_counts(view: View) -> None:
    """The headlines that open a briefing; each opens its source."""
    with st.container(horizontal=True, gap="small"):
        for headline in headlines.headlines_of(view.kept):
            parts.headline(view.dataset, headline.label, headline.count_id)
    st.caption("Persons who arrived in South Korea, and who were arrested on entry in Thailand.")


def yearly_arrivals(view: View) -> None:
    """The arrivals per year, which every briefing begins with."""
    chart_parts.show(view, by_sex.CHART)


def latest_events(view: View, limit: int) -> None:
    """The latest events of the view, newest first, each opening its passages."""
    st.subheader("Latest documented events")
    newest = view.kept.events.sort_values("date", ascending=False).head(limit)
    if newest.empty:
        st.markdown("No dated event lies in this choice.")
    for _, event in newest.iterrows():
        _event(event)


def _event(event: pd.Series) -> None:
    when, what = st.columns([1, 4], gap="medium")
    when.markdown(f"**{date_in_words(event['date'], event['date_precision'])}**")
    with what:
        st.markdown(f"**{plain(event['title'])}**  \n{plain(event['summary'])}")
        parts.open_button(
            "Read the source", Subject("event", event["event_id"]), f"open_{event['event_id']}"
        )
