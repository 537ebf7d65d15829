"""The subject whose passages are open: one place in the address, `?focus=leg.<leg_id>`.

No widget holds it, since a map, a chart, a figure and a link can all set it.
"""

from __future__ import annotations

import streamlit as st

from escape_routes.dataset.tables import Dataset
from escape_routes.errors import UnknownIdError
from escape_routes.evidence.subjects import Subject

FOCUS = "focus"
CLOSINGS, OPEN = "closings", "open_subject"


def begin() -> None:
    """Note at the start of a run whether passages were closed by going back in the history."""
    was_open = st.session_state.get(OPEN)
    if was_open and not text():
        _note_closing()
    st.session_state[OPEN] = text()


def choose(subject: Subject | str) -> None:
    """Open the passages of a subject; for callbacks."""
    st.query_params[FOCUS] = str(subject)


def clear() -> None:
    """Close the passages; for callbacks."""
    st.query_params.pop(FOCUS, None)
    st.session_state[OPEN] = ""
    _note_closing()


def _note_closing() -> None:
    st.session_state[CLOSINGS] = st.session_state.get(CLOSINGS, 0) + 1


def fresh(key: str) -> str:
    """A key that changes when the passages are closed.

    A chart or table keeps what was chosen in it and says nothing when the same is chosen again;
    under a new key it has forgotten.
    """
    return f"{key}_{st.session_state.get(CLOSINGS, 0)}"


def text() -> str:
    """The subject as it stands in the address; empty for none."""
    return st.query_params.get(FOCUS, "")


def current(dataset: Dataset) -> Subject | None:
    """The subject in the address, if any.

    Raises
    ------
    UnknownIdError
        If the address names something that the dataset does not hold.
    """
    if not text():
        return None
    subject = Subject.parse(text())
    dataset.row(subject.table, subject.identifier)
    return subject


def current_or_message(dataset: Dataset) -> Subject | None:
    """As `current`; what cannot be found is said in one line and then forgotten."""
    try:
        return current(dataset)
    except UnknownIdError as error:
        st.warning(
            f"The link points to a passage that is not in this dataset: {error}. "
            "Choose a line, a place or a bar instead."
        )
        clear()
        return None
