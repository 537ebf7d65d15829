"""Some visitors at once, each in a browser context of their own, and the memory they take."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.run import Run
    from bench.visits import Visit

AT_A_TIME = 4
LEAD_SECONDS = 1.5


def measure(run: Run) -> None:
    """For each peer: a fresh server, one session, then all of them, who click at one moment."""
    for peer in run.peers:
        if not peer.has_crowd:
            continue
        run.say(f"{run.plan.sessions} sessions: {peer.title}")
        result = run.result(peer.name)
        with run.server(peer, "crowd") as server, ExitStack() as stack:
            visits = [
                stack.enter_context(run.visit(peer, server)) for _ in range(run.plan.sessions)
            ]
            visits[0].load()
            result.memory_mb[1] = server.memory_mb()
            _load_all(visits[1:])
            result.memory_mb[run.plan.sessions] = server.memory_mb()
            for number in range(run.plan.rounds):
                moment = time.time() + LEAD_SECONDS
                for visit in visits:
                    visit.click_at(moment, on=number % 2 == 0)
                result.crowd_ms += [visit.changed_ms() for visit in visits]
                for visit in visits:
                    visit.settle()


def _load_all(visits: list[Visit]) -> None:
    for some in batched(visits, AT_A_TIME):
        for visit in some:
            visit.go()
        for visit in some:
            visit.arrival_s()
    for visit in visits:
        visit.settle()


def batched(visits: list[Visit], size: int) -> Iterator[list[Visit]]:
    """The visits in groups; Python 3.11 has no `itertools.batched`."""
    for start in range(0, len(visits), size):
        yield visits[start : start + size]
