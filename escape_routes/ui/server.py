"""What happens once, when the server starts: load the data, keep files, settle the memory."""

from __future__ import annotations

import asyncio
import gc
import importlib
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware

from escape_routes.briefing import presenting
from escape_routes.dataset.own_zip import MAX_ZIP_MB
from escape_routes.errors import EscapeRoutesError
from escape_routes.exports import extract, open_data
from escape_routes.ui import session
from escape_routes.ui.pages import PAGES
from escape_routes.web import headers, kept_files, listening, streamlit_page
from escape_routes.web.kept_files import KeptFiles

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.routing import BaseRoute

    from escape_routes.briefing.scenes import Briefing
    from escape_routes.dataset.tables import Dataset
    from escape_routes.exports.extract import Extract
    from escape_routes.web.responses import Asset

SCRIPT = Path(__file__).with_name("app.py")
STATIC = Path(st.__file__).with_name("static")
COMPONENT = "/component/streamlit_folium.st_folium"
LATER = (
    "escape_routes.ui.drawer",
    "escape_routes.ui.overview",
    "escape_routes.ui.yearly_counts",
    "escape_routes.ui.timeline",
    "escape_routes.ui.sources",
    "escape_routes.ui.briefing",
    "escape_routes.ui.data_and_methods",
    "escape_routes.exports.formats",
)
"""What no first answer waits for. The component of the map is none of it: Streamlit makes it known
only when it is loaded in a run."""


def assets() -> list[Asset]:
    """The files that maps need; none when the data cannot be loaded, which the pages then say."""
    try:
        return [*session.map_scripts(session.data_directory())]
    except EscapeRoutesError:
        return []


def middleware() -> list[Middleware]:
    """The security headers of every answer, and the files that are kept.

    Raises
    ------
    ValueError
        As `headers.middleware`.
    """
    files = kept_files.hashed_files({"/static": STATIC / "static", COMPONENT: component_folder()})
    component = [f".{address}" for address in files if address.startswith(COMPONENT)]
    maps = [f"./assets/{asset.name}" for asset in assets()[:1]]
    page = streamlit_page.page(STATIC, [*component, *maps])
    pages = {address: page for address in ("/", *(f"/{page.name}" for page in PAGES)) if page}
    return [*headers.middleware(), Middleware(KeptFiles, files=kept_files.Shelf(files, pages))]


def component_folder() -> Path:
    """Where the component of the map keeps what a browser loads."""
    found = find_spec("streamlit_folium")
    return Path(found.origin if found and found.origin else "").parent / "frontend" / "build"


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
    """Load what the first page needs, and the rest as soon as the server answers."""
    # Uploads beyond one megabyte would be laid on the disk while they arrive.
    MultiPartParser.spool_max_size = (MAX_ZIP_MB + 2) * 1024 * 1024
    listening.send_at_once(asyncio.get_running_loop())
    for asset in assets():
        asset.file.warm()
    rest = asyncio.create_task(asyncio.to_thread(load_rest))
    yield
    await rest


def load_rest() -> None:
    """Load what other pages and the exports need, then take all of it out of the collector's sight.

    Python collects garbage now and then; over all that pandas, charts and the index of the passages
    hold, that would take most of the time of a filter change.
    """
    for name in LATER:
        importlib.import_module(name)
    try:
        served_briefings()
        session.passage_index(session.load_dataset(session.data_directory()))
    except EscapeRoutesError:
        # The pages say so, with every fault.
        return
    gc.collect()
    gc.freeze()
