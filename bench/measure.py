"""The order of a run: first what needs all servers at once, then what needs fresh ones."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from bench import changes, crowd, inputs, knee, loads, pages, scale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bench.run import Run
    from bench.servers import Server

WITH_SERVERS: dict[str, Callable[[Run, Mapping[str, Server]], None]] = {
    "load": loads.measure,
    "change": changes.measure,
    "pages": pages.measure,
    "inp": inputs.measure,
}
ALONE: dict[str, Callable[[Run], None]] = {
    "crowd": crowd.measure,
    "knee": knee.measure,
    "scale": scale.measure,
}
PARTS = (*WITH_SERVERS, *ALONE)


def measure(run: Run, parts: Iterable[str]) -> None:
    """Take the parts one after the other; the results stand in the run."""
    asked = set(parts)
    if asked & WITH_SERVERS.keys():
        with ExitStack() as stack:
            servers = _start(run, stack)
            for name, part in WITH_SERVERS.items():
                if name in asked:
                    part(run, servers)
    for name, alone in ALONE.items():
        if name in asked:
            alone(run)


def _start(run: Run, stack: ExitStack) -> dict[str, Server]:
    """A server of each peer, which has answered its first visitor."""
    servers = {}
    for peer in run.peers:
        run.say(f"start: {peer.title}")
        servers[peer.name] = server = stack.enter_context(run.server(peer, "first"))
        with run.visit(peer, server) as visit:
            run.result(peer.name).first = visit.load()
    return servers
