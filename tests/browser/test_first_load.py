"""What the first load asks the server for: each file once and packed, and one run of the page."""

from __future__ import annotations

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.browser.conftest import make_visit

WAITS_MS = 5000
"""Chromium complains of what was loaded ahead and not used some seconds after the page stands."""
BASEMAP = "() => performance.getEntriesByName('escape-basemap').length"


@pytest.fixture
def loaded(browser, server):
    """The route map by its own address, loaded by a browser that has nothing yet."""
    visit = make_visit(browser, server)
    visit.answers, visit.runs, visit.words = [], [], []
    visit.page.on("response", lambda answer: visit.answers.append(answer))
    visit.page.on("console", lambda message: visit.words.append(message.text))
    visit.page.on("websocket", lambda socket: socket.on("framesent", note_run(visit.runs)))
    visit.open("/route_map")
    visit.map_frame().wait_for_function(BASEMAP)
    visit.settle()
    yield visit
    visit.page.context.close()


def note_run(runs):
    """Keeps what asks for a run of the page."""

    def note(payload) -> None:
        message = BackMsg.FromString(payload)
        if message.WhichOneof("type") == "rerun_script":
            runs.append(message)

    return note


def test_the_first_map_takes_one_run_of_the_page(loaded):
    assert len(loaded.runs) == 1


def test_a_choice_on_the_map_is_told_each_time(loaded):
    """The same choice again, once its passages are closed, opens them again."""
    frame = loaded.map_frame()
    for _ in range(2):
        known = len(loaded.runs)
        frame.evaluate("() => { map.escapeRoutes.pick('leg.se-laos-thailand'); }")
        loaded.page.get_by_role("dialog").wait_for()
        loaded.settle()
        assert len(loaded.runs) > known
        loaded.page.keyboard.press("Escape")
        loaded.page.get_by_role("dialog").wait_for(state="detached")
        loaded.settle()
    assert loaded.errors == []


def test_every_answer_is_there_and_every_script_is_packed(loaded):
    answers = [answer for answer in loaded.answers if answer.status != 304]
    assert [answer.url for answer in answers if answer.status != 200] == []
    scripts = [answer for answer in answers if answer.url.split("?")[0].endswith((".js", ".css"))]
    assert len(scripts) > 50
    for answer in scripts:
        assert answer.headers["content-encoding"] == "gzip", answer.url
        assert "immutable" in answer.headers["cache-control"], answer.url


def test_nothing_is_loaded_ahead_in_vain(loaded):
    """What the page names ahead is what its map asks for, and the browser has no complaint."""
    loaded.page.wait_for_timeout(WAITS_MS)
    assert [text for text in loaded.words if "preload" in text] == []
    asked = {answer.url for answer in loaded.answers}
    links = "links => links.map((link) => link.href)"
    ahead = loaded.page.eval_on_selector_all("link[rel=prefetch]", links)
    frame = loaded.map_frame()
    used = set(frame.evaluate("performance.getEntriesByType('resource').map(({name}) => name)"))
    assert len(ahead) == 2
    assert set(ahead) <= asked & used


def test_a_second_visit_is_sent_no_file_again(loaded):
    fresh = loaded.page.context.new_page()
    fresh.goto(loaded.page.url)
    fresh.wait_for_selector("iframe[title='streamlit_folium.st_folium']")
    sizes = fresh.evaluate(
        """() => performance.getEntriesByType('resource')
          .filter(({name}) => name.includes('/static/')).map((file) => file.transferSize)"""
    )
    assert len(sizes) > 50
    assert set(sizes) == {0}
