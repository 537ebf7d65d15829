"""Files of others are packed once and kept for good; Streamlit's page is told what comes next."""

from __future__ import annotations

import gzip

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from escape_routes.ui import server
from escape_routes.ui.pages import PAGES
from escape_routes.web import streamlit_page
from escape_routes.web.kept_files import KeptFiles, Shelf, hashed_files
from escape_routes.web.responses import FOR_GOOD, Representation
from tests.web.test_web import ask

SCRIPT = "/static/js/Slider.WU6er_Bo.js"
TEXT = "export default 1;\n" * 40


async def theirs(_):
    return PlainTextResponse("theirs")


@pytest.fixture
def folder(tmp_path):
    """A folder such as Streamlit brings along."""
    for name, text in {
        "js/Slider.WU6er_Bo.js": TEXT,
        "js/plain.js": TEXT,
        "js/main.521860b0.js": TEXT,
        "js/main.521860b0.js.map": "{}",
        "media/Sans.ttf.BsWL4Kly.woff2": "font",
        "css/bootstrap.min.css": "a {}",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def app(folder):
    page = Representation("text/html", b"<!doctype html>ours")
    shelf = Shelf(hashed_files({"/static": folder}), {"/": page})
    routes = [Route("/{rest:path}", theirs, methods=["GET", "HEAD", "POST"])]
    return Starlette(routes=routes, middleware=[Middleware(KeptFiles, files=shelf)])


def test_only_names_with_a_hash_are_kept(folder):
    assert set(hashed_files({"/static": folder})) == {
        SCRIPT,
        "/static/js/main.521860b0.js",
        "/static/media/Sans.ttf.BsWL4Kly.woff2",
    }


def test_a_script_is_packed_and_kept_for_good(app):
    for _ in range(2):
        answer = ask(app, SCRIPT, accept_encoding="gzip")
        assert gzip.decompress(answer.body).decode() == TEXT
        assert answer.headers["cache-control"] == FOR_GOOD
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert ask(app, SCRIPT).body.decode() == TEXT
    assert ask(app, SCRIPT, if_none_match=answer.headers["etag"]).status == 304


def test_a_font_is_packed_by_itself(app):
    answer = ask(app, "/static/media/Sans.ttf.BsWL4Kly.woff2", accept_encoding="gzip")
    assert "content-encoding" not in answer.headers
    assert (answer.body, answer.headers["content-type"]) == (b"font", "font/woff2")


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/static/js/plain.js", "GET", {}),
        ("/static/js/Slider.XXXXXXXX.js", "GET", {}),
        ("/static/js/../js/Slider.WU6er_Bo.js", "GET", {}),
        (SCRIPT, "POST", {}),
        (SCRIPT, "GET", {"range": "bytes=0-9"}),
        ("/static", "GET", {}),
    ],
)
def test_everything_else_is_left_to_the_app(app, path, method, headers):
    assert ask(app, path, method, **headers).body == b"theirs"


def test_a_page_is_asked_for_again_each_time(app):
    answer = ask(app, "/")
    assert (answer.body, answer.headers["cache-control"]) == (b"<!doctype html>ours", "no-cache")
    assert ask(app, "/", if_none_match=answer.headers["etag"]).status == 304


def files_at(server_middleware) -> Shelf:
    return next(m.kwargs["files"] for m in server_middleware if m.cls is KeptFiles)


def test_the_served_page_names_what_maps_need_and_its_own_server():
    shelf = files_at(server.middleware())
    text = shelf.at("/").body.decode()
    assert streamlit_page.PLACE in text
    assert f"./assets/{server.assets()[0].name}" in text
    assert all(shelf.at(f"/{page.name}").body == shelf.at("/").body for page in PAGES)
    assert not shelf.holds("/nowhere")
    (component,) = [part for part in text.split('"') if part.startswith("./component/")]
    assert shelf.at(component.removeprefix(".")).cache_control == FOR_GOOD


def test_all_that_the_served_page_names_is_there():
    shelf = files_at(server.middleware())
    for name in streamlit_page.ENTRY.findall(shelf.at("/").body.decode()):
        assert shelf.holds(f"/{name}")


def made(folder, script="", head="<head></head>"):
    (folder / "static/js").mkdir(parents=True)
    entry = '<script type="module" crossorigin src="./static/js/index.AbC12345.js"></script>'
    (folder / "static/js/index.AbC12345.js").write_text(script, encoding="utf-8")
    (folder / "index.html").write_text(head.replace("</head>", entry + "</head>"), encoding="utf-8")
    return streamlit_page.page(folder, ["./assets/map.js"]).body.decode()


def test_a_page_is_told_its_server_only_where_it_knows_the_words(tmp_path):
    script = " ".join(streamlit_page.HOOKS)
    assert streamlit_page.PLACE in made(tmp_path / "known", script)
    for hook in streamlit_page.HOOKS:
        other = made(tmp_path / hook.strip("."), script.replace(hook, ""))
        assert streamlit_page.PLACE not in other
        assert '<link rel="prefetch" href="./assets/map.js">' in other


def test_without_a_page_of_streamlit_there_is_none(tmp_path):
    assert streamlit_page.page(tmp_path, []) is None


def test_a_page_without_a_head_stays_as_it_is(tmp_path):
    (tmp_path / "index.html").write_text("<p>other</p>", encoding="utf-8")
    assert streamlit_page.page(tmp_path, ["x.js"]).body == b"<p>other</p>"
