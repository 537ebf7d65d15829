"""The HTTP routes of our own assets, and the health check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from escape_routes.web.responses import Asset, in_words

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


def routes(assets: list[Asset]) -> list[BaseRoute]:
    """HTTP routes: every asset under /assets/, and /health."""
    by_name = {asset.name: asset for asset in assets}

    async def serve(request: Request) -> Response:
        asset = by_name.get(request.path_params["name"])
        if asset is None:
            return in_words("No such file.", 404)
        return asset.file.answer(request)

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    return [Route("/assets/{name}", serve), Route("/health", health)]
