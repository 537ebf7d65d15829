"""How to cite the dataset, a view and its sources, in the formats of reference managers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from escape_routes.dataset.tables import rows
from escape_routes.evidence import citations, passages
from escape_routes.ui import filters, parts, session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.citations import Format, Reference
    from escape_routes.ui.filters import View

CITED, FORMAT = "cited", "format"
MAX_REFERENCES_SHOWN = 5
NOT_OF_THE_VIEW = {"section", "page", CITED, FORMAT}
"""Parameters of the address that say how this page is read, not what a view holds."""


def ways_to_cite(view: View) -> None:
    """References to the dataset, to this view and to its sources."""
    today = datetime.now(tz=UTC).date().isoformat()
    root, here = _addresses()
    dataset = citations.of_dataset(session.current_terms(), root, today)
    choices = {
        "The dataset": [dataset],
        "This view": [citations.of_view(dataset, filters.in_words(view), here)],
        "The sources of this view": _references(view.kept),
        "All sources": _references(view.dataset),
    }
    chosen = parts.one_of(choices, "What to cite", CITED)
    st.caption(
        "Cite the source of each figure or sentence that you take over, and the dataset for what "
        "is ours: selection, summaries and links. A single source is cited under One source."
    )
    references_to_take(choices[chosen], "escape-routes")


def _addresses() -> tuple[str, str]:
    """The address of the app, and that of this view, with its filters."""
    page = (st.context.url or "").rstrip("/")
    root = page.removesuffix("/sources")
    query = [
        (key, value)
        for key in st.query_params
        if key not in NOT_OF_THE_VIEW
        for value in st.query_params.get_all(key)
    ]
    return root, f"{page}?{urlencode(query)}" if query else page


def _references(dataset: Dataset) -> list[Reference]:
    ids = (row.source_id for row in rows(dataset.sources))
    return [citations.of_source(passages.source(dataset, source_id)) for source_id in ids]


def references_to_take(references: Sequence[Reference], stem: str) -> None:
    """References in the format that the reader chooses, to copy and to keep as a file."""
    formats = {one.name: one for one in citations.FORMATS}
    form = formats[parts.one_of(formats, "Format", FORMAT)]
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
