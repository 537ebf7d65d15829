"""A visitor: a browser context of its own, the page in it, and what goes over the wire."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.results import Load
from bench.servers import BenchError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

    from bench.peers import Peer

PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
QUIET_SECONDS = 0.2
NOT_LONGER_SECONDS = 5.0
IS_RUNNING = "() => !!document.querySelector('[data-test-script-state=running]')"
TEXT_FRAME = 1
BASE64_BYTES = 0.75


class Traffic:
    """Requests that reach the network and bytes that come and go, from the DevTools protocol."""

    def __init__(self, page: Page, own: str) -> None:
        self._own = (f"{own}/", f"{own.replace('http', 'ws', 1)}/", "data:", "blob:", "about:")
        self.requests = self.http_bytes = self.socket_bytes = 0
        self.foreign: set[str] = set()
        self.last_s = time.monotonic()
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", lambda event: self._sent(event["request"]["url"]))
        session.on("Network.webSocketCreated", lambda event: self._sent(event["url"]))
        session.on("Network.requestServedFromCache", lambda _: self._kept())
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.webSocketFrameReceived", self._frame)
        session.on("Network.webSocketFrameSent", self._frame)
        session.send("Network.enable")

    @property
    def wire_bytes(self) -> int:
        """All bytes so far."""
        return self.http_bytes + self.socket_bytes

    def _sent(self, url: str) -> None:
        self.last_s = time.monotonic()
        if not url.startswith(("data:", "blob:")):
            self.requests += 1
        if not url.startswith(self._own):
            self.foreign.add(url)

    def _kept(self) -> None:
        self.requests -= 1

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._kept()

    def _finished(self, event: dict[str, Any]) -> None:
        self.last_s = time.monotonic()
        self.http_bytes += round(event["encodedDataLength"])

    def _frame(self, event: dict[str, Any]) -> None:
        self.last_s = time.monotonic()
        frame = event["response"]
        text = frame["payloadData"]
        is_text = frame["opcode"] == TEXT_FRAME
        self.socket_bytes += len(text.encode()) if is_text else int(len(text) * BASE64_BYTES)


class Visit:
    """A visitor of one peer; `load` again is a second visit by the same browser."""

    def __init__(self, browser: Browser, peer: Peer, url: str) -> None:
        self.peer = peer
        self._url = url
        self._context = browser.new_context(viewport={"width": 1280, "height": 900})
        self._context.add_init_script(
            f"({PROBE})({{painted: () => {peer.painted}, changed: () => {peer.changed}}});"
        )
        self.page: Page = self._context.new_page()
        self.traffic = Traffic(self.page, url)
        self.foreign: set[str] = set()

    def load(self) -> Load:
        """The page from navigation to a painted map, and what it took until all was quiet."""
        self.go()
        seconds = self.arrival_s()
        self.settle()
        traffic = self.traffic
        return Load(seconds, traffic.requests, traffic.http_bytes, traffic.socket_bytes)

    def go(self) -> None:
        """Begin to load the page, in a new tab of the same browser."""
        fresh = self._context.new_page()
        self.page.close()
        self.page, self.traffic = fresh, Traffic(fresh, self._url)
        self.page.goto(self._url + self.peer.path, wait_until="commit")

    def arrival_s(self) -> float:
        """Seconds from the start of the navigation to the painted map."""
        return self._promised("bench.painted.then((t) => t - performance.timeOrigin)") / 1000

    def _promised(self, expression: str) -> float:
        late = "new Promise((done) => setTimeout(() => done(-1), 120000))"
        value = float(self.page.evaluate(f"() => Promise.race([{expression}, {late}])"))
        if value < 0:
            text = self.page.inner_text("body")
            msg = (
                f"{self.peer.name}: nothing was painted within 120 s. The page says:\n{text[:2000]}"
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

    def change(self, *, on: bool) -> tuple[float, int, float]:
        """A click on the filter: milliseconds to the painted change, bytes, milliseconds blank."""
        target = self.page.evaluate_handle(self.peer.target, on).as_element()
        if target is None:
            msg = f"{self.peer.name}: there is no filter to click"
            raise BenchError(msg)
        before = self.traffic.wire_bytes
        self.page.evaluate("() => bench.arm(true)")
        target.click()
        milliseconds = self._promised("bench.done")
        self.settle()
        blank = self.page.evaluate("() => { bench.round += 1; return bench.blankMs; }")
        return milliseconds, self.traffic.wire_bytes - before, float(blank)

    def click_at(self, time_s: float, *, on: bool) -> None:
        """Let the page click its own filter at a time in seconds since 1970."""
        self.page.evaluate(
            f"([time, on]) => bench.clickAt(time, ({self.peer.target})(on))", [time_s * 1000, on]
        )

    def changed_ms(self) -> float:
        """Milliseconds from the click that `click_at` ordered to the painted change."""
        return self._promised("bench.done")

    def map_frame(self) -> Frame:
        """The frame that holds the map."""
        for frame in self.page.frames:
            if frame.evaluate("() => !!(window.map && map.getZoom)"):
                return frame
        msg = f"{self.peer.name}: there is no map"
        raise BenchError(msg)

    def close(self) -> None:
        """Close the browser context."""
        self._context.close()
