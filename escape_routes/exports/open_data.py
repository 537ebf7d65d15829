"""The dataset over HTTP, for programs: `/data/` lists the files, `/data/<name>` is one of them.

The tables are to the letter as in the repository and not made safe for spreadsheets; the zip on
the page "Data and methods" is. Any page of any host may read these files, and nothing else here.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from escape_routes.dataset import datapackage
from escape_routes.dataset.schema import TABLES
from escape_routes.errors import EscapeRoutesError
from escape_routes.exports import catalogue, geojson
from escape_routes.exports.catalogue import JSON, data_files
from escape_routes.exports.csv import raw_csv
from escape_routes.web.responses import takes_gzip

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.datastructures import Headers
    from starlette.requests import Request

    from escape_routes.exports.extract import Extract

METHODS = ["GET", "HEAD", "OPTIONS"]
MAX_AGE_S = 600
CELLS = "to the letter; not made safe for spreadsheets, as the zip for download is"
FOR_ANY_HOST = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


@dataclass(frozen=True)
class OpenFile:
    """A file with what its answers need, each worked out once."""

    media_type: str
    body: bytes
    links: str = ""

    @cached_property
    def etag(self) -> str:
        """Weak, since the same content travels packed and unpacked."""
        return f'W/"{hashlib.sha256(self.body).hexdigest()[:32]}"'

    @cached_property
    def gzipped(self) -> bytes:
        """The content, packed."""
        return gzip.compress(self.body, 9, mtime=0)


def open_file(extract: Extract, name: str) -> OpenFile | None:
    """Return the file of that name, the index for no name, None when there is none."""
    if not name:
        return OpenFile(JSON, _as_json(index(extract)))
    media_types = {file.name: file.media_type for file in data_files()}
    if name not in media_types:
        return None
    licence = extract.terms.licence_url
    links = [f'<{datapackage.FILE_NAME}>; rel="describedby"; type="{JSON}"']
    links += [f'<{licence}>; rel="license"'] if licence else []
    return OpenFile(media_types[name], _body(extract, name), ", ".join(links))


def index(extract: Extract) -> dict[str, Any]:
    """Return what `/data/` says: about the dataset, and its files with rows where they have any."""
    about = {name.lower(): text for name, text in extract.about().items() if name != "Exported"}
    return {**about, "cells": CELLS, "files": [_entry(extract, file) for file in data_files()]}


def routes(extract: Callable[[], Extract]) -> list[BaseRoute]:
    """Return the HTTP routes; `extract` gives the served dataset and is asked once per file."""

    @cache
    def file_called(name: str) -> OpenFile | None:
        return open_file(extract(), name)

    async def serve(request: Request) -> Response:
        try:
            file = file_called(request.path_params.get("name", ""))
        except EscapeRoutesError:
            return _plain("The data of this server cannot be read.", 503)
        if file is None:
            return _plain("No such file; data/ lists those there are.", 404)
        return _answer(request, file)

    async def to_index(_: Request) -> Response:
        return RedirectResponse("data/", status_code=308, headers=FOR_ANY_HOST)

    return [
        Route("/data", to_index, methods=METHODS),
        Route("/data/", serve, methods=METHODS),
        Route("/data/{name}", serve, methods=METHODS),
    ]


def _body(extract: Extract, name: str) -> bytes:
    table = name.removesuffix(".csv")
    if table in TABLES:
        return raw_csv(table, extract.dataset.table(table))
    builders: dict[str, Callable[[], bytes]] = {
        "legs.geojson": lambda: geojson.legs(extract),
        "waypoints.geojson": lambda: geojson.waypoints(extract),
        datapackage.FILE_NAME: lambda: datapackage.text().encode(),
        catalogue.SCHEMA_ORG: lambda: _described(extract, catalogue.schema_org),
        catalogue.DCAT: lambda: _described(extract, catalogue.dcat),
    }
    return builders[name]()


def _described(extract: Extract, describe: Callable[..., dict[str, Any]]) -> bytes:
    return _as_json(describe(extract.dataset, extract.terms))


def _as_json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _entry(extract: Extract, file: catalogue.DataFile) -> dict[str, Any]:
    table = file.name.split(".")[0]
    rows = {"rows": len(extract.dataset.table(table))} if table in TABLES else {}
    return {
        "name": file.name,
        "media_type": file.media_type,
        "description": file.description,
        **rows,
    }


def _answer(request: Request, file: OpenFile) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_preflight())
    headers = {
        **FOR_ANY_HOST,
        "Cache-Control": f"public, max-age={MAX_AGE_S}",
        "ETag": file.etag,
        "Vary": "Accept-Encoding",
    }
    if file.links:
        headers["Link"] = file.links
    if _is_known(request.headers, file.etag):
        return Response(status_code=304, headers=headers)
    body = file.body
    if takes_gzip(request.headers):
        headers["Content-Encoding"] = "gzip"
        body = file.gzipped
    headers["Content-Length"] = str(len(body))
    body = b"" if request.method == "HEAD" else body
    media_type = (
        f"{file.media_type}; charset=utf-8" if "csv" in file.media_type else file.media_type
    )
    return Response(body, headers={**headers, "Content-Type": media_type})


def _preflight() -> dict[str, str]:
    return {
        **FOR_ANY_HOST,
        "Access-Control-Allow-Methods": ", ".join(METHODS),
        "Access-Control-Allow-Headers": "If-None-Match",
        "Access-Control-Max-Age": "86400",
        "Allow": ", ".join(METHODS),
    }


def _is_known(headers: Headers, etag: str) -> bool:
    """Return whether the reader has this content already; weakness makes no difference here."""
    named = [one.strip().removeprefix("W/") for one in headers.get("if-none-match", "").split(",")]
    return "*" in named or etag.removeprefix("W/") in named


def _plain(text: str, status: int) -> Response:
    headers = {**FOR_ANY_HOST, "Cache-Control": "no-store"}
    return Response(text, status_code=status, media_type="text/plain", headers=headers)
