"""A visitor's own dataset: brought as a zip, shown in this session alone, and left again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from escape_routes.dataset import own_zip
from escape_routes.errors import DataError, Fault
from escape_routes.style.wording import counted
from escape_routes.ui import filters, focus, session

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

CHANGE, BEGUN, EMPTIED = "own_change", "begun", "emptied"
UPLOAD = "own_zip"
OWN_FAULTS = "own_faults"
SHOWN_FAULTS = 500
NOUNS = ("route", "leg", "event", "count")


def is_changing() -> bool:
    """Whether the dataset is just being changed, so that a page must not be drawn yet.

    Choices name rows of the dataset before. Streamlit lets nobody take a choice out of the address
    while its widget is there, and a widget whose options have changed takes the choice from the
    address again. So one run draws no widget, by which the address is emptied, and the next begins
    anew.
    """
    if st.session_state.get(CHANGE) == BEGUN:
        _go_on()
        return True
    if st.session_state.get(CHANGE) == EMPTIED:
        for key in set(map(str, st.session_state)) - {session.OWN_DATASET}:
            del st.session_state[key]
    return False


@st.fragment(run_every=0.2)
def _go_on() -> None:
    if st.session_state.get(CHANGE) == EMPTIED:
        st.rerun()
    st.session_state[CHANGE] = EMPTIED


def mark() -> None:
    """The line above every page that says that own data is shown, with the way back."""
    dataset = session.own_dataset()
    if dataset is None:
        return
    with st.container(border=True):
        st.markdown(
            f":material/folder_open: **Your own data is shown** ({_size(dataset)}), in this "
            "session alone. It is kept in memory until the session ends; a link does not carry it."
        )
        st.button("Return to the dashboard's data", key="own_leave", on_click=leave)


def upload() -> None:
    """Where a zip is brought, and what was wrong with the last one."""
    st.file_uploader(
        "A zip with the tables of a dataset",
        type="zip",
        key=UPLOAD,
        max_upload_size=own_zip.MAX_ZIP_MB,
        on_change=_take,
    )
    faults: list[Fault] = st.session_state.get(OWN_FAULTS, [])
    if faults:
        _show_faults(faults)


def leave() -> None:
    """Leave own data and go back to the served dataset; for callbacks."""
    _show(None)


def _take() -> None:
    """Check the zip that was brought; show its dataset, or keep its faults to be shown."""
    brought = st.session_state.get(UPLOAD)
    if brought is None:
        st.session_state.pop(OWN_FAULTS, None)
        return
    try:
        dataset = own_zip.read_zip(brought.getvalue())
    except DataError as error:
        st.session_state[OWN_FAULTS] = error.faults
    else:
        _show(dataset)


def _show(own: Dataset | None) -> None:
    """Show own data, or the served data for None, with nothing chosen."""
    st.session_state.pop(OWN_FAULTS, None)
    st.session_state[session.OWN_DATASET] = own
    st.session_state[CHANGE] = BEGUN
    focus.clear()
    filters.clear()


def _show_faults(faults: list[Fault]) -> None:
    st.error(
        f"The dataset has {counted(len(faults), 'fault')} and is not shown. "
        "Mend them and bring the zip again."
    )
    frame = pd.DataFrame(faults).rename(columns=str.capitalize)
    if len(faults) > SHOWN_FAULTS:
        st.caption(f"The first {SHOWN_FAULTS} of them; the file below holds all.")
    st.dataframe(frame.head(SHOWN_FAULTS), hide_index=True, alt="Table: faults of the own data")
    st.download_button(
        "Download the list of faults (CSV)",
        lambda: own_zip.fault_csv(faults),
        "faults.csv",
        "text/csv",
        on_click="ignore",
    )


def _size(dataset: Dataset) -> str:
    sizes = (counted(len(dataset.table(f"{noun}s")), noun) for noun in NOUNS)
    return ", ".join(sizes)
