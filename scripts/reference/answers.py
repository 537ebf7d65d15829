"""What the server answers over HTTP, found by asking it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from escape_routes.briefing import presenting
from escape_routes.exports.catalogue import data_files
from escape_routes.ui import server
from escape_routes.web import headers
from escape_routes.web.routes import routes
from scripts.reference.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

    from escape_routes.briefing.scenes import Briefing
    from escape_routes.dataset.tables import Dataset

INTRO = (
    "Beside its pages the server has the routes below. They stand at the root; a dashboard that is "
    "served below a path is not supported yet. The pages themselves, their connection and "
    "`/_stcore/health` are Streamlit's."
)
DATA = (
    "Any page of any host may read these files. A program that sends back the `ETag` in "
    "`If-None-Match` is answered with 304 as long as nothing has changed. The tables are to the "
    "letter as in the repository, and not made safe for spreadsheets; the zip on the page "
    "“Data and methods” is."
)
PURPOSES = {
    "/assets/{name}": "The scripts of map and filters, under names that change with their content.",
    "/health": "Says that the server answers; for whoever watches it.",
    "/data": "Leads to `/data/`.",
    "/data/": "The list of the files, with licence and rows.",
    "/data/{name}": "One of the files, listed below.",
    "/present/{briefing_id}": "A briefing beside the tables, to present; `.html` may follow.",
}
TOLD = (
    "content-type",
    "cache-control",
    "access-control-allow-origin",
    "vary",
    "location",
    "link",
)


@dataclass(frozen=True)
class Answer:
    """Status and headers of an answer, names in small letters."""

    status: int
    headers: dict[str, str]


def text() -> str:
    """The page."""
    served = served_routes()
    app = _app()
    asked = {route.path: asyncio.run(ask(app, _example(route.path))) for route in served}
    always = [(f"`{name}`", f"`{value}`") for name, value in headers.SECURITY_HEADERS.items()]
    files = [(f"`/data/{f.name}`", f"`{f.media_type}`", f.description) for f in data_files()]
    return page(
        "HTTP",
        INTRO,
        *(_route(route, asked[route.path]) for route in served),
        "## Files under /data/",
        DATA,
        table(("address", "media type", "what it holds"), files),
        "## On every answer",
        "`frame-ancestors` is what `ESCAPE_ROUTES_FRAME_ANCESTORS` says; see "
        "[Settings](settings.md).",
        table(("header", "value"), always),
    )


def served_routes() -> list[Route]:
    """The routes that `app.py` hands to Streamlit."""
    found: list[BaseRoute] = [
        *routes(server.assets()),
        *server.data_routes(),
        *server.briefing_routes(),
    ]
    return [route for route in found if isinstance(route, Route)]


def _app() -> Starlette:
    """The routes and headers as served; the briefing to present has one scene, to be quick."""
    quick = [*routes(server.assets()), *server.data_routes(), *presenting.routes(_short)]
    return Starlette(routes=quick, middleware=headers.middleware())


def _short() -> tuple[dict[str, Briefing], Dataset]:
    briefings, dataset = server.served_briefings()
    name, first = next(iter(briefings.items()))
    return {name: replace(first, scenes=first.scenes[-1:])}, dataset


def _example(path: str) -> str:
    """An address that the route answers."""
    if path.startswith("/assets/"):
        return f"/assets/{server.assets()[0].name}"
    briefings, _ = server.served_briefings()
    return path.format(name="routes.csv", briefing_id=next(iter(briefings)))


async def ask(app: Starlette, path: str) -> Answer:
    """What the application answers to a plain GET."""
    started: dict[str, Any] = {}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        started.update(message if message["type"] == "http.response.start" else {})

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "server": ("localhost", 8501),
        "scheme": "http",
    }
    await app(scope, receive, send)
    return Answer(started["status"], {k.decode(): v.decode() for k, v in started["headers"]})


def _route(route: Route, answer: Answer) -> str:
    methods = ", ".join(sorted(route.methods or ()))
    told = [(f"`{name}`", f"`{value}`") for name, value in _told(answer)]
    return "\n\n".join(
        [
            f"## {route.path}",
            f"{PURPOSES[route.path]} Methods: {methods}. Status: {answer.status}.",
            table(("header", "value"), told),
        ]
    )


def _told(answer: Answer) -> Iterator[tuple[str, str]]:
    for name in TOLD:
        if name in answer.headers:
            yield name, answer.headers[name]
    if "etag" in answer.headers:
        yield "etag", "changes with the content"
