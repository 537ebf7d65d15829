"""The parts of the sources page: search, disagreements, one source, citations."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from escape_routes.dataset.tables import rows
from escape_routes.evidence import citations, disagreements, passages
from escape_routes.evidence.subjects import subjects
from escape_routes.evidence.tables import source_labels, source_table, table
from escape_routes.search import facets, queries
from escape_routes.style.wording import counted, language_in_words, partial_date_in_words
from escape_routes.ui import drawer, filters, parts, session
from escape_routes.ui.parts import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.citations import Format, Reference
    from escape_routes.evidence.disagreements import Answer, Question
    from escape_routes.search.index import Found
    from escape_routes.search.queries import Term
    from escape_routes.ui.filters import View

SECTION, QUERY, PAGE, SOURCE, CITED, FORMAT = "section", "q", "page", "source", "cited", "format"
PAGE_LENGTH = 10
MAX_SUBJECTS = 3
MAX_COLUMNS = 4
MAX_LINKS = 4
MAX_REFERENCES_SHOWN = 5
OWN_KEYS = {SECTION, CITED, FORMAT, PAGE}
VERBS = {"supports": "Supports", "disputes": "Disputes", "context": "Context for"}


def chosen_section(view: View) -> None:
    """The section of the page that the reader has chosen."""
    sections = {
        "Passages": _passages,
        "Disagreements": _disagreements,
        "One source": _one_source,
        "Cite": _cite,
    }
    chosen = st.segmented_control(
        "Section of this page",
        list(sections),
        default="Passages",
        required=True,
        key=SECTION,
        bind="query-params",
        label_visibility="collapsed",
    )
    sections[chosen or "Passages"](view)


# Passages


def _passages(view: View) -> None:
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


def _chosen_facets(values: pd.DataFrame) -> tuple[dict[str, list[str]], dict[str, DeltaGenerator]]:
    """Draw the choices to narrow by; below each is room for a note on what is found."""
    chosen: dict[str, list[str]] = {}
    notes: dict[str, DeltaGenerator] = {}
    is_open = any(facet in st.query_params for facet in facets.FACETS)
    with st.expander("Narrow by publisher, kind, language or year", expanded=is_open):
        for column, (facet, name) in zip(st.columns(2) * 2, facets.FACETS.items(), strict=True):
            with column:
                chosen[facet] = st.multiselect(
                    name,
                    facets.options(values, facet),
                    key=facet,
                    bind="query-params",
                    placeholder="All",
                    on_change=_to_first_page,
                )
                notes[facet] = st.empty()
        st.caption("Routes and years are chosen in the sidebar.")
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
    for excerpt_id in found.excerpt_ids[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]:
        _passage(view.dataset, excerpt_id, found.terms)
    parts.table_twin(table(view.dataset, found.excerpt_ids), counted(total, "passage"))


def _passage(dataset: Dataset, excerpt_id: str, terms: Iterable[Term]) -> None:
    """A passage with what was asked for marked in it, its source, and what it speaks of."""
    asked = tuple(terms)
    passage = passages.passage(dataset, excerpt_id)
    drawer.show_passages([passage], lambda text: _marked(text, asked))
    _subjects(dataset, excerpt_id)


def _subjects(dataset: Dataset, excerpt_id: str) -> None:
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
            with st.popover(f"{len(buttons) - MAX_SUBJECTS} more", type="tertiary"):
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
    """As `panels.plain`, which would take the blanks at both ends."""
    before = " " if piece[:1].isspace() else ""
    after = " " if piece[-1:].isspace() and piece.strip() else ""
    return f"{before}{plain(piece)}{after}"


# Disagreements


def _disagreements(view: View) -> None:
    found = disagreements.kept(session.questions(view.dataset), view.kept)
    st.markdown(
        "Where sources disagree, every answer is kept. What is shown by default, and why, stands "
        "below each question; it follows from the evidence and not from a vote."
    )
    st.caption(
        f"{counted(len(found), 'question')} of {len(session.questions(view.dataset))}; "
        "routes and years are chosen in the sidebar."
    )
    for is_slip, heading in ((False, "Open disagreements"), (True, "Misprints and misreadings")):
        group = [one for one in found if one.is_slip is is_slip]
        if group:
            st.subheader(heading)
        for question in group:
            _question(view.dataset, question)
    if not found:
        st.markdown("No disagreement lies in this choice.")
        return
    parts.table_twin(disagreements.table(found), counted(len(found), "question"))


def _question(dataset: Dataset, question: Question) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(question.title)}**")
        columns = st.columns(min(MAX_COLUMNS, len(question.answers)), gap="medium")
        for number, answer in enumerate(question.answers):
            with columns[number % len(columns)]:
                _answer(answer, f"{question.question_id}_{number}")
        st.markdown(f"Shown by default: {plain(question.shown)}")
        if question.why:
            st.caption(plain(" ".join(question.why)))
        _about(dataset, question)


def _answer(answer: Answer, key: str) -> None:
    mark = " · shown" if answer.is_shown else ""
    st.markdown(f"##### {plain(answer.label)}{mark}")
    lines = [plain(note) for note in answer.notes]
    lines += [f"“{plain(one.quote)}”" for one in answer.passages[:1] if one.quote]
    st.markdown("  \n".join(f":small[{line}]" for line in lines))
    links = {
        one.source.source_id: f"[{plain(one.source.publisher)}](<{one.source.url}>), "
        f"{partial_date_in_words(one.source.date_published)}"
        for one in answer.passages
    }
    more = len(links) - MAX_LINKS
    named = "; ".join(list(links.values())[:MAX_LINKS])
    st.markdown(f":small[{named}{f'; and {more} more' if more > 0 else ''}]")
    if answer.subjects:
        parts.open_button("Read the passages", answer.subjects[0], f"answer_{key}")


def _about(dataset: Dataset, question: Question) -> None:
    """The events that the question is about, as quiet buttons."""
    answered = {subject for answer in question.answers for subject in answer.subjects}
    with st.container(horizontal=True):
        for subject in question.subjects:
            if subject not in answered:
                parts.open_button(
                    f"{subject.noun.capitalize()}: {plain(session.title(dataset, subject))}",
                    subject,
                    f"about_{question.question_id}_{subject}",
                )


# One source


def _one_source(view: View) -> None:
    labels = source_labels(view.dataset)
    chosen = st.selectbox(
        "Source",
        list(labels),
        index=None,
        key=SOURCE,
        bind="query-params",
        placeholder="Choose a source, or a row of the table",
    )
    if chosen not in labels:
        _source_list(view, labels)
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
    _written([citations.of_source(source)], source.source_id)


def _rests_on(view: View, source_id: str) -> None:
    """Everything that a source says here: its passages, or the rows of its data set."""
    counts = view.dataset.counts
    figures = int((counts["source_id"] == source_id).sum())
    bare = int(((counts["source_id"] == source_id) & (counts["excerpt_id"] == "")).sum())
    own = view.dataset.excerpts
    ids = own.loc[own["source_id"] == source_id, "excerpt_id"].tolist()
    st.caption(
        f"{counted(len(ids), 'passage')}, {counted(figures, 'figure')}"
        f"{f', {bare} of them rows of a data set without a sentence' if bare else ''}. "
        "All of them, whatever the filters say."
    )
    for excerpt_id in ids:
        with st.container(border=True):
            st.markdown(drawer.passage_in_words(passages.passage(view.dataset, excerpt_id)))
            _subjects(view.dataset, excerpt_id)


def _source_list(view: View, labels: dict[str, str]) -> None:
    frame = source_table(view.kept)
    label_of = {source_id: label for label, source_id in labels.items()}
    st.caption(f"{counted(len(frame), 'source')} of {len(view.dataset.sources)}, newest first.")

    def take_choice() -> None:
        chosen = st.session_state["source_rows"].selection.rows
        if chosen and chosen[0] < len(frame):
            st.session_state[SOURCE] = label_of[frame["source_id"].iloc[chosen[0]]]

    st.dataframe(
        frame.drop(columns="source_id"),
        key="source_rows",
        hide_index=True,
        on_select=take_choice,
        selection_mode="single-row",
        alt="Table: sources with passages, figures and reliability",
    )


# Citations


def _cite(view: View) -> None:
    today = datetime.now(tz=UTC).date().isoformat()
    root, here = _addresses()
    dataset = citations.of_dataset(session.current_terms(), root, today)
    choices = {
        "The dataset": [dataset],
        "This view": [citations.of_view(dataset, filters.in_words(view), here)],
        "The sources of this view": _references(view.kept),
        "All sources": _references(view.dataset),
    }
    chosen = st.segmented_control(
        "What to cite",
        list(choices),
        default="The dataset",
        required=True,
        key=CITED,
        bind="query-params",
    )
    st.caption(
        "Cite the source of each figure or sentence that you take over, and the dataset for what "
        "is ours: selection, summaries and links. A single source is cited under One source."
    )
    _written(choices[chosen or "The dataset"], "escape-routes")


def _addresses() -> tuple[str, str]:
    """The address of the app, and that of this view, with its filters."""
    page = (st.context.url or "").rstrip("/")
    root = page.removesuffix("/sources")
    query = [
        (key, value)
        for key in st.query_params
        if key not in OWN_KEYS
        for value in st.query_params.get_all(key)
    ]
    return root, f"{page}?{urlencode(query)}" if query else page


def _references(dataset: Dataset) -> list[Reference]:
    ids = (row.source_id for row in rows(dataset.sources))
    return [citations.of_source(passages.source(dataset, source_id)) for source_id in ids]


def _written(references: Sequence[Reference], stem: str) -> None:
    """References in the format that the reader chooses, to copy and to keep as a file."""
    formats = {one.name: one for one in citations.FORMATS}
    chosen = st.segmented_control(
        "Format",
        list(formats),
        default=citations.FORMATS[0].name,
        required=True,
        key=FORMAT,
        bind="query-params",
    )
    form = formats[chosen or citations.FORMATS[0].name]
    shown = references[:MAX_REFERENCES_SHOWN]
    language = form.language if form.language != "text" else None
    st.code(form.write(shown), language=language, wrap_lines=True)
    if len(shown) < len(references):
        st.caption(f"The first {len(shown)} of {len(references)}; the file holds all.")
    _download(references, form, stem)


def _download(references: Sequence[Reference], form: Format, stem: str) -> None:
    st.download_button(
        f"Download {form.name}",
        lambda: form.write(references).encode(),
        file_name=f"{stem}.{form.suffix}",
        mime=form.media_type,
        key=f"download_{stem}_{form.suffix}",
        on_click="ignore",
    )
