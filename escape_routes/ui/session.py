"""What a session looks at: the dataset, its terms, the map, and what is built once for it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from escape_routes import style
from escape_routes.dataset import load, terms
from escape_routes.dataset.load import DATA_DIR
from escape_routes.dataset.memo import per_dataset
from escape_routes.dataset.tables import Dataset
from escape_routes.dataset.terms import Terms
from escape_routes.evidence.subjects import Subject, describe
from escape_routes.gazetteer import reading
from escape_routes.gazetteer.gazetteer import Gazetteer
from escape_routes.maps import folium_map, script
from escape_routes.routes import places
from escape_routes.search.index import PassageIndex
from escape_routes.web.responses import Asset

if TYPE_CHECKING:
    from collections.abc import Callable

    from escape_routes.briefing.scenes import Briefing

DATA_VARIABLE = "ESCAPE_ROUTES_DATA"
"""Names a folder of tables, and briefings, to show in place of the dashboard's own."""

OWN_DATASET = "own_dataset"
ICON = Path(style.__file__).with_name("icon.png")


def data_directory() -> Path:
    """Directory of the dataset: the repository's own unless the environment names another."""
    return Path(os.environ.get(DATA_VARIABLE) or DATA_DIR)


@cache
def load_dataset(directory: Path) -> Dataset:
    """The dataset, shared by all sessions; its frames are never written to.

    Raises
    ------
    DataError
        If the tables break a rule.
    """
    return load.load(directory)


def own_dataset() -> Dataset | None:
    """The dataset that the visitor has brought, for this session only; None for ours."""
    own: Dataset | None = st.session_state.get(OWN_DATASET)
    return own


def current_dataset() -> Dataset:
    """The dataset that this session looks at: the visitor's own, or the served one.

    Raises
    ------
    DataError
        If the served tables break a rule.
    """
    return own_dataset() or load_dataset(data_directory())


def served_terms() -> Terms:
    """The terms of the served dataset; ours speak of the repository's own tables only."""
    is_ours = data_directory().resolve() == DATA_DIR
    return terms.our_terms() if is_ours else terms.other_terms()


def current_terms() -> Terms:
    """The terms of the dataset that this session looks at."""
    return terms.other_terms() if own_dataset() else served_terms()


@cache
def map_scripts(directory: Path) -> tuple[Asset, Asset]:
    """The files that a map needs, for the dataset in `directory`: its script, and the ground.

    Raises
    ------
    DataError
        If the tables break a rule.
    """
    return script.map_scripts(folium_map.layer_data(load_dataset(directory)), script.BASEMAP_DIR)


def map_script(directory: Path) -> Asset:
    """The script that a map names, for the dataset in `directory`; it asks for the other.

    Raises
    ------
    DataError
        If the tables break a rule.
    """
    return map_scripts(directory)[0]


def own_layer_data() -> dict[str, Any] | None:
    """What the map draws in place of the served routes, when the visitor brought own data."""
    own = own_dataset()
    return folium_map.layer_data(own) if own else None


@cache
def briefings(directory: Path) -> dict[str, Briefing]:
    """The briefings that lie beside the tables in `directory`, by key.

    Raises
    ------
    DataError
        If tables or briefings break a rule.
    """
    # Brings the charts along, for which the first answer would wait.
    from escape_routes.briefing import files

    return files.load_all(directory, load_dataset(directory))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that lies in the repository.

    Raises
    ------
    DataError
        If its files are missing or break a rule.
    """
    return reading.load_gazetteer()


@per_dataset
def passage_index(dataset: Dataset) -> PassageIndex:
    """The index of all passages, with every spelling of every place."""
    return PassageIndex(dataset, places.names(dataset, gazetteer()))


def title(dataset: Dataset, subject: Subject) -> str:
    """A subject in a few words; written down, since a list names the same ones again and again."""
    return _titles(dataset)(subject)


@per_dataset
def _titles(dataset: Dataset) -> Callable[[Subject], str]:
    return cache(lambda subject: describe(dataset, subject).title)
