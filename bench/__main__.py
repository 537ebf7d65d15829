"""Measure the dashboard against its floors and its peers: `python -m bench [--quick]`."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import report
from bench.measure import PARTS, measure
from bench.peers import PEERS
from bench.run import QUICK, Plan, Run
from bench.servers import ROOT, BenchError

DOCUMENT = ROOT / "docs" / "benchmarks.md"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]


def options() -> argparse.Namespace:
    """What the command line asks for."""
    names = [peer.name for peer in PEERS]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("peers", nargs="*", metavar="peer", help=f"of {', '.join(names)}")
    parser.add_argument("--quick", action="store_true", help="few repeats; writes no document")
    parser.add_argument("--only", metavar="parts", help=f"some of {','.join(PARTS)}")
    for name, words in (
        ("loads", "cold and warm loads"),
        ("changes", "filter changes"),
        ("steps", "playback steps"),
        ("sessions", "sessions at once"),
        ("rounds", "changes of all sessions at once"),
        ("turns", "filter changes on each page"),
        ("presses", "inputs for each widget"),
        ("idle", "sessions that do nothing"),
        ("asks", "changes of each session without a browser"),
    ):
        parser.add_argument(f"--{name}", type=int, help=f"number of {words}")
    chosen = parser.parse_args()
    if unknown := sorted(set(chosen.peers) - set(names)):
        parser.error(f"no such peer: {', '.join(unknown)}")
    chosen.parts = chosen.only.split(",") if chosen.only else list(PARTS)
    if unknown := sorted(set(chosen.parts) - set(PARTS)):
        parser.error(f"no such part: {', '.join(unknown)}")
    return chosen


def plan(chosen: argparse.Namespace) -> Plan:
    """The plan that the options ask for; what is not said comes from the quick or the full one."""
    base = QUICK if chosen.quick else Plan()
    given = {name: getattr(chosen, name) for name in Plan.__dataclass_fields__}
    return Plan(**{name: value or getattr(base, name) for name, value in given.items()})


def chromium() -> str:
    """Path of Chromium.

    Raises
    ------
    BenchError
        If there is none.
    """
    for name in (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and (path := shutil.which(name)):
            return path
    msg = "Chromium is needed; install the package chromium, or set CHROMIUM to its path."
    raise BenchError(msg)


def main() -> None:
    """Measure, print, and write the document if the run was a full one."""
    chosen = options()
    peers = tuple(peer for peer in PEERS if not chosen.peers or peer.name in chosen.peers)
    begin = time.monotonic()
    # Ended from outside, the servers are to end as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))

    def say(words: str) -> None:
        print(f"{time.monotonic() - begin:5.0f} s  {words}", file=sys.stderr)

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as logs:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        where = report.machine(browser.version)
        run = Run(browser, peers, plan(chosen), Path(logs), say)
        measure(run, chosen.parts)
        browser.close()
    text = report.document(run.results, peers, plan(chosen), where)
    print(text)
    if not (chosen.quick or chosen.peers or chosen.only):
        DOCUMENT.parent.mkdir(exist_ok=True)
        DOCUMENT.write_text(text, encoding="utf-8")
    say("done")


if __name__ == "__main__":
    main()
