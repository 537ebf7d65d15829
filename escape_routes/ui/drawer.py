"""The drawer with the passages of a subject, and passages wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from escape_routes.evidence.passages import Passage, Source, passages
from escape_routes.evidence.subjects import Subject, describe
from escape_routes.style.wording import (
    language_in_words,
    partial_date_in_words,
    years_in_words,
)
from escape_routes.ui import focus
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from escape_routes.dataset.tables import Dataset

STANCE_HEADINGS = {
    "supports": "What the sources say",
    "disputes": "What other sources say instead",
    "context": "Context",
}


def evidence_drawer(
    dataset: Dataset, tools: Callable[[Dataset, Subject], None] | None = None
) -> None:
    """The passages of the subject in the address, in a drawer beside the page; none, no drawer.

    `tools` draws what can be done with the subject.
    """
    subject = focus.current_or_message(dataset)
    if subject is None:
        return
    title = describe(dataset, subject).title
    stances = {passage.stance for passage in passages(dataset, subject)}
    width: Literal["small", "medium"] = "medium" if "disputes" in stances else "small"

    @st.dialog(plain(title), position="right", width=width, on_dismiss=focus.clear)
    def drawer() -> None:
        if tools:
            tools(dataset, subject)
        show_subject(dataset, subject)

    drawer()


def show_subject(dataset: Dataset, subject: Subject) -> None:
    """A subject with its facts and its passages."""
    st.markdown("  \n".join(map(plain, describe(dataset, subject).facts)))
    found = passages(dataset, subject)
    groups = {
        stance: [passage for passage in found if passage.stance == stance]
        for stance in STANCE_HEADINGS
    }
    if groups["supports"] and groups["disputes"]:
        for column, stance in zip(st.columns(2), ("supports", "disputes"), strict=True):
            with column:
                _show_group(stance, groups.pop(stance))
    for stance, group in groups.items():
        _show_group(stance, group)
    if not found:
        st.caption("No passage of its own; see the legs and events it belongs to.")


def _show_group(stance: str, group: list[Passage]) -> None:
    if group:
        st.markdown(f"##### {STANCE_HEADINGS[stance]}")
        show_passages(group, f"drawer_{stance}")


def show_passages(passages: list[Passage], where: str, mark: Callable[[str], str] = plain) -> None:
    """Passages by source: quotations with summaries in own words, and where they stand.

    `where` tells places of a page apart that may show the same passages. `mark` makes Markdown of
    quotations and summaries, and may point out words in them.
    """
    by_source: dict[Source, list[Passage]] = {}
    for passage in passages:
        by_source.setdefault(passage.source, []).append(passage)
    for source, group in by_source.items():
        words = [passage_in_words(passage, mark) for passage in group]
        with st.container(border=True, gap="small"):
            st.markdown("\n\n".join([*words, *_source_in_words(source)]))
            key = f"cite_{where}_{source.source_id}_{group[0].excerpt_id}"
            cite = st.popover("Cite", type="tertiary", key=key, on_change="rerun")
            if cite.open:
                cite.code(source.citation, language=None, wrap_lines=True)


def passage_in_words(passage: Passage, mark: Callable[[str], str] = plain) -> str:
    """A quotation with its summary, the years of which it speaks and where it stands, as Markdown.

    `mark` makes Markdown of quotation and summary.
    """
    quote = f"“{mark(passage.quote)}”  \n" if passage.quote else ""
    where = [
        f"speaks of {years_in_words(passage.years)}" if passage.years else "",
        plain(passage.locator),
    ]
    details = "; ".join(filter(None, where))
    return f"{quote}:small[{mark(passage.summary)}{f' ({details})' if details else ''}]"


def _source_in_words(source: Source) -> list[str]:
    """Who published it, when and where, and how far it can be relied upon, as Markdown."""
    details = [
        f"**{plain(source.publisher)}**",
        partial_date_in_words(source.date_published),
        language_in_words(source.language),
        f"[{plain(source.title)}](<{source.url}>)",
    ]
    note = source.reliability_note
    return [" · ".join(details), *([f":small[{plain(note)}]"] if note else [])]
