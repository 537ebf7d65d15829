"""What our server does when it starts, for the peers that are to be tuned like it."""

from __future__ import annotations

import asyncio
import gc
import importlib
import os
from contextlib import asynccontextmanager
from socket import AF_INET, AF_INET6, IPPROTO_TCP, TCP_NODELAY
from typing import TYPE_CHECKING

from streamlit.runtime import get_instance

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    import streamlit as st

VARIABLE = "BENCH_TUNED"
OPTIONS = ("--runner.postScriptGC", "false", "--global.minCachedMessageSize", "600")
"""What Streamlit is told at the start."""
UNTUNED_OPTIONS = ("--runner.postScriptGC", "true", "--global.minCachedMessageSize", "10000")
"""Streamlit's own values, whatever our settings say."""


@asynccontextmanager
async def tuned(_: st.App) -> AsyncIterator[None]:
    """Freeze the memory and send at once, if the environment says so."""
    if os.environ.get(VARIABLE):
        _send_at_once(asyncio.get_running_loop())
        # Streamlit loads pandas with the first table or chart; before the freeze is better.
        importlib.import_module("pandas")
        gc.collect()
        gc.freeze()
    yield


@asynccontextmanager
async def tuned_with_map(app: st.App) -> AsyncIterator[None]:
    """As `tuned`, with the map component loaded and registered first."""
    if os.environ.get(VARIABLE):
        component = importlib.import_module("streamlit_folium")._component_func
        get_instance().component_registry.register_component(component)
    async with tuned(app):
        yield


def _send_at_once(loop: asyncio.AbstractEventLoop) -> None:
    """No Nagle's algorithm on what will listen, which each connection inherits.

    With it, all but the first message of a run wait some 40 ms for an acknowledgement.
    """
    listen: Callable[..., Awaitable[asyncio.Server]] = loop.create_server

    async def create_server(*places: object, **options: object) -> asyncio.Server:
        server: asyncio.Server = await listen(*places, **options)
        for listening in server.sockets:
            if listening.family in {AF_INET, AF_INET6}:
                listening.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        return server

    vars(loop)["create_server"] = create_server
