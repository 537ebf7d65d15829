"""Files as answers over HTTP: named by their content, packed once."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import Response

if TYPE_CHECKING:
    pass

ONE_YEAR_S = 31_536_000


@dataclass(frozen=True)
class Asset:
    """A script served under a name that changes with its content."""

    stem: str
    text: str

    @cached_property
    def name(self) -> str:
        """File name with the first 16 hexadecimal digits of the content's SHA-256."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()[:16]
        return f"{self.stem}.{digest}.js"

    @cached_property
    def body(self) -> bytes:
        """The text as UTF-8."""
        return self.text.encode()

    @cached_property
    def gzipped(self) -> bytes:
        """The text as UTF-8, compressed once."""
        return gzip.compress(self.body, 9, mtime=0)

    def warm(self) -> None:
        """Compress now rather than for the first visitor."""
        _ = self.name, self.gzipped


def asset_response(asset: Asset, headers: Headers) -> Response:
    """The asset, packed where that is welcome, to be kept for a year."""
    common = {
        "Cache-Control": f"public, max-age={ONE_YEAR_S}, immutable",
        "Vary": "Accept-Encoding",
    }
    if takes_gzip(headers):
        packed = {**common, "Content-Encoding": "gzip"}
        return Response(asset.gzipped, media_type="text/javascript", headers=packed)
    return Response(asset.body, media_type="text/javascript", headers=common)


def takes_gzip(headers: Headers) -> bool:
    """Whether the reader takes gzip: named, and not given the weight nought."""
    for offer in headers.get("accept-encoding", "").lower().split(","):
        coding, *parameters = (part.strip() for part in offer.split(";"))
        if coding == "gzip":
            return not any(re.fullmatch(r"q=0(\.0*)?", part) for part in parameters)
    return False
