"""How the map's own filter grows with the dataset: the static page with our layer and more routes.

The pages take turns, so that a busy moment of the machine hits all sizes.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from bench import peers

if TYPE_CHECKING:
    from bench.run import Run

WARMING_UP = 2
SHARE = 2
"""Of the changes elsewhere, every second one is made here; the largest page is slow."""


def measure(run: Run) -> None:
    """Filter the same page with one, ten and a hundred times the legs and places."""
    if not run.has("static"):
        return
    sizes = [peers.larger(times) for times in peers.SIZES]
    with ExitStack() as stack:
        visits = []
        for peer in sizes:
            run.say(f"dataset: {peer.name}")
            server = stack.enter_context(run.server(peer, "scale"))
            visits.append(stack.enter_context(run.visit(peer, server)))
            visits[-1].load()
        for number in range(-WARMING_UP, run.plan.changes // SHARE):
            for visit in visits:
                found = visit.change(on=number % 2 == 0)
                if number >= 0 and found.painted_ms is not None:
                    run.result(visit.peer.name).change_ms.append(found.painted_ms)
