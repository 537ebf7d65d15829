"""The parts of the page of data and methods: downloads, methods, dictionary, own data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from escape_routes.dataset import datapackage, editions, own_zip
from escape_routes.dataset.schema import TABLES
from escape_routes.dataset.tables import rows
from escape_routes.exports import catalogue, extract
from escape_routes.exports.formats import FORMATS
from escape_routes.routes.selection import Selection
from escape_routes.style.wording import date_in_words
from escape_routes.ui import filters, methods, own_data, parts, session
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.dataset.terms import Terms
    from escape_routes.exports.formats import Format
    from escape_routes.ui.filters import View

STEM = "escape-routes"


def chosen_part(view: View) -> None:
    """The part of the page that the reader has chosen."""
    choices = {
        "Downloads": _downloads,
        "Methods": _methods,
        "Data dictionary": _dictionary,
        "Own data": _own_data,
    }
    choices[parts.one_of(choices, "Part of this page", "part", is_label_shown=False)](view)


def _downloads(view: View) -> None:
    terms = session.current_terms()
    st.markdown(_terms_in_words(terms))
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Everything")
        st.caption("The whole dataset, whatever the filters say.")
        _buttons(view.dataset, Selection(), terms, "all")
    with right:
        st.subheader("The current selection")
        st.caption(f"{filters.in_words(view)}, with every row that these rows name.")
        _buttons(view.dataset, view.selection, terms, "selection")
    st.caption(methods.CELLS)
    _for_programs()


def _terms_in_words(terms: Terms) -> str:
    edition = f"Edition {terms.version} of {date_in_words(terms.date)}. " if terms.version else ""
    licence = f"[{terms.licence}](<{terms.licence_url}>)" if terms.licence_url else terms.licence
    return f"{edition}Licence: {licence}. {terms.licence_note} Each file says so inside."


def _buttons(dataset: Dataset, chosen: Selection, terms: Terms, what: str) -> None:
    """One button per format; the file is made when it is clicked."""
    name = STEM if what == "all" else f"{STEM}-{what}"
    for key, kind in FORMATS.items():
        st.download_button(
            f"{kind.name}: {kind.purpose}",
            partial(_built, kind, dataset, chosen, terms),
            f"{name}{kind.suffix}",
            kind.media_type,
            key=f"download_{what}_{key}",
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
        )


def _built(kind: Format, dataset: Dataset, chosen: Selection, terms: Terms) -> bytes:
    return kind.build(extract.selected(dataset, chosen, terms))


def _for_programs() -> None:
    st.subheader("For programs")
    if session.own_dataset():
        st.markdown("Own data has no address; these files hold the dashboard's data.")
    st.markdown(
        "[`data/`](data/) lists the files that programs can fetch from this server, with their "
        "meaning; scripts and pages of other hosts may read them too. They hold the whole "
        "dataset, to the letter."
    )
    lines = [
        f"| [`{file.name}`](data/{file.name}) | {file.description} |"
        for file in catalogue.data_files()
    ]
    with st.expander("The files"):
        st.markdown("\n".join(["| file | what it holds |", "|---|---|", *lines]))


def _methods(_: View) -> None:
    for heading, text in methods.SECTIONS:
        st.subheader(heading)
        st.markdown(text)
    st.subheader("Changes of the data")
    for edition in editions.editions():
        when = f", {date_in_words(edition.date)}" if edition.date else ""
        st.markdown(f"**{edition.version or 'Not yet released'}{when}**")
        st.markdown("\n".join(f"- {change}" for change in edition.changes))


def _dictionary(_: View) -> None:
    st.markdown(
        "Every column of every table. An empty cell means that nothing is known. Keys are "
        "lower-case words joined by hyphens; a key has the same name in every table."
    )
    frame = datapackage.data_dictionary()
    for name, spec in TABLES.items():
        st.subheader(name.capitalize())
        st.markdown(plain(" ".join((spec.model.__doc__ or "").split())))
        st.table(_columns_in_words(frame[frame["table"] == name]), border="horizontal")


def _columns_in_words(columns: pd.DataFrame) -> pd.DataFrame:
    """The columns of a table: name, meaning, type with unit, and whether needed."""
    words = [
        {
            "Column": plain(row.column),
            "Meaning": plain(_meaning(row.title, row.description, row.choices)),
            "Type": f"{row.type} ({row.unit})" if row.unit else row.type,
            "Needed": "yes" if row.is_required else "",
        }
        for row in rows(columns)
    ]
    return pd.DataFrame(words).set_index("Column")


def _meaning(title: str, description: str, choices: str) -> str:
    return f"{title}. {description}" + (f" One of: {choices}." if choices else "")


def _own_data(_: View) -> None:
    st.markdown(methods.OWN)
    st.download_button(
        "Download the empty template",
        own_zip.template_zip,
        f"{STEM}-template.zip",
        "application/zip",
        on_click="ignore",
        icon=":material/download:",
    )
    own_data.upload()
