"""The order of a run: first speed, all peers in turn, then crowds, one peer after the other.

Machines are noisy. While speed is measured all servers run and the peers take turns change by
change, so that a busy moment hits all of them and the ratios stay true.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench import selections
from bench.results import Result
from bench.servers import running
from bench.visits import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from bench.peers import Peer
    from bench.servers import Server

WARMING_UP = 2
STEPS_IN_TURN = 10
AT_A_TIME = 4
SAME_DEGREES = 0.1
"""A scroll bar that comes or goes shifts the centre by some pixels; that is no other view."""
LEAD_SECONDS = 1.5
VIEW = "[map.getZoom(), map.getCenter().lat, map.getCenter().lng]"
MARK = (
    "() => { map.benchMark = true; map.setView([21, 103], 6, {animate: false});"
    f" return {VIEW}; }}"
)
LOOK = f"() => [!!map.benchMark, {VIEW}]"


@dataclass(frozen=True)
class Plan:
    """How often: cold and warm loads, changes, steps, sessions at once, and their changes."""

    loads: int = 3
    changes: int = 30
    steps: int = 60
    sessions: int = 20
    rounds: int = 2


@dataclass
class Runner:
    """One run over some peers."""

    browser: Browser
    peers: tuple[Peer, ...]
    plan: Plan
    logs: Path
    say: Callable[[str], None]

    def run(self) -> dict[str, Result]:
        """The results by the names of the peers."""
        results = {peer.name: Result() for peer in self.peers}
        with ExitStack() as stack:
            servers = {peer.name: self._start(stack, peer, results) for peer in self.peers}
            self._load(servers, results)
            self._change(servers, results)
        for peer in self.peers:
            if peer.has_crowd:
                self._crowd(peer, results[peer.name])
        if (ours := results.get("dashboard")) is not None:
            ours.selection_ms = selections.times_ms(self.plan.changes)
        return results

    def _start(self, stack: ExitStack, peer: Peer, results: dict[str, Result]) -> Server:
        self.say(f"start: {peer.title}")
        server = stack.enter_context(running(peer, self.logs / f"{peer.name}.txt"))
        result = results[peer.name]
        result.start_s.append(server.start_s)
        visit = Visit(self.browser, peer, server.url)
        result.first = visit.load()
        visit.close()
        return server

    def _load(self, servers: dict[str, Server], results: dict[str, Result]) -> None:
        for number in range(self.plan.loads):
            self.say(f"loads: {number + 1} of {self.plan.loads}")
            for peer in self.peers:
                visit = Visit(self.browser, peer, servers[peer.name].url)
                results[peer.name].cold.append(visit.load())
                results[peer.name].warm.append(visit.load())
                results[peer.name].foreign |= visit.foreign
                visit.close()

    def _change(self, servers: dict[str, Server], results: dict[str, Result]) -> None:
        self.say(f"changes: {self.plan.changes} of each")
        visits = [Visit(self.browser, peer, servers[peer.name].url) for peer in self.peers]
        for visit in visits:
            visit.load()
        views = [_mark(visit) for visit in visits]
        for number in range(-WARMING_UP, self.plan.changes):
            for visit in visits:
                server = servers[visit.peer.name]
                before = server.processor_s()
                found = visit.change(on=number % 2 == 0)
                if number >= 0:
                    result = results[visit.peer.name]
                    result.change_processor_ms.append((server.processor_s() - before) * 1000)
                    _note_change(result, found)
        for visit, view in zip(visits, views, strict=True):
            self._compare(results[visit.peer.name], visit, view)
        self._step(visits, results)
        for visit in visits:
            results[visit.peer.name].foreign |= visit.foreign
            visit.close()

    def _compare(self, result: Result, visit: Visit, view: list[float]) -> None:
        if not visit.peer.has_map:
            return
        result.keeps_map, now = visit.map_frame().evaluate(LOOK)
        result.keeps_view = now[0] == view[0] and all(
            abs(here - there) < SAME_DEGREES for here, there in zip(now[1:], view[1:], strict=True)
        )
        if now != view:
            self.say(f"{visit.peer.title}: zoom, latitude, longitude went from {view} to {now}")

    def _step(self, visits: list[Visit], results: dict[str, Result]) -> None:
        stepping = [(visit, visit.map_frame()) for visit in visits if visit.peer.step]
        for done in range(-STEPS_IN_TURN, self.plan.steps, STEPS_IN_TURN):
            for visit, frame in stepping:
                order = f"(count) => benchSteps({visit.peer.step}, count)"
                steps = frame.evaluate(order, min(STEPS_IN_TURN, self.plan.steps - max(done, 0)))
                if done >= 0:
                    results[visit.peer.name].step_ms += [painted for painted, _ in steps]
                    results[visit.peer.name].step_script_ms += [script for _, script in steps]

    def _crowd(self, peer: Peer, result: Result) -> None:
        """A fresh server, one session, then all of them, who then click at the same moment."""
        self.say(f"{self.plan.sessions} sessions: {peer.title}")
        with running(peer, self.logs / f"{peer.name}_crowd.txt") as server:
            result.start_s.append(server.start_s)
            visits = [Visit(self.browser, peer, server.url) for _ in range(self.plan.sessions)]
            visits[0].load()
            result.memory_mb[1] = server.memory_mb()
            _load_all(visits[1:])
            result.memory_mb[self.plan.sessions] = server.memory_mb()
            for number in range(self.plan.rounds):
                moment = time.time() + LEAD_SECONDS
                for visit in visits:
                    visit.click_at(moment, on=number % 2 == 0)
                result.crowd_ms += [visit.changed_ms() for visit in visits]
                visits[-1].settle()
            for visit in visits:
                result.foreign |= visit.foreign
                visit.close()


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


def _note_change(result: Result, found: tuple[float, int, float]) -> None:
    milliseconds, wire_bytes, blank = found
    result.change_ms.append(milliseconds)
    result.change_bytes.append(wire_bytes)
    result.blank_ms.append(blank)


def _mark(visit: Visit) -> list[float]:
    """Leave a mark on the map object and turn to another view; its zoom, latitude, longitude."""
    if not visit.peer.has_map:
        return []
    view: list[float] = visit.map_frame().evaluate(MARK)
    visit.settle()
    return view
