"""A visitor without a browser: what Streamlit's page says over its WebSocket, and no more.

It costs next to nothing, so many can be there at once, and what they wait for is the server alone.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from bench.servers import BenchError

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

PATH = "/_stcore/stream"
WAIT_SECONDS = 120.0
EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN
MOST_MESSAGE_BYTES = 64 * 1024 * 1024


@dataclass
class Run:
    """One run of the script: how long it took, and what came meanwhile.

    `first_ms` is the time to the first message that draws something, `ms` that to the end of the
    run; `kinds` counts the messages by kind (`delta`; `ref_hash` for one that the reader has).
    """

    sent_bytes: int = 0
    received_bytes: int = 0
    first_ms: float | None = None
    ms: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    messages: list[ForwardMsg] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """What went wrong, in the words that a reader is shown."""
        elements = [message.delta.new_element for message in self.messages]
        return [one.exception.message for one in elements if one.HasField("exception")]

    def _take(self, payload: bytes, milliseconds: float) -> str:
        message = ForwardMsg.FromString(payload)
        kind = message.WhichOneof("type") or ""
        self.received_bytes += len(payload)
        self.kinds[kind] += 1
        self.messages.append(message)
        if self.first_ms is None and kind in {"delta", "ref_hash"}:
            self.first_ms = milliseconds
        self.ms = milliseconds
        return kind


class Session:
    """A connection of its own, and what the page in a browser would remember of it.

    `keeps` says whether the reader names the messages that it has, as Streamlit's page does.
    """

    def __init__(self, url: str, *, keeps: bool = True) -> None:
        self._url = url.rstrip("/")
        self._keeps = keeps
        self._page_hash = ""
        self._kept: set[str] = set()
        self._socket = connect(
            self._url.replace("http", "ws", 1) + PATH,
            subprotocols=[Subprotocol("streamlit")],
            open_timeout=WAIT_SECONDS,
            max_size=MOST_MESSAGE_BYTES,
            compression=None,
            # Like a browser it sends no pings, which a busy server would be slow to answer.
            ping_interval=None,
        )

    def __enter__(self) -> Self:
        """The session itself, which ends with the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave."""
        self.close()

    def close(self) -> None:
        """Leave, as by closing the tab."""
        self._socket.close()

    def visit(self, page: str = "", query: str = "") -> Run:
        """Open a page by its name, the first one without; as `rerun` in all else."""
        self._page_hash = ""
        return self._run(query, page)

    def rerun(self, query: str = "") -> Run:
        """Run the open page with another query string, such as `kind=sea&years=1998&years=2004`.

        Widgets that are bound to the address take what it says, as after Back and Forward.

        Raises
        ------
        BenchError
            If the run does not end in time.
        """
        return self._run(query, "")

    def _run(self, query: str, page: str) -> Run:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_name = query, page
        asked.page_script_hash = self._page_hash
        asked.is_history_navigation = True
        asked.context_info.url = f"{self._url}/{page}"
        asked.context_info.timezone = "UTC"
        asked.widget_states.SetInParent()
        asked.cached_message_hashes.extend(self._kept)
        payload = message.SerializeToString()
        begin = time.perf_counter()
        self._socket.send(payload)
        return self._follow(Run(sent_bytes=len(payload)), begin)

    def _follow(self, run: Run, begin: float) -> Run:
        while (left := begin + WAIT_SECONDS - time.perf_counter()) > 0:
            try:
                payload = self._socket.recv(timeout=left, decode=False)
            except TimeoutError:
                break
            kind = run._take(payload, (time.perf_counter() - begin) * 1000)
            message = run.messages[-1]
            # A new session names the first page, whatever is opened.
            if kind == "navigation":
                self._page_hash = message.navigation.page_script_hash
            if self._keeps and message.metadata.cacheable:
                self._kept.add(message.hash)
            # A page that asks to be run anew is not over yet.
            if kind == "script_finished" and message.script_finished != EARLY:
                return run
        msg = f"The run of {self._url} did not end within {WAIT_SECONDS:.0f} s."
        raise BenchError(msg)
