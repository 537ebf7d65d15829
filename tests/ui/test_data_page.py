"""The page of data and methods, and own data in the session: as the pages see them."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from escape_routes.dataset import datapackage, editions, own_zip
from escape_routes.dataset.load import from_files
from escape_routes.ui import session

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "escape_routes" / "ui" / "app.py"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
MARK = "Your own data is shown"


def open_page(page="data_and_methods", own=None, **params):
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    for name, value in params.items():
        at.query_params[name] = value
    if own is not None:
        at.session_state[session.OWN_DATASET] = own
    at.switch_page(f"../../pages/{page}.py")
    return at.run()


def text_of(at):
    return "\n".join(
        str(element.value)
        for kind in (at.markdown, at.caption, at.subheader, at.error)
        for element in kind
    )


@pytest.fixture(scope="module")
def empty(today):
    files = own_zip.template_files().items()
    return from_files(
        {name[:-4]: content for name, content in files if name.endswith(".csv")}, today
    )


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("Downloads", "The current selection"),
        ("Methods", "Corrections and taking something down"),
        ("Data dictionary", "A place that can stand on a route"),
        ("Own data", "same rules"),
    ],
)
def test_link_opens_a_part_of_the_page(part, words):
    at = open_page(part=part)
    assert not at.exception
    assert words in text_of(at)


def test_dictionary_has_every_column():
    tables = open_page(part="Data dictionary").table
    rows = sum(len(table.value) for table in tables)
    assert rows == len(datapackage.data_dictionary())


def test_methods_tell_every_edition():
    text = text_of(open_page(part="Methods"))
    for edition in editions.editions():
        assert edition.version in text
        assert all(change in text for change in edition.changes)


def test_downloads_name_the_licence_of_the_data_shown(small):
    assert "CC BY 4.0" in text_of(open_page())
    own = text_of(open_page(own=small))
    assert "Licence: not stated" in own
    assert "[CC BY 4.0]" not in own


@pytest.mark.parametrize("page", PAGES)
def test_mark_of_own_data_stands_on_every_page_and_not_without_it(page, small):
    with_own = open_page(page, own=small)
    assert not with_own.exception
    assert not with_own.error
    assert MARK in text_of(with_own)
    assert MARK not in text_of(open_page(page))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_an_empty_dataset(page, empty):
    at = open_page(page, own=empty)
    assert not at.exception
    assert not at.error
    assert MARK in text_of(at)


@pytest.mark.parametrize("page", PAGES)
def test_return_leads_back_to_the_served_data_with_nothing_chosen(page, small):
    at = open_page(page, own=small, years=["2000", "2003"], focus="leg.thai-1")
    at.button(key="own_leave").click().run()
    # One run empties the address, the next begins anew; a browser asks for it by itself.
    at.run()
    assert not at.exception
    assert MARK not in text_of(at)
    assert "All routes, all years." in text_of(at)
    assert "years" not in at.query_params
    assert at.query_params.get("focus") in (None, [])


def test_two_own_datasets_do_not_share_what_the_filters_keep(small, empty):
    """What is kept of one visitor's rows must never be found for another's."""
    first = open_page("route_map", own=small)
    second = open_page("route_map", own=empty)
    for at in (first, second):
        at.session_state["legs"] = True
        at.run()
    named = [at.dataframe[0].value["Route"].to_list() for at in (first, second)]
    assert any("By way of Thailand" in route for route in named[0])
    assert named[1] == []
