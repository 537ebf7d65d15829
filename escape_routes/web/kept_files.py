"""Files that others brought along, as Streamlit's own: packed once and kept, by us and by browsers.

Streamlit sends its files unpacked, each from the disk, and those of a component without leave to
keep them; its page loads more than a hundred.
"""

from __future__ import annotations

import mimetypes
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from escape_routes.web.responses import FOR_GOOD, Representation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from starlette.types import ASGIApp, Receive, Scope, Send

HASHED = re.compile(r"\.(?=[\w-]*[A-Z0-9])[\w-]{8,}\.(?:js|css|woff2)$")
"""Ends the name of a file that never changes: a hash of its content, and its kind."""
KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
READ_ONLY = {"GET", "HEAD"}


class Shelf:
    """Files by their addresses, each read when it is first asked for, and pages made before."""

    def __init__(self, files: Mapping[str, Path], pages: Mapping[str, Representation]) -> None:
        self._files = files
        self._found = dict(pages)

    def at(self, address: str) -> Representation | None:
        """The file at an address, ready to be sent; None where there is none of ours."""
        found = self._found.get(address)
        if found is None and (path := self._files.get(address)):
            found = Representation(media_type(path.name), path.read_bytes(), FOR_GOOD)
            found.warm()
            self._found[address] = found
        return found

    def holds(self, address: str) -> bool:
        """Whether an address is one of these."""
        return address in self._files or address in self._found

    def is_ready(self, address: str) -> bool:
        """Whether the file at an address was read before."""
        return address in self._found


class KeptFiles:
    """ASGI middleware that answers for files, and leaves everything else to the app."""

    def __init__(self, app: ASGIApp, files: Shelf) -> None:
        self.app = app
        self.files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, if a file is asked for as a whole and only to be read."""
        file = await self._file(Request(scope)) if scope["type"] == "http" else None
        if file is None:
            await self.app(scope, receive, send)
        else:
            await file.answer(Request(scope))(scope, receive, send)

    async def _file(self, request: Request) -> Representation | None:
        address = request.scope["path"]
        is_read = request.method in READ_ONLY and "range" not in request.headers
        if not is_read or not self.files.holds(address):
            return None
        if self.files.is_ready(address):
            return self.files.at(address)
        # Reading and packing take their time, and others are waiting.
        return await run_in_threadpool(self.files.at, address)


def hashed_files(folders: Mapping[str, Path]) -> dict[str, Path]:
    """The files below some folders whose names carry a hash, by their addresses.

    `folders` names each by the address under which it is served.
    """
    return {
        f"{address}/{path.relative_to(folder).as_posix()}": path
        for address, folder in folders.items()
        for path in sorted(folder.rglob("*"))
        if HASHED.search(path.name) and path.is_file()
    }


def media_type(name: str) -> str:
    """What kind of file it is, by the end of its name."""
    return KINDS.get(PurePosixPath(name).suffix) or mimetypes.guess_type(name)[0] or "text/plain"
