"""The way to the first map: starts, first visits, cold and warm loads, and a slow line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.run import Run
    from bench.servers import Server

ON_A_SLOW_LINE = ("dashboard", "empty_map")
STARTED_AGAIN = ("dashboard", "bare")


def measure(run: Run, servers: Mapping[str, Server]) -> None:
    """Loads of all peers in turn; `servers` have answered one visitor each."""
    for number in range(run.plan.loads):
        run.say(f"loads: {number + 1} of {run.plan.loads}")
        for peer in run.peers:
            result = run.result(peer.name)
            with run.visit(peer, servers[peer.name]) as visit:
                result.cold.append(visit.load())
                result.warm.append(visit.load())
            if peer.name in ON_A_SLOW_LINE:
                with run.visit(peer, servers[peer.name]) as visit:
                    result.slow.append(visit.load(is_slow=True))
            if peer.name in STARTED_AGAIN:
                with run.server(peer, "again"):
                    pass
