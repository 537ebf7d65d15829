"""A visitor: a browser context of its own, the page in it, and what is done there."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.results import Load
from bench.servers import BenchError
from bench.traffic import Traffic

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

    from bench.peers import Peer

SCRIPTS = Path(__file__).parent / "js"
PROBE, SETTLE = (
    (SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in ("probe", "settle")
)
QUIET_SECONDS = 0.2
NOT_LONGER_SECONDS = 5.0
LATE_MS = 120_000
BASEMAP_SECONDS = 1.0
IS_RUNNING = "() => !!document.querySelector('[data-test-script-state=running]')"
BASEMAP = (
    "() => performance.getEntriesByName('escape-basemap')"
    ".map(({startTime}) => performance.timeOrigin + startTime)[0] ?? null"
)
DRAGGED = ["pointermove"]
AFTER_HELD = "new Promise((done) => setTimeout(done, 150))"


@dataclass(frozen=True)
class Change:
    """What one input led to: milliseconds to the painted and to the last change, bytes, white."""

    painted_ms: float | None
    settled_ms: float
    wire_bytes: int
    blank_ms: float


class Visit:
    """A visitor of one peer; `load` again is a second visit by the same browser."""

    def __init__(self, browser: Browser, peer: Peer, url: str) -> None:
        self.peer = peer
        self._url = url
        self._context = browser.new_context(
            viewport={"width": 1280, "height": 900}, accept_downloads=False
        )
        self._context.add_init_script(
            f"({PROBE})({{painted: () => {peer.painted}, changed: () => {peer.changed}}});"
            f"({SETTLE})();"
        )
        self.page: Page = self._context.new_page()
        self.traffic = Traffic(self.page, url)
        self.foreign: set[str] = set()

    def load(self, *, is_slow: bool = False) -> Load:
        """The page from navigation to a painted map, and what it took until all was quiet."""
        self.go(is_slow=is_slow)
        seconds = self.arrival_s()
        self.settle()
        traffic = self.traffic
        amounts = traffic.requests, traffic.http_bytes, traffic.socket_bytes
        return Load(seconds, *amounts, self._basemap_s())

    def go(self, *, is_slow: bool = False) -> None:
        """Begin to load the page, in a new tab of the same browser."""
        fresh = self._context.new_page()
        self.page.close()
        self.page, self.traffic = fresh, Traffic(fresh, self._url)
        if is_slow:
            self.traffic.slow_down()
        self.page.goto(self._url + self.peer.path, wait_until="commit")

    def arrival_s(self) -> float:
        """Seconds from the start of the navigation to the painted map."""
        return self._promised("bench.painted.then((t) => t - performance.timeOrigin)") / 1000

    def _basemap_s(self) -> float | None:
        """Seconds to the last painted tile of the basemap, as our layer marks it."""
        deadline = time.monotonic() + BASEMAP_SECONDS
        while self.peer.has_basemap and time.monotonic() < deadline:
            for frame in self.page.frames:
                if (moment := frame.evaluate(BASEMAP)) is not None:
                    start = self.page.evaluate("() => performance.timeOrigin")
                    return float(moment - start) / 1000
            self.page.wait_for_timeout(50)
        return None

    def _promised(self, expression: str) -> float:
        late = f"new Promise((done) => setTimeout(() => done(-1), {LATE_MS}))"
        value = float(self.page.evaluate(f"() => Promise.race([{expression}, {late}])"))
        if value < 0:
            text = self.page.inner_text("body")
            msg = (
                f"{self.peer.name}: nothing was painted within {LATE_MS / 1000:.0f} s after "
                f"{expression}. The page says:\n{text[:2000]}"
            )
            raise BenchError(msg)
        return value

    def settle(self) -> None:
        """Wait until nothing has gone over the wire for a while and no script runs."""
        deadline = time.monotonic() + NOT_LONGER_SECONDS
        while time.monotonic() < deadline:
            self.page.wait_for_timeout(50)
            is_quiet = time.monotonic() - self.traffic.last_s > QUIET_SECONDS
            if is_quiet and not self.page.evaluate(IS_RUNNING):
                break
        self.foreign |= self.traffic.foreign

    def change(self, *, on: bool) -> Change:
        """A click on the filter, and what comes of it."""
        # The strip of a page without a map comes after its heading.
        target = self.page.wait_for_function(self.peer.target, arg=on).as_element()
        if target is None:
            msg = f"{self.peer.name}: there is no filter to click"
            raise BenchError(msg)
        before = self.traffic.wire_bytes
        self.page.evaluate("() => bench.arm(true)")
        target.click()
        painted = self._promised("bench.done") if self.peer.has_change else None
        settled = self._promised("bench.settled()")
        self.settle()
        blank = self.page.evaluate("() => { bench.round += 1; return bench.blankMs; }")
        return Change(painted, settled, self.traffic.wire_bytes - before, float(blank))

    def brush(self, *, on: bool) -> float:
        """A drag over the years: milliseconds from the move to the painted change."""
        start, end = self.page.evaluate(self.peer.brush, on)
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        self.page.evaluate("(events) => bench.arm(false, events)", DRAGGED)
        mouse.move(*end)
        # A page that only hears of it when the button is released gets that as well.
        self.page.evaluate(f"() => Promise.race([bench.done, {AFTER_HELD}])")
        mouse.up()
        milliseconds = self._promised("bench.done")
        self.settle()
        return milliseconds

    def click_at(self, time_s: float, *, on: bool) -> None:
        """Let the page click its own filter at a time in seconds since 1970."""
        self.page.evaluate(
            f"([time, on]) => bench.clickAt(time, ({self.peer.target})(on))", [time_s * 1000, on]
        )

    def changed_ms(self) -> float:
        """Milliseconds from the click that `click_at` ordered to the painted change."""
        return self._promised("bench.done")

    def inputs_ms(self) -> list[float]:
        """Milliseconds from each input since the last call to the next paint; waits for quiet."""
        self.page.wait_for_timeout(100)
        self.settle()
        found: list[float] = self.page.evaluate("() => bench.takeInputs()")
        return found

    def map_frame(self) -> Frame:
        """The frame that holds the map."""
        for frame in self.page.frames:
            if frame.evaluate("() => !!(window.map && map.getZoom)"):
                return frame
        msg = f"{self.peer.name}: there is no map"
        raise BenchError(msg)

    def close(self) -> None:
        """Close the browser context."""
        self.foreign |= self.traffic.foreign
        self._context.close()
