"""One source with everything that it says here, chosen from the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.evidence import citations, passages
from escape_routes.evidence.tables import source_labels, source_table
from escape_routes.search import facets
from escape_routes.style.wording import counted, language_in_words, partial_date_in_words
from escape_routes.ui import drawer, keyed
from escape_routes.ui.citing import references_to_take
from escape_routes.ui.passage_search import subject_buttons
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from escape_routes.ui.filters import View

SOURCE = "source"


def chosen_source(view: View) -> None:
    """What a source says here and how to cite it; the list of sources until one is chosen."""
    labels = source_labels(view.dataset)
    chosen = st.selectbox(
        "Source",
        list(labels),
        index=None,
        key=SOURCE,
        on_change=keyed.one(SOURCE, labels),
        placeholder="Choose a source, or a row of the table",
    )
    if chosen not in labels:
        _source_list(view)
        return
    source = passages.source(view.dataset, labels[chosen])
    st.subheader(plain(source.title))
    st.markdown(
        f"{plain(source.publisher)} · {partial_date_in_words(source.date_published)} · "
        f"{language_in_words(source.language)} · {facets.KINDS_IN_WORDS[source.kind]}  \n"
        f"<{source.url}>"
    )
    st.markdown(f"Reliability: {plain(source.reliability_note) or 'no note.'}")
    _rests_on(view, source.source_id)
    st.subheader("Cite this source")
    references_to_take([citations.of_source(source)], source.source_id)


def _rests_on(view: View, source_id: str) -> None:
    """Everything that a source says here: its passages, or the rows of its data set."""
    counts = view.dataset.counts
    number = int((counts["source_id"] == source_id).sum())
    bare = int(((counts["source_id"] == source_id) & (counts["excerpt_id"] == "")).sum())
    own = view.dataset.excerpts
    ids = own.loc[own["source_id"] == source_id, "excerpt_id"].tolist()
    st.caption(
        f"{counted(len(ids), 'passage')}, {counted(number, 'figure')}"
        f"{f', {bare} of them rows of a data set without a sentence' if bare else ''}. "
        "All of them, whatever the filters say."
    )
    for excerpt_id in ids:
        with st.container(border=True):
            st.markdown(drawer.passage_in_words(passages.passage(view.dataset, excerpt_id)))
            subject_buttons(view.dataset, excerpt_id)


def _source_list(view: View) -> None:
    frame = source_table(view.kept)
    st.caption(f"{counted(len(frame), 'source')} of {len(view.dataset.sources)}, newest first.")

    def take_choice() -> None:
        chosen = st.session_state["source_rows"].selection.rows
        if chosen and chosen[0] < len(frame):
            st.query_params[SOURCE] = frame["source_id"].iloc[chosen[0]]

    st.dataframe(
        frame.drop(columns="source_id"),
        key="source_rows",
        hide_index=True,
        on_select=take_choice,
        selection_mode="single-row",
        alt="Table: sources with passages, figures and reliability",
    )
