"""Requests that reach the network and bytes that come and go, from the DevTools protocol."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXT_FRAME = 1
BASE64_BYTES = 0.75
SLOW_LINE = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 10e6 / 8,
    "uploadThroughput": 10e6 / 8,
}
"""A line of 10 Mbit/s whose answers begin 40 ms later; bytes in a second."""


class Traffic:
    """What one page asks for and gets; `own` is the address of its server."""

    def __init__(self, page: Page, own: str) -> None:
        self._own = (f"{own}/", f"{own.replace('http', 'ws', 1)}/", "data:", "blob:", "about:")
        self.requests = self.http_bytes = self.socket_bytes = 0
        self.foreign: set[str] = set()
        self.last_s = time.monotonic()
        self._session = session = page.context.new_cdp_session(page)
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

    def slow_down(self) -> None:
        """From now on everything comes over a slow line."""
        self._session.send("Network.emulateNetworkConditions", SLOW_LINE)

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
