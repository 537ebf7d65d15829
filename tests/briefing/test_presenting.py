"""The presenter over HTTP: made once, kept by browsers until it changes, never another file."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers

from escape_routes.briefing import presenting
from escape_routes.briefing.handouts import presenter
from escape_routes.errors import DataError, Fault
from escape_routes.web import headers as security
from tests.made_briefing import MADE

BODY = b"<!doctype html><p>made</p>"


@dataclass
class House:
    """The app with our route, and what was asked of its parts."""

    made: list[str] = field(default_factory=list)
    is_broken: bool = False

    def shelf(self):
        if self.is_broken:
            raise DataError([Fault("x.toml", 1, "", "broken")])
        return {"made": MADE}, object()

    def get(self, path: str, method: str = "GET", **headers: str):
        """Status, headers and body of the answer."""
        return asyncio.run(self._ask(path, method, headers))

    async def _ask(self, path: str, method: str, headers: dict[str, str]):
        sent = []
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "root_path": "",
            "query_string": b"",
            "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
        }

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        await self.app(scope, receive, send)
        start = next(m for m in sent if m["type"] == "http.response.start")
        body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
        return start["status"], Headers(raw=start["headers"]), body

    def __post_init__(self) -> None:
        routes = presenting.routes(self.shelf)
        self.app = Starlette(routes=routes, middleware=security.middleware())


@pytest.fixture
def house(monkeypatch):
    made = House()

    def export(briefing, _):
        made.made.append(briefing.briefing_id)
        return BODY

    monkeypatch.setattr(presenter, "export", export)
    return made


def test_page_is_the_export_with_the_security_headers(house):
    status, headers, body = house.get("/present/made.html")
    assert (status, body) == (200, BODY)
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_page_is_made_once(house):
    for _ in range(3):
        house.get("/present/made.html")
    assert house.made == ["made"]


def test_browser_that_has_the_page_is_told_so(house):
    _, headers, _ = house.get("/present/made.html")
    assert headers["cache-control"] == "no-cache"
    status, again, body = house.get("/present/made.html", if_none_match=headers["etag"])
    assert (status, body) == (304, b"")
    assert again["etag"] == headers["etag"]
    assert house.get("/present/made.html", if_none_match='W/"other"')[0] == 200


def test_page_travels_packed_where_that_is_welcome(house):
    _, headers, body = house.get("/present/made.html", accept_encoding="gzip, br")
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == BODY
    assert headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "path", ["/present/other.html", "/present/..%2Fdata.html", "/present/made.toml", "/present/"]
)
def test_nothing_else_is_served(house, path: str):
    assert house.get(path)[0] == 404
    assert house.made == []


def test_a_link_may_leave_out_the_ending(house):
    assert house.get("/present/made") == house.get("/present/made.html")


def test_nothing_can_be_sent_to_it(house):
    assert house.get("/present/made.html", "POST")[0] == 405


def test_broken_briefings_are_said_to_be_so_and_asked_for_again(house):
    house.is_broken = True
    status, _, body = house.get("/present/made.html")
    assert (status, body) == (503, b"The briefings of this server cannot be read.")
    house.is_broken = False
    assert house.get("/present/made.html")[0] == 200
