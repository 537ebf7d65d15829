"""What all parts of a run share: how often, in which browser, of which pages, and what came out."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.results import Result
from bench.servers import running
from bench.visits import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

    from bench.peers import Peer
    from bench.servers import Server
    from bench.visits import Change


@dataclass(frozen=True)
class Plan:
    """How often each thing is done.

    `turns` are the changes on each page, `presses` the inputs for each widget, `idle` the sessions
    that do nothing, `asks` the changes of each session of a measured number of them.
    """

    loads: int = 5
    changes: int = 24
    steps: int = 40
    turns: int = 16
    presses: int = 4
    sessions: int = 8
    rounds: int = 4
    idle: int = 200
    asks: int = 8


QUICK = Plan(
    loads=1, changes=8, steps=20, turns=4, presses=1, sessions=4, rounds=2, idle=20, asks=2
)


@dataclass
class Run:
    """One run over some peers; `results` by the names of peers, or of peers and pages."""

    browser: Browser
    peers: tuple[Peer, ...]
    plan: Plan
    logs: Path
    say: Callable[[str], None]
    results: dict[str, Result] = field(default_factory=dict)

    def result(self, name: str) -> Result:
        """What is known of a peer so far."""
        return self.results.setdefault(name, Result())

    def has(self, *names: str) -> bool:
        """Whether all of these peers are measured."""
        return set(names) <= {peer.name for peer in self.peers}

    @contextmanager
    def server(self, peer: Peer, purpose: str) -> Iterator[Server]:
        """A server of a peer for some purpose; how long its start took is noted."""
        with running(peer, self.logs / f"{peer.name}_{purpose}.txt") as server:
            self.result(peer.name).start_s.append(server.start_s)
            yield server

    @contextmanager
    def visit(self, peer: Peer, server: Server) -> Iterator[Visit]:
        """A visitor of a peer, who leaves at the end."""
        visit = Visit(self.browser, peer, server.url)
        try:
            yield visit
        finally:
            visit.close()
            self.result(peer.name).foreign |= visit.foreign

    @contextmanager
    def opened(self, servers: Mapping[str, Server]) -> Iterator[list[Visit]]:
        """One visitor of each peer, who has its page before them."""
        with ExitStack() as stack:
            visits = [
                stack.enter_context(self.visit(peer, servers[peer.name])) for peer in self.peers
            ]
            for visit in visits:
                visit.load()
            yield visits


def note_change(result: Result, found: Change) -> None:
    """Keep what a change led to."""
    if found.painted_ms is not None:
        result.change_ms.append(found.painted_ms)
    result.settled_ms.append(found.settled_ms)
    result.change_bytes.append(found.wire_bytes)
    result.blank_ms.append(found.blank_ms)


def measured_change(result: Result, visit: Visit, server: Server, *, on: bool) -> None:
    """Change the filter and keep what it led to, with what the server spent on it."""
    before = server.processor_s()
    found = visit.change(on=on)
    result.change_processor_ms.append((server.processor_s() - before) * 1000)
    note_change(result, found)
