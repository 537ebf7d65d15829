"""Files as answers over HTTP: named by their content, packed once, not sent again when known."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.datastructures import Headers
    from starlette.requests import Request

FOR_GOOD = "public, max-age=31536000, immutable"
PACKED_ALREADY = ("font/woff", "image/png", "image/webp")
FOR_ANY_HOST = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


@dataclass(frozen=True)
class Representation:
    """A file with what its answers need, each worked out once.

    `cache_control` says how long a reader may keep it, `headers` what else goes with every answer.
    """

    media_type: str
    body: bytes
    cache_control: str = "no-cache"
    headers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content, in 64 hexadecimal digits."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def gzipped(self) -> bytes:
        """The content, packed."""
        return gzip.compress(self.body, 9, mtime=0)

    @property
    def is_packable(self) -> bool:
        """Whether packing makes it smaller; pictures and fonts are packed by themselves."""
        return not self.media_type.startswith(PACKED_ALREADY)

    @property
    def etag(self) -> str:
        """Weak, since the same content travels packed and unpacked."""
        return f'W/"{self.digest[:32]}"'

    def warm(self) -> None:
        """Pack now rather than for the first visitor."""
        _ = self.digest, self.is_packable and self.gzipped

    def answer(self, request: Request) -> Response:
        """The content, packed where that is welcome; 304 where the reader has it already."""
        headers = {
            **self.headers,
            "Cache-Control": self.cache_control,
            "ETag": self.etag,
            "Vary": "Accept-Encoding",
        }
        if _is_known(request.headers, self.etag):
            return Response(status_code=304, headers=headers)
        is_packed = self.is_packable and _takes_gzip(request.headers)
        body = self.gzipped if is_packed else self.body
        headers |= {"Content-Encoding": "gzip"} if is_packed else {}
        headers["Content-Length"] = str(len(body))
        return Response(
            b"" if request.method == "HEAD" else body, headers=headers, media_type=self.media_type
        )


@dataclass(frozen=True)
class Asset:
    """A script served under a name that changes with its content, so it may be kept for good."""

    stem: str
    text: str

    @cached_property
    def file(self) -> Representation:
        """The text as UTF-8."""
        return Representation("text/javascript", self.text.encode(), FOR_GOOD)

    @property
    def name(self) -> str:
        """File name with the first 16 hexadecimal digits of the content's SHA-256."""
        return f"{self.stem}.{self.file.digest[:16]}.js"


def in_words(text: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """A sentence in place of a file."""
    return Response(text, status_code=status, media_type="text/plain", headers=headers)


def preflight(methods: Sequence[str]) -> Response:
    """What a browser may ask in the name of a page of any host."""
    allowed = ", ".join(methods)
    headers = {
        **FOR_ANY_HOST,
        "Access-Control-Allow-Methods": allowed,
        "Access-Control-Allow-Headers": "If-None-Match",
        "Access-Control-Max-Age": "86400",
        "Allow": allowed,
    }
    return Response(status_code=204, headers=headers)


def _is_known(headers: Headers, etag: str) -> bool:
    """Whether the reader has this content already; weakness makes no difference here."""
    named = [one.strip().removeprefix("W/") for one in headers.get("if-none-match", "").split(",")]
    return "*" in named or etag.removeprefix("W/") in named


def _takes_gzip(headers: Headers) -> bool:
    """Whether the reader takes gzip: named, and not given the weight nought."""
    for offer in headers.get("accept-encoding", "").lower().split(","):
        coding, *parameters = (part.strip() for part in offer.split(";"))
        if coding == "gzip":
            return not any(re.fullmatch(r"q=0(\.0*)?", part) for part in parameters)
    return False
