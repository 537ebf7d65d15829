"""Servers as processes of their own: started on a free port, asked for their memory, ended."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.peers import Peer

ROOT = Path(__file__).parents[1]
START_SECONDS = 90.0
POLL_SECONDS = 0.02
SCHEDULER_CLOCK = 2


class BenchError(RuntimeError):
    """A server or a browser that does not do what is measured."""


@dataclass
class Server:
    """A running server and how long its start took."""

    url: str
    process: subprocess.Popen[bytes]
    start_s: float

    def memory_mb(self) -> float:
        """Resident memory of the process, in megabytes of a million bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024 / 1e6

    def processor_s(self) -> float:
        """Processor time that the process has used so far, in seconds, all its threads together."""
        # The clock of another process, as clock_getcpuclockid(3) names it; the one in /proc ticks
        # in steps of 10 ms, and a change may take less.
        return time.clock_gettime((~self.process.pid << 3) | SCHEDULER_CLOCK)


@contextmanager
def running(peer: Peer, log: Path) -> Iterator[Server]:
    """A server of the peer, from its first answer on; ended in any case.

    Raises
    ------
    BenchError
        If it ends or stays silent; the message holds its log.
    """
    url = f"http://localhost:{_free_port()}"
    begin = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(
            peer.arguments(int(url.rsplit(":", 1)[1])),
            cwd=ROOT,
            env={**os.environ, **peer.environment},
            stdout=out,
            stderr=out,
        )
    try:
        _wait_for_answer(url, process, log)
        yield Server(url, process, time.monotonic() - begin)
    finally:
        _end(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_answer(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except urllib.error.HTTPError as error:
            error.close()
        except OSError:
            pass
        time.sleep(POLL_SECONDS)
    msg = f"The server does not answer:\n{log.read_text(encoding='utf-8')}"
    raise BenchError(msg)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
