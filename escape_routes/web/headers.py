"""The security headers of every answer: what a page may load, and who may show it in a frame."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FRAME_VARIABLE = "ESCAPE_ROUTES_FRAME_ANCESTORS"
"""Lists the pages that may show this dashboard in a frame: origins such as https://example.org,
with spaces or commas between; 'self' is this server, a lone 'none' forbids it to all. Without it
only pages of this server may. A mistake in the list keeps the server from starting."""

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
