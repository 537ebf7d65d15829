"""What the server adds to Streamlit: our own assets, a health check, and the security headers.

The map's code and data travel as one script whose name carries the hash of its content, so that
a browser may keep it for a year. Nothing here contacts another host.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from xstatic.pkg import leaflet

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ASSETS = Path(__file__).parent / "assets"
LEAFLET = Path(leaflet.BASE_DIR)
BASEMAP_FILES = ("osm", "gshhg", "natural_earth", "labels")
ONE_YEAR_S = 31_536_000
STYLE_SCRIPT = "document.head.appendChild(document.createElement('style')).textContent=%s;"

FRAME_VARIABLE = "ESCAPE_ROUTES_FRAME_ANCESTORS"
"""Names the pages that may show this one in a frame; by default our own only."""

SELF, NOBODY = "'self'", "'none'"
ORIGIN = re.compile(
    r"https?://(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
    r"(?::[0-9]{1,5})?",
    re.ASCII,
)


def frame_ancestors(text: str) -> str:
    """Who may frame the pages, as a policy says it, from a list with spaces or commas between.

    Raises
    ------
    ValueError
        If an entry is neither an origin such as https://example.org, nor 'self', nor a lone 'none'.
    """
    entries = text.replace(",", " ").split() or [SELF]
    for entry in entries:
        is_alone = entry == NOBODY and len(entries) == 1
        if not (entry == SELF or is_alone or ORIGIN.fullmatch(entry)):
            message = (
                f"{FRAME_VARIABLE} must list origins such as https://example.org, and may name "
                f"'self', or 'none' alone; found {entry!r}"
            )
            raise ValueError(message)
    return " ".join(dict.fromkeys(entries))


def content_security_policy(ancestors: str = SELF) -> str:
    """What a page may load, and who may show it in a frame."""
    return "; ".join(
        (
            "default-src 'self'",
            # The map component evaluates the script that it is sent; charts compile expressions.
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            f"frame-ancestors {ancestors}",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


def current_policy() -> str:
    """The policy that the environment asks for.

    Raises
    ------
    ValueError
        If it names somebody who cannot be named; see `frame_ancestors`.
    """
    return content_security_policy(frame_ancestors(os.environ.get(FRAME_VARIABLE, "")))


CONTENT_SECURITY_POLICY = content_security_policy()
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "microphone=(), payment=(), usb=(), fullscreen=(self)"
    ),
}


@dataclass(frozen=True)
class Asset:
    """A script served under a name that changes with its content."""

    stem: str
    text: str

    @cached_property
    def name(self) -> str:
        """File name with the first 16 hexadecimal digits of the content's SHA-256."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()[:16]
        return f"{self.stem}.{digest}.js"

    @cached_property
    def body(self) -> bytes:
        """The text as UTF-8."""
        return self.text.encode()

    @cached_property
    def gzipped(self) -> bytes:
        """The text as UTF-8, compressed once."""
        return gzip.compress(self.body, 9, mtime=0)

    def warm(self) -> None:
        """Compress now rather than for the first visitor."""
        _ = self.name, self.gzipped


def map_script(layer_data: dict[str, Any], basemap_dir: Path) -> Asset:
    """Leaflet, our layers, their styles and their data as one script.

    The frame loads scripts one by one and does not wait for style sheets, by which names of
    places are measured; so the styles travel inside the script.
    """
    basemap = {
        name: json.loads((basemap_dir / f"{name}.json").read_text(encoding="utf-8"))
        for name in BASEMAP_FILES
    }
    styles = (LEAFLET / "leaflet.css", ASSETS / "map.css")
    parts = [
        STYLE_SCRIPT % as_script("".join(path.read_text(encoding="utf-8") for path in styles)),
        (LEAFLET / "leaflet.js").read_text(encoding="utf-8").split("//# sourceMappingURL")[0],
        *(
            (ASSETS / name).read_text(encoding="utf-8")
            for name in ("basemap.js", "route_layer.js", "map_frame.js")
        ),
        f"window.ESCAPE_ROUTES_DATA={as_script({'basemap': basemap, 'routes': layer_data})};",
    ]
    return Asset("map", "\n".join(parts))


def as_script(value: object) -> str:
    """JSON that may stand in a script; `<` is escaped so that it may also stand inline in HTML."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def routes(assets: list[Asset]) -> list[BaseRoute]:
    """HTTP routes: every asset under /assets/, and /health."""
    by_name = {asset.name: asset for asset in assets}

    async def serve(request: Request) -> Response:
        asset = by_name.get(request.path_params["name"])
        if asset is None:
            return Response("No such file.", status_code=404, media_type="text/plain")
        return _asset_response(asset, request.headers)

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    return [Route("/assets/{name}", serve), Route("/health", health)]


def _asset_response(asset: Asset, headers: Headers) -> Response:
    common = {
        "Cache-Control": f"public, max-age={ONE_YEAR_S}, immutable",
        "Vary": "Accept-Encoding",
    }
    if takes_gzip(headers):
        packed = {**common, "Content-Encoding": "gzip"}
        return Response(asset.gzipped, media_type="text/javascript", headers=packed)
    return Response(asset.body, media_type="text/javascript", headers=common)


def takes_gzip(headers: Headers) -> bool:
    """Whether the reader takes gzip: named, and not given the weight nought."""
    for offer in headers.get("accept-encoding", "").lower().split(","):
        coding, *parameters = (part.strip() for part in offer.split(";"))
        if coding == "gzip":
            return not any(re.fullmatch(r"q=0(\.0*)?", part) for part in parameters)
    return False


class SecurityHeaders:
    """ASGI middleware that puts the security headers on every response, WebSockets left alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {**SECURITY_HEADERS, "Content-Security-Policy": current_policy()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers as the response starts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_with_headers)


MIDDLEWARE = [Middleware(SecurityHeaders)]


def middleware() -> list[Middleware]:
    """The middleware, built at the first request; a mistake in its settings shows at once.

    Raises
    ------
    ValueError
        As `current_policy`.
    """
    current_policy()
    return MIDDLEWARE
