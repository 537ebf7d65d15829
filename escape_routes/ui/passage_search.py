"""The search over all passages, narrowed by what is known of their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.evidence import passages
from escape_routes.evidence.subjects import subjects
from escape_routes.evidence.tables import table
from escape_routes.search import facets, queries
from escape_routes.style.wording import counted
from escape_routes.ui import drawer, keyed, parts, session
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

    from escape_routes.dataset.tables import Dataset
    from escape_routes.search.index import Found
    from escape_routes.search.queries import Term
    from escape_routes.ui.filters import View

QUERY, PAGE = "q", "page"
PAGE_LENGTH = 6
MAX_SUBJECTS = 3
VERBS = {"supports": "Supports", "disputes": "Disputes", "context": "Context for"}


def found_passages(view: View) -> None:
    """The passages that hold what is asked for, best first."""
    words = st.text_input(
        "Search",
        key=QUERY,
        bind="query-params",
        type="search",
        placeholder="Any word, number or place, in any script; phrases in quotation marks",
        on_change=_to_first_page,
    )
    values = facets.values(view.dataset)
    chosen, notes = _chosen_facets(values)
    among = set(view.kept.excerpts["excerpt_id"]) & facets.kept(values, chosen)
    found = session.passage_index(view.dataset).find(words or "", among)
    for facet, note in notes.items():
        note.caption(plain(facets.in_words(values, facet, found.excerpt_ids)) or "None found")
    _draw_found(view, found)


def _to_first_page() -> None:
    if PAGE in st.session_state:
        st.session_state[PAGE] = 1


def _narrow(write: Callable[[], None]) -> None:
    write()
    _to_first_page()


def _chosen_facets(values: pd.DataFrame) -> tuple[dict[str, list[str]], dict[str, DeltaGenerator]]:
    """Draw the choices to narrow by; below each is room for a note on what is found."""
    chosen: dict[str, list[str]] = {}
    notes: dict[str, DeltaGenerator] = {}
    is_open = any(facet in st.query_params for facet in facets.FACETS)
    with st.expander("Narrow by publisher, kind, language or year", expanded=is_open):
        for column, (facet, name) in zip(st.columns(2) * 2, facets.FACETS.items(), strict=True):
            with column:
                offered = keyed.slugs(facets.options(values, facet))
                chosen[facet] = st.multiselect(
                    name,
                    list(offered),
                    key=facet,
                    placeholder="All",
                    on_change=_narrow,
                    args=(keyed.several(facet, offered),),
                )
                notes[facet] = st.empty()
        st.caption("Routes and years are chosen above.")
    return chosen, notes


def _draw_found(view: View, found: Found) -> None:
    total = len(found.excerpt_ids)
    whole = found.whole if found.terms else total
    st.caption(facets.found_in_words(whole, total - whole, found.hidden if found.terms else 0))
    if found.note:
        st.markdown(plain(found.note))
    if not total:
        st.markdown("Nothing is found. Try fewer words, or another spelling.")
        return
    pages = -(-total // PAGE_LENGTH)
    number = st.pagination(pages, key=PAGE, bind="query-params") if pages > 1 else 1
    shown = found.excerpt_ids[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
    parts.in_pairs(shown, lambda excerpt_id: _passage(view.dataset, excerpt_id, found.terms))
    parts.table_twin(lambda: table(view.dataset, found.excerpt_ids), counted(total, "passage"))


def _passage(dataset: Dataset, excerpt_id: str, terms: Iterable[Term]) -> None:
    """A passage with what was asked for marked in it, its source, and what it speaks of."""
    asked = tuple(terms)
    passage = passages.passage(dataset, excerpt_id)
    drawer.show_passages([passage], "found", lambda text: _marked(text, asked))
    subject_buttons(dataset, excerpt_id)


def subject_buttons(dataset: Dataset, excerpt_id: str) -> None:
    """What a passage speaks of as quiet buttons, each name once; the last ones behind a further."""
    labels = {
        f"{VERBS[stance]} {subject.noun}: {plain(session.title(dataset, subject))}": subject
        for subject, stance in reversed(subjects(dataset, excerpt_id))
    }
    buttons = [(label, subject, f"open_{excerpt_id}_{label}") for label, subject in labels.items()]
    buttons.reverse()
    with st.container(horizontal=True, gap="xsmall"):
        for button in buttons[:MAX_SUBJECTS]:
            parts.open_button(*button)
        if len(buttons) > MAX_SUBJECTS:
            label = f"{len(buttons) - MAX_SUBJECTS} more"
            more = st.popover(label, type="tertiary", key=f"more_{excerpt_id}", on_change="rerun")
            if more.open:
                with more:
                    for button in buttons[MAX_SUBJECTS:]:
                        parts.open_button(*button)


def _marked(text: str, terms: Iterable[Term]) -> str:
    """Text of the data in which the hits have a coloured ground; everything else is escaped."""
    pieces = queries.marked(" ".join(text.split()), terms)
    return "".join(
        f":orange-background[{_escaped(piece)}]" if is_hit else _escaped(piece)
        for piece, is_hit in pieces
    )


def _escaped(piece: str) -> str:
    """As `plain`, which would take the blanks at both ends."""
    before = " " if piece[:1].isspace() else ""
    after = " " if piece[-1:].isspace() and piece.strip() else ""
    return f"{before}{plain(piece)}{after}"
