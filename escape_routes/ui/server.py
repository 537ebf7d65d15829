"""What happens once, when the server starts: load the data and settle the memory."""

from __future__ import annotations

import gc
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.formparsers import MultiPartParser

from escape_routes.briefing import presenting
from escape_routes.dataset.own_zip import MAX_ZIP_MB
from escape_routes.errors import EscapeRoutesError
from escape_routes.exports import extract, open_data
from escape_routes.ui import session, strip

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import streamlit as st
    from starlette.routing import BaseRoute

    from escape_routes.briefing.scenes import Briefing
    from escape_routes.dataset.tables import Dataset
    from escape_routes.exports.extract import Extract
    from escape_routes.web.responses import Asset

SCRIPT = Path(__file__).with_name("app.py")


def assets() -> list[Asset]:
    """The files that pages need; none when the data cannot be loaded, which the pages then say."""
    try:
        directory = session.data_directory()
        return [session.map_script(directory), strip.script(directory)]
    except EscapeRoutesError:
        return []


def data_routes() -> list[BaseRoute]:
    """The HTTP routes under which programs read the served dataset."""
    return open_data.routes(served_extract)


def briefing_routes() -> list[BaseRoute]:
    """The HTTP route under which each shipped briefing is presented."""
    return presenting.routes(served_briefings)


def served_briefings() -> tuple[dict[str, Briefing], Dataset]:
    """The briefings beside the served tables, and the dataset that they speak of.

    Raises
    ------
    DataError
        If tables or briefings break a rule.
    """
    directory = session.data_directory()
    return session.briefings(directory), session.load_dataset(directory)


def served_extract() -> Extract:
    """Everything in the served dataset.

    Raises
    ------
    DataError
        If the tables break a rule.
    """
    return extract.whole(session.load_dataset(session.data_directory()), session.served_terms())


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Load what the first page needs, then take it out of the garbage collector's sight.

    Streamlit collects garbage after every run; over all that pandas and folium hold, that took
    most of the time of a filter change.
    """
    # Uploads beyond one megabyte would be laid on the disk while they arrive.
    MultiPartParser.spool_max_size = (MAX_ZIP_MB + 2) * 1024 * 1024
    for asset in assets():
        asset.file.warm()
    gc.collect()
    gc.freeze()
    yield
