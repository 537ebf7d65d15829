"""The body of the sources page: passages, disagreements, one source, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.ui import citing, disagreements, one_source, passage_search

if TYPE_CHECKING:
    from escape_routes.ui.filters import View


def chosen_section(view: View) -> None:
    """The section of the page that the reader has chosen."""
    sections = {
        "Passages": passage_search.found_passages,
        "Disagreements": disagreements.open_questions,
        "One source": one_source.chosen_source,
        "Cite": citing.ways_to_cite,
    }
    chosen = st.segmented_control(
        "Section of this page",
        list(sections),
        default="Passages",
        required=True,
        key="section",
        bind="query-params",
        label_visibility="collapsed",
    )
    sections[chosen or "Passages"](view)
