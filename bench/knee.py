"""Sessions without a browser: what idle ones cost the others, and how many one process bears."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from math import inf
from typing import TYPE_CHECKING

from websockets.exceptions import WebSocketException

from bench.peers import BY_NAME, QUERY
from bench.servers import BenchError
from bench.websocket import Session

if TYPE_CHECKING:
    from bench.run import Run
    from bench.servers import Server

SESSIONS = (20, 50, 100)
EACH_SECONDS = 3.0
AT_A_TIME = 4
WARMING_UP = 6
PROCESSOR_CHANGES = 60
NEVER = inf


def measure(run: Run) -> None:
    """Both of the dashboard's first page, each on a fresh server."""
    if not run.has("dashboard"):
        return
    result = run.result("dashboard")
    ours = BY_NAME["dashboard"]
    run.say(f"a change beside none and {run.plan.idle} idle sessions")
    with run.server(ours, "idle") as server, ExitStack() as stack:
        with Session(server.url) as session:
            _check(session)
        result.idle_processor_ms[0] = _processor_ms(server)
        _open(stack, server, run.plan.idle)
        result.idle_processor_ms[run.plan.idle] = _processor_ms(server)
    with run.server(ours, "knee") as server, ExitStack() as stack:
        sessions: list[Session] = []
        for count in SESSIONS:
            run.say(f"{count} sessions, a change each {EACH_SECONDS:.0f} s")
            sessions += _open(stack, server, count - len(sessions))
            result.answers_ms[count] = _ask(sessions, run.plan.asks)


def _check(session: Session) -> None:
    """See that the query is understood: another view is another answer.

    Raises
    ------
    BenchError
        If the page says the same with and without it.
    """
    session.visit()
    chosen, whole = (
        {message.hash for message in session.rerun(query).messages} for query in (QUERY, "")
    )
    if chosen == whole:
        msg = f"The page says the same with ?{QUERY} as without."
        raise BenchError(msg)


def _open(stack: ExitStack, server: Server, count: int) -> list[Session]:
    """So many more sessions, all of which have the page."""

    def opened(_: int) -> Session:
        session = Session(server.url)
        session.visit()
        return session

    with ThreadPoolExecutor(AT_A_TIME) as pool:
        sessions = list(pool.map(opened, range(count)))
    for session in sessions:
        stack.enter_context(session)
    return sessions


def _processor_ms(server: Server) -> float:
    """Processor time of a change, the mean of many in one session."""
    with Session(server.url) as session:
        session.visit()
        for number in range(WARMING_UP):
            session.rerun(_query(number))
        before = server.processor_s()
        for number in range(PROCESSOR_CHANGES):
            session.rerun(_query(number))
        return (server.processor_s() - before) * 1000 / PROCESSOR_CHANGES


def _ask(sessions: list[Session], changes: int) -> list[float]:
    """Milliseconds from when each change is due to the end of its run; the sessions ask in turn.

    A session that still waits when its next change is due makes it late, and that counts. One that
    the server gives up gets no answer any more.
    """
    begin = time.perf_counter() + 1.0
    found: list[float] = []
    lock = threading.Lock()

    def ask(place: int) -> None:
        for number in range(changes):
            due = begin + EACH_SECONDS * (number + place / len(sessions))
            time.sleep(max(0.0, due - time.perf_counter()))
            try:
                sessions[place].rerun(_query(number))
            except (BenchError, WebSocketException):
                with lock:
                    found.extend([NEVER] * (changes - number))
                return
            with lock:
                found.append((time.perf_counter() - due) * 1000)

    with ThreadPoolExecutor(len(sessions)) as pool:
        list(pool.map(ask, range(len(sessions))))
    return found


def _query(number: int) -> str:
    return QUERY if number % 2 == 0 else ""
