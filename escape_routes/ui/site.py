"""What every page shares: the dataset, loaded once, and the map's script."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from escape_routes import catalogue, dataset, maps, web
from escape_routes.catalogue import Terms
from escape_routes.dataset import DATA_DIR, Dataset

DATA_VARIABLE = "ESCAPE_ROUTES_DATA"
OWN_DATASET = "own_dataset"
BASEMAP_DIR = DATA_DIR / "basemap"
ICON = web.ASSETS / "icon.png"


def data_directory() -> Path:
    """Directory of the dataset: the repository's own unless the environment names another."""
    return Path(os.environ.get(DATA_VARIABLE) or DATA_DIR)


@st.cache_resource(show_spinner=False)
def load_dataset(directory: Path) -> Dataset:
    """The dataset, shared by all sessions; its frames are never written to.

    Raises
    ------
    DataError
        If the tables break a rule.
    """
    return dataset.load(directory)


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
    return catalogue.our_terms() if is_ours else catalogue.other_terms()


def current_terms() -> Terms:
    """The terms of the dataset that this session looks at."""
    return catalogue.other_terms() if own_dataset() else served_terms()


@cache
def map_script(directory: Path) -> web.Asset:
    """The one file that a map needs, for the dataset in `directory`.

    Raises
    ------
    DataError
        If the tables break a rule.
    """
    return web.map_script(maps.layer_data(load_dataset(directory)), BASEMAP_DIR)


def own_layer_data() -> dict[str, Any] | None:
    """What the map draws in place of the served routes, when the visitor brought own data."""
    own = own_dataset()
    return maps.layer_data(own) if own else None
