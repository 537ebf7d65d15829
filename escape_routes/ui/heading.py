"""What stands above the filters of every page: its heading, its lead and the standing notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.counts import headlines
from escape_routes.dataset.memo import per_dataset
from escape_routes.style.wording import NOTICE, years_in_words
from escape_routes.ui import filters
from escape_routes.ui.pages import OVERVIEW
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from escape_routes.ui.filters import View
    from escape_routes.ui.pages import Page

_finding = per_dataset(headlines.finding)
WITHOUT_FINDING = "How people leave North Korea"


def draw(view: View, page: Page) -> None:
    """Heading, lead and notice of a page; that of the overview says what the data has found."""
    window = filters.window(view)
    finding = _finding(view.dataset) if page is OVERVIEW else ""
    st.title(plain(finding or (WITHOUT_FINDING if page is OVERVIEW else page.title)))
    # In place of the lead, so that a window of years moves nothing below it.
    is_wider = f"The title is of all years, not of {years_in_words(window)} alone."
    st.caption(f"{is_wider if finding and window else page.lead} {NOTICE}")
