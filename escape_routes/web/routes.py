"""The HTTP routes of our own assets, and the health check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from escape_routes.web.responses import Asset, asset_response

if TYPE_CHECKING:
    from starlette.requests import Request


def routes(assets: list[Asset]) -> list[BaseRoute]:
    """HTTP routes: every asset under /assets/, and /health."""
    by_name = {asset.name: asset for asset in assets}

    async def serve(request: Request) -> Response:
        asset = by_name.get(request.path_params["name"])
        if asset is None:
            return Response("No such file.", status_code=404, media_type="text/plain")
        return asset_response(asset, request.headers)

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    return [Route("/assets/{name}", serve), Route("/health", health)]
