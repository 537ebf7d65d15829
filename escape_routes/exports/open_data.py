"""The dataset over HTTP, for programs: `/data/` lists the files, `/data/<name>` is one of them.

The tables are to the letter as in the repository and not made safe for spreadsheets; the zip on
the page "Data and methods" is. Any page of any host may read these files, and nothing else here.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Route

from escape_routes.dataset import datapackage
from escape_routes.dataset.schema import TABLES
from escape_routes.errors import EscapeRoutesError
from escape_routes.exports import catalogue, geojson
from escape_routes.exports.catalogue import JSON, data_files
from escape_routes.exports.csv import raw_csv
from escape_routes.web.responses import FOR_ANY_HOST, Representation, in_words, preflight

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from escape_routes.exports.extract import Extract

METHODS = ["GET", "HEAD", "OPTIONS"]
TEN_MINUTES = "public, max-age=600"
NOT_KEPT = {**FOR_ANY_HOST, "Cache-Control": "no-store"}
CELLS = "to the letter; not made safe for spreadsheets, as the zip for download is"


def open_file(extract: Extract, name: str) -> Representation | None:
    """The file of that name, the index for no name, None when there is none."""
    if not name:
        return _open(JSON, _as_json(index(extract)))
    media_types = {file.name: file.media_type for file in data_files()}
    if name not in media_types:
        return None
    licence = extract.terms.licence_url
    links = [f'<{datapackage.FILE_NAME}>; rel="describedby"; type="{JSON}"']
    links += [f'<{licence}>; rel="license"'] if licence else []
    return _open(media_types[name], _body(extract, name), Link=", ".join(links))


def index(extract: Extract) -> dict[str, Any]:
    """What `/data/` says: about the dataset, and its files with rows where they have any."""
    about = {name.lower(): text for name, text in extract.about().items() if name != "Exported"}
    return {**about, "cells": CELLS, "files": [_entry(extract, file) for file in data_files()]}


def routes(extract: Callable[[], Extract]) -> list[BaseRoute]:
    """The HTTP routes; `extract` gives the served dataset and is asked once per file."""

    @cache
    def file_called(name: str) -> Representation | None:
        return open_file(extract(), name)

    async def serve(request: Request) -> Response:
        try:
            file = file_called(request.path_params.get("name", ""))
        except EscapeRoutesError:
            return in_words("The data of this server cannot be read.", 503, NOT_KEPT)
        if file is None:
            return in_words("No such file; data/ lists those there are.", 404, NOT_KEPT)
        return preflight(METHODS) if request.method == "OPTIONS" else file.answer(request)

    async def to_index(_: Request) -> Response:
        return RedirectResponse("data/", status_code=308, headers=FOR_ANY_HOST)

    return [
        Route("/data", to_index, methods=METHODS),
        Route("/data/", serve, methods=METHODS),
        Route("/data/{name}", serve, methods=METHODS),
    ]


def _open(media_type: str, body: bytes, **headers: str) -> Representation:
    return Representation(media_type, body, TEN_MINUTES, {**FOR_ANY_HOST, **headers})


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
