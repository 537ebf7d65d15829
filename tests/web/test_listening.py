"""What the server writes leaves at once, whoever bound the socket."""

import asyncio
import socket

import pytest

from escape_routes.web.listening import send_at_once


async def accepted_option(family: socket.AddressFamily, *, at_once: bool) -> int:
    """TCP_NODELAY of a connection to a socket that was bound as Streamlit binds its own."""
    loop, found = asyncio.get_running_loop(), asyncio.Event()
    options = []

    async def answer(_, writer):
        there = writer.get_extra_info("socket")
        options.append(there.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()
        await writer.wait_closed()
        found.set()

    if at_once:
        send_at_once(loop)
    with socket.socket(family=family) as bound:
        bound.bind(("localhost", 0))
        bound.listen()
        async with await asyncio.start_server(answer, sock=bound):
            _, writer = await asyncio.open_connection("localhost", bound.getsockname()[1])
            await found.wait()
            writer.close()
            await writer.wait_closed()
    return options[0]


@pytest.mark.parametrize(("at_once", "option"), [(False, 0), (True, 1)])
def test_a_connection_waits_for_no_acknowledgement(at_once, option):
    found = asyncio.run(accepted_option(socket.AF_INET, at_once=at_once))
    assert bool(found) is bool(option)


def test_a_server_without_a_socket_of_its_own_is_left_alone():
    async def serve() -> bool:
        send_at_once(asyncio.get_running_loop())
        server = await asyncio.start_server(lambda *_: None, "localhost", 0)
        async with server:
            return server.is_serving()

    assert asyncio.run(serve())
