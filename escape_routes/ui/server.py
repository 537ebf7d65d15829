"""What happens once, when the server starts: load the data and settle the memory."""

from __future__ import annotations

import gc
import importlib
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit_folium
from streamlit.runtime import get_instance

from escape_routes.errors import EscapeRoutesError
from escape_routes.ui import site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import streamlit as st

    from escape_routes.web import Asset

SCRIPT = Path(__file__).with_name("main.py")


def assets() -> list[Asset]:
    """The files that maps need; none when the data cannot be loaded, which the pages then say."""
    try:
        return [site.map_script(site.data_directory())]
    except EscapeRoutesError:
        return []


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Load what the first page needs, then take it out of the garbage collector's sight.

    Streamlit collects garbage after every run; over all that pandas and folium hold, that took
    most of the time of a filter change.
    """
    importlib.import_module("escape_routes.ui.panels")
    # A component that is imported outside a run is not registered by itself.
    get_instance().component_registry.register_component(streamlit_folium._component_func)
    for asset in assets():
        asset.warm()
    gc.collect()
    gc.freeze()
    yield
