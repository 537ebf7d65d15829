"""The sockets that the server listens on: what is written to a reader leaves at once."""

from __future__ import annotations

from socket import AF_INET, AF_INET6, IPPROTO_TCP, TCP_NODELAY, socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Server
    from collections.abc import Awaitable, Callable


def send_at_once(loop: AbstractEventLoop) -> None:
    """Leave no Nagle's algorithm on the sockets that the loop will listen on.

    Streamlit binds its socket without naming TCP, so that asyncio, which turns the algorithm off
    for what it knows to be TCP, leaves it on: what follows the first message of a run then waits
    some 40 ms for the reader's acknowledgement. The socket is handed to `create_server` after the
    start, and to nobody else; what it accepts inherits the option.
    """
    listen: Callable[..., Awaitable[Server]] = loop.create_server

    async def create_server(*places: object, **options: object) -> Server:
        bound = options.get("sock")
        if isinstance(bound, socket) and bound.family in {AF_INET, AF_INET6}:
            bound.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        return await listen(*places, **options)

    # For this loop alone; its class is shared by all.
    vars(loop)["create_server"] = create_server
