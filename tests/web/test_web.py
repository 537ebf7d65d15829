"""What the server adds: our own files, kept for a year, and headers that shut the doors."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.maps.folium_map import layer_data
from escape_routes.maps.script import BUNDLE, as_script, map_script, map_scripts
from escape_routes.web import headers
from escape_routes.web.headers import CONTENT_SECURITY_POLICY, SECURITY_HEADERS
from escape_routes.web.responses import Asset
from escape_routes.web.routes import routes

BASEMAP_DIR = DATA_DIR / "basemap"
SMALL = Asset("map", "window.x = '지도';\n" * 40)


@dataclass
class Answer:
    """What came back for a request."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(app, path, method="GET", scope_type="http", **headers):
    """One request to an ASGI app, made by hand."""
    sent = []
    scope = {
        "type": scope_type,
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    names = {key.decode(): value.decode() for key, value in start["headers"]}
    assert len(names) == len(start["headers"]), "a header came twice"
    return Answer(start["status"], names, body)


async def hello(_):
    return PlainTextResponse("hello", headers={"Referrer-Policy": "unsafe-url"})


@pytest.fixture(scope="module")
def app():
    """A small app with our routes and our middleware, and a page of its own."""
    return Starlette(
        routes=[*routes([SMALL]), Route("/hello", hello)], middleware=headers.MIDDLEWARE
    )


@pytest.fixture(scope="module")
def layer():
    return layer_data(load(DATA_DIR))


@pytest.fixture(scope="module")
def script(layer):
    return map_script(layer, BASEMAP_DIR)


def test_an_asset_is_served_to_be_kept_for_good(app):
    answer = ask(app, f"/assets/{SMALL.name}")
    assert (answer.status, answer.body) == (200, SMALL.text.encode())
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "offer", ["gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.8", "deflate,gzip ; q=0.5"]
)
def test_who_takes_gzip_gets_gzip(app, offer):
    answer = ask(app, f"/assets/{SMALL.name}", accept_encoding=offer)
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == SMALL.text.encode()
    assert int(answer.headers["content-length"]) == len(answer.body) < len(SMALL.text)


@pytest.mark.parametrize(
    "offer", ["", "identity", "br", "deflate, br", "gzip;q=0", "br, gzip; q=0.00", "notgzip"]
)
def test_who_does_not_take_gzip_gets_the_plain_text(app, offer):
    answer = ask(app, f"/assets/{SMALL.name}", accept_encoding=offer)
    assert "content-encoding" not in answer.headers
    assert answer.body == SMALL.text.encode()


def test_a_request_for_the_head_alone_gets_no_body(app):
    answer = ask(app, f"/assets/{SMALL.name}", method="HEAD")
    assert (answer.status, answer.headers["cache-control"].split(", ")[0]) == (200, "public")
    assert answer.body == b""
    assert int(answer.headers["content-length"]) == len(SMALL.text.encode())


def test_an_asset_that_the_browser_has_is_not_sent_again(app):
    etag = ask(app, f"/assets/{SMALL.name}").headers["etag"]
    again = ask(app, f"/assets/{SMALL.name}", if_none_match=etag)
    assert (again.status, again.body) == (304, b"")
    assert ask(app, f"/assets/{SMALL.name}", if_none_match='"x"').status == 200


@pytest.mark.parametrize(
    "name", ["map.js", "map.0000000000000000.js", "..%2Fapp.py", "", "web.py", "map.css"]
)
def test_an_unknown_asset_is_not_found_and_not_kept(app, name):
    answer = ask(app, f"/assets/{name}")
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")
    assert "cache-control" not in answer.headers


def test_an_unknown_asset_is_answered_in_words(app):
    assert ask(app, "/assets/map.js").body == b"No such file."


def test_no_path_reaches_a_file_outside_the_assets(app):
    for path in ("/assets/../escape_routes/web.py", "/assets//etc/passwd", "/assets/a/b.js"):
        assert ask(app, path).status == 404, path


def test_the_health_check_answers(app):
    answer = ask(app, "/health")
    assert (answer.status, json.loads(answer.body)) == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/hello", "/health", "/assets/none.js", "/nowhere"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_carries_the_security_headers(app, path, method):
    headers = ask(app, path, method=method).headers
    for name, value in SECURITY_HEADERS.items():
        assert headers[name.lower()] == value, (path, name)


def test_our_headers_stand_in_place_of_those_of_a_page(app):
    assert ask(app, "/hello").headers["referrer-policy"] == "no-referrer"


def test_other_than_http_passes_unchanged():
    seen = []

    async def inner(scope, receive, send):
        seen.append((scope["type"], receive, send))

    receive, send = object(), object()
    asyncio.run(headers.SecurityHeaders(inner)({"type": "websocket"}, receive, send))
    assert seen == [("websocket", receive, send)]


def directives():
    parts = (part.split() for part in CONTENT_SECURITY_POLICY.split("; "))
    return {name: values for name, *values in parts}


def test_the_policy_names_no_host_and_no_wildcard():
    assert not re.search(r"https?:|wss?:|//|\*", CONTENT_SECURITY_POLICY)
    allowed = {"'self'", "'none'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"}
    for name, values in directives().items():
        assert set(values) <= allowed, name


def test_the_policy_lets_nothing_be_sent_elsewhere():
    for name in ("default-src", "connect-src", "form-action", "base-uri", "frame-ancestors"):
        assert directives()[name] == ["'self'"], name
    assert directives()["object-src"] == ["'none'"]


def test_every_kind_of_header_is_one_line():
    for name, value in SECURITY_HEADERS.items():
        assert value.isascii(), name
        assert value.isprintable(), name


def test_the_name_of_an_asset_follows_its_content():
    assert re.fullmatch(r"map\.[0-9a-f]{16}\.js", SMALL.name)
    assert Asset("map", SMALL.text).name == SMALL.name
    assert Asset("map", SMALL.text + " ").name != SMALL.name


def test_warming_an_asset_packs_it_once():
    asset = Asset("map", "text").file
    asset.warm()
    assert asset.__dict__["gzipped"] is asset.gzipped
    assert gzip.decompress(asset.gzipped) == b"text"


def test_the_same_content_is_packed_to_the_same_bytes():
    assert Asset("a", SMALL.text).file.gzipped == Asset("b", SMALL.text).file.gzipped


@given(st.recursive(st.text(), lambda inner: st.lists(inner, max_size=3)))
def test_a_value_in_a_script_can_be_read_back_and_cannot_end_it(value):
    text = as_script(value)
    assert json.loads(text) == value
    assert not re.search("[<\u2028\u2029]", text)


def test_a_tag_and_odd_line_ends_are_escaped_and_other_scripts_stay():
    value = {"name": "</script><!-- 혜산 \u2028 \u2029 &"}
    assert as_script(value) == ('{"name":"\\u003c/script>\\u003c!-- 혜산 \\u2028 \\u2029 &"}')


def test_the_script_of_the_map_holds_leaflet_our_layers_and_their_styles(script):
    assert "window.L" in script.text or "exports.map" in script.text
    assert (BUNDLE / "map.js").read_text(encoding="utf-8") in script.text
    assert "escapeRoutesOn" in script.text
    first = script.text.partition("\n")[0]
    assert first.startswith("document.head.appendChild(")
    assert ".escape-panel" in first
    assert ".leaflet-container" in first


def shipped(script):
    """The data at the end of the script, read back."""
    _, _, tail = script.text.rpartition("window.ESCAPE_ROUTES_DATA=")
    return json.loads(tail.removesuffix(";"))


def test_the_script_of_the_map_holds_all_basemap_files_and_every_leg(script, layer):
    data = shipped(script)
    assert set(data["basemap"]) == {"osm", "gshhg", "natural_earth", "labels"}
    for name, content in {**data["basemap"], "areas": data["areas"]}.items():
        assert content == json.loads((BASEMAP_DIR / f"{name}.json").read_text(encoding="utf-8"))
    assert data["routes"] == json.loads(json.dumps(layer))


def test_the_routes_travel_apart_from_the_ground(script, layer):
    """Together they hold what the one script holds; the first names the second."""
    first, second = map_scripts(layer, BASEMAP_DIR)
    data, whole = shipped(first), shipped(script)
    ground = second.text.removeprefix("window.ESCAPE_ROUTES_GROUND=").removesuffix(";")
    assert data == {"routes": whole["routes"], "areas": whole["areas"], "ground": second.name}
    assert json.loads(ground) == whole["basemap"]
    assert len(first.file.gzipped) < 200_000


def test_the_script_of_the_map_is_no_heavier_than_it_may_be(script):
    assert len(gzip.compress(script.text.encode(), 9)) <= 900_000


def test_the_script_of_the_map_is_built_the_same_each_time(script, layer):
    assert map_script(layer, BASEMAP_DIR).name == script.name


def test_other_data_gives_the_script_another_name(script, layer):
    fewer = {**layer, "legs": layer["legs"][1:]}
    assert map_script(fewer, BASEMAP_DIR).name != script.name


def test_the_script_of_the_map_fetches_nothing(script):
    assert "sourceMappingURL" not in script.text
    ours = (BUNDLE / "map.js").read_text(encoding="utf-8")
    assert not re.search(r"\b(?:fetch|XMLHttpRequest|sendBeacon|importScripts|import)\s*\(", ours)
    assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", script.text)


def test_the_script_of_the_map_is_light_enough_for_a_bad_line(script):
    assert len(script.file.gzipped) < 1_000_000
