"""What every page shares: the dataset, loaded once, and the map's script."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import streamlit as st

from escape_routes import dataset, maps, web
from escape_routes.dataset import DATA_DIR, Dataset

DATA_VARIABLE = "ESCAPE_ROUTES_DATA"
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


@cache
def map_script(directory: Path) -> web.Asset:
    """The one file that a map needs, for the dataset in `directory`.

    Raises
    ------
    DataError
        If the tables break a rule.
    """
    return web.map_script(maps.layer_data(load_dataset(directory)), BASEMAP_DIR)
