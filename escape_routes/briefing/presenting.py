"""The presenter over HTTP: `/present/<briefing>.html` is the one-file export of that briefing.

It is made when it is first asked for and kept until the server ends.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from escape_routes.briefing.handouts import presenter
from escape_routes.errors import EscapeRoutesError
from escape_routes.exports.open_data import OpenFile
from escape_routes.web.responses import takes_gzip

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from escape_routes.briefing.scenes import Briefing
    from escape_routes.dataset.tables import Dataset

    Shelf = tuple[dict[str, Briefing], Dataset]

MEDIA_TYPE = "text/html; charset=utf-8"


def routes(shelf: Callable[[], Shelf]) -> list[BaseRoute]:
    """The HTTP route; `shelf` gives the briefings by key and the dataset that they speak of."""
    making = threading.Lock()

    @cache
    def made(briefing_id: str) -> OpenFile | None:
        briefings, dataset = shelf()
        if briefing_id not in briefings:
            return None
        return OpenFile(MEDIA_TYPE, presenter.export(briefings[briefing_id], dataset))

    def page(briefing_id: str) -> OpenFile | None:
        # Two visitors at once would make the same page twice.
        with making:
            return made(briefing_id)

    async def serve(request: Request) -> Response:
        try:
            file = await run_in_threadpool(page, request.path_params["briefing_id"])
        except EscapeRoutesError:
            return _plain("The briefings of this server cannot be read.", 503)
        if file is None:
            return _plain("There is no such briefing.", 404)
        return _answer(request, file)

    return [Route("/present/{briefing_id}.html", serve, methods=["GET", "HEAD"])]


def _plain(words: str, status: int) -> Response:
    return Response(words, status_code=status, media_type="text/plain")


def _answer(request: Request, file: OpenFile) -> Response:
    """The page, packed where that is welcome; nothing but 304 when the browser has it already."""
    headers = {"Cache-Control": "no-cache", "ETag": file.etag, "Vary": "Accept-Encoding"}
    if file.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    body = file.body
    if takes_gzip(request.headers):
        headers["Content-Encoding"] = "gzip"
        body = file.gzipped
    return Response(body, headers=headers, media_type=file.media_type)
