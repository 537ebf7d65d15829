"""What our server does when it starts, for the peers that are to be tuned like it."""

from __future__ import annotations

import gc
import importlib
import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from streamlit.runtime import get_instance

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import streamlit as st

VARIABLE = "BENCH_TUNED"


@asynccontextmanager
async def frozen(_: st.App) -> AsyncIterator[None]:
    """Take what is loaded out of the garbage collector's sight, if the environment says so."""
    if os.environ.get(VARIABLE):
        # Streamlit loads pandas with the first table or chart; before the freeze is better.
        importlib.import_module("pandas")
        gc.collect()
        gc.freeze()
    yield


@asynccontextmanager
async def frozen_with_map(app: st.App) -> AsyncIterator[None]:
    """As `frozen`, with the map component loaded and registered first."""
    if os.environ.get(VARIABLE):
        component = importlib.import_module("streamlit_folium")._component_func
        get_instance().component_registry.register_component(component)
    async with frozen(app):
        yield
