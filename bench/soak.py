"""Does the server stay as it is? `python -m bench.soak --minutes 10`.

Visitors without a browser go through filters on all pages and leave now and then, and the memory of
the server is printed each minute. Before and after that one visitor changes a filter while many
others are only there, which should cost no more than without them.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.peers import PEERS
from bench.report import table
from bench.servers import BenchError, running
from bench.websocket import Session
from escape_routes.ui.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.servers import Server

QUERIES = (
    "",
    "kind=overland",
    "kind=sea",
    "years=1998&years=2004",
    "kind=air&years=2004&years=2012",
)
RUNS_OF_A_VISIT = 40
CHANGES = 40
QUIET_SECONDS = 3.0
HEADER = ("minute", "memory, MB", "sessions made", "runs", "ms per run")


@dataclass
class Count:
    """What all visitors have done together."""

    sessions: int = 0
    runs: int = 0
    ms: float = 0.0
    faults: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, ms: float, faults: list[str]) -> None:
        """One more run."""
        with self.lock:
            self.runs += 1
            self.ms += ms
            self.faults.update(faults)


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=int, default=10, help="how long")
    parser.add_argument("--sessions", type=int, default=6, help="visitors at once")
    parser.add_argument("--idle", type=int, default=200, help="visitors who do nothing")
    parser.add_argument("--pause", type=float, default=0.2, help="seconds between two runs of one")
    return parser.parse_args()


def walk(first: int) -> Iterator[tuple[str, str]]:
    """Pages and filters, over and over, each visitor at another place."""
    pages = [page.name for page in PAGES]
    steps = [(page, query) for page in pages for query in QUERIES]
    return itertools.islice(itertools.cycle(steps), first * len(QUERIES), None)


def visit(url: str, number: int, count: Count, pause: tuple[float, threading.Event]) -> None:
    """One visitor, who comes again as somebody new after some runs, until it is over."""
    seconds, is_over = pause
    steps = walk(number)
    while not is_over.is_set():
        count.sessions += 1
        with Session(url) as session:
            shown = ""
            for page, query in itertools.islice(steps, RUNS_OF_A_VISIT):
                run = session.rerun(query) if page == shown else session.visit(page, query)
                shown = page
                count.note(run.ms, run.faults)
                if is_over.wait(seconds):
                    return


def change_ms(server: Server) -> float:
    """Processor time of one change of a filter, the mean of some."""
    with Session(server.url) as session:
        for query in QUERIES:
            session.visit("route_map", query)
        begin = server.processor_s()
        for number in range(CHANGES):
            session.rerun(QUERIES[number % 2])
        return (server.processor_s() - begin) * 1000 / CHANGES


def idle(server: Server, number: int) -> str:
    """What a change costs while others are there, and what each of them takes of the memory."""
    with ExitStack() as stack:
        before_ms, before_mb = change_ms(server), server.memory_mb()
        for _ in range(number):
            stack.enter_context(Session(server.url)).visit("route_map")
        after_ms, after_mb = change_ms(server), server.memory_mb()
    each = (after_mb - before_mb) / number
    return (
        f"Processor time of a change: {before_ms:.1f} ms alone, {after_ms:.1f} ms with {number} "
        f"idle sessions ({after_ms / before_ms:.2f}x). Memory of each: {each:.2f} MB."
    )


def soak(server: Server, minutes: int, sessions: int, pause: float) -> tuple[str, Count]:
    """Memory minute by minute, as a table, and what was done."""
    count, is_over = Count(), threading.Event()
    visitors = [
        threading.Thread(target=visit, args=(server.url, number, count, (pause, is_over)))
        for number in range(sessions)
    ]
    for visitor in visitors:
        visitor.start()
    rows: list[tuple[str, ...]] = []
    runs, milliseconds = 0, 0.0
    for minute in range(minutes + 1):
        done = max(1, count.runs - runs)
        each = (count.ms - milliseconds) / done
        runs, milliseconds = count.runs, count.ms
        numbers = minute, round(server.memory_mb()), count.sessions, runs, round(each)
        rows.append(tuple(str(number) for number in numbers))
        print("  ".join(rows[-1]), flush=True)
        if minute < minutes:
            time.sleep(60)
    is_over.set()
    for visitor in visitors:
        visitor.join()
    return table(HEADER, rows), count


def main() -> None:
    """Measure and print.

    Raises
    ------
    BenchError
        If a page said that something went wrong.
    """
    chosen = options()
    ours = next(peer for peer in PEERS if peer.name == "dashboard")
    with tempfile.TemporaryDirectory() as logs, running(ours, Path(logs) / "log.txt") as server:
        with Session(server.url) as session:
            session.visit()
        time.sleep(QUIET_SECONDS)
        fresh = idle(server, chosen.idle)
        text, count = soak(server, chosen.minutes, chosen.sessions, chosen.pause)
        print(f"{fresh}\n\n{text}\n\nAfter that. {idle(server, chosen.idle)}")
    if count.faults:
        raise BenchError("\n".join(sorted(count.faults)))


if __name__ == "__main__":
    main()
