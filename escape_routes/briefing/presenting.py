"""The presenter over HTTP: `/present/<briefing>.html` is the one-file export of that briefing.

It is made when it is first asked for and kept until the server ends.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute, Route

from escape_routes.errors import EscapeRoutesError
from escape_routes.web.responses import Representation, in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from escape_routes.briefing.scenes import Briefing
    from escape_routes.dataset.tables import Dataset

    Shelf = tuple[dict[str, Briefing], Dataset]


def routes(shelf: Callable[[], Shelf]) -> list[BaseRoute]:
    """The HTTP route; `shelf` gives the briefings by key and the dataset that they speak of."""
    making = threading.Lock()

    @cache
    def made(briefing_id: str) -> Representation | None:
        briefings, dataset = shelf()
        if briefing_id not in briefings:
            return None
        # Brings charts and fonts along, for which no other page waits.
        from escape_routes.briefing.handouts import presenter

        return Representation("text/html", presenter.export(briefings[briefing_id], dataset))

    def page(briefing_id: str) -> Representation | None:
        # Two visitors at once would make the same page twice.
        with making:
            return made(briefing_id)

    async def serve(request: Request) -> Response:
        try:
            file = await run_in_threadpool(page, request.path_params["briefing_id"])
        except EscapeRoutesError:
            return in_words("The briefings of this server cannot be read.", 503)
        if file is None:
            return in_words("There is no such briefing.", 404)
        return file.answer(request)

    return [Route("/present/{briefing_id}.html", serve, methods=["GET", "HEAD"])]
