"""Questions on which sources disagree, their answers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.evidence import disagreements
from escape_routes.style.wording import counted, partial_date_in_words
from escape_routes.ui import parts, session
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.questions import Answer, Question
    from escape_routes.ui.filters import View

MAX_COLUMNS = 4
MAX_LINKS = 4


def open_questions(view: View) -> None:
    """Every question that the filters keep, misprints and misreadings last."""
    questions = disagreements.questions(view.dataset)
    found = disagreements.kept(questions, view.kept)
    st.markdown(
        "Where sources disagree, every answer is kept. What is shown by default, and why, stands "
        "below each question; it follows from the evidence and not from a vote."
    )
    st.caption(
        f"{counted(len(found), 'question')} of {len(questions)}; routes and years are chosen above."
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
    parts.table_twin(lambda: disagreements.table(found), counted(len(found), "question"))


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
