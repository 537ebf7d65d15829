"""Queries are understood in any script, and hits are found and marked where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_routes.routes import places
from escape_routes.search.queries import fold, fold_with_places, korean_numbers, marked, terms


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hà Nội", "ha noi"),
        ("SAMJIYŎN", "samjiyon"),
        ("P'yongyang", "pyongyang"),
        ("2,914 people", "2914 people"),
        ("15.6 per cent.", "15.6 per cent "),
        ("one, two", "one  two"),
        ("1,2,3", "123"),
        ("เชียงของ", "เชียงของ"),
        ("탈북자", "탈북자"),
        ("ガ", "ガ"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}b", "ab"),
        ("Mae-Sai", "mae sai"),
    ],
)
def test_folding_keeps_what_matters(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_every_folded_character_has_a_place_in_the_text(text):
    folded, where = fold_with_places(text)
    assert len(folded) == len(where)
    assert where == sorted(where)
    assert all(0 <= place < len(text) for place in where)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1천7백85명", "1785"),
        ("3만 4537명", "34537"),
        ("3만4천410명", "34410"),
        ("9천622 명", "9622"),
        ("4백24명의", "424"),
        ("1500만 원", "15000000"),
        ("2004년 46명", ""),
        ("1천139명, 1천281명", "1139 1281"),
    ],
)
def test_korean_numbers_are_read(text, numbers):
    assert korean_numbers(text) == numbers


def hits(text, query, names=None):
    return [piece for piece, is_hit in marked(text, terms(query, names)) if is_hit]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Police arrested 12.", "arrests", ["arrested"]),
        ("A party of arts.", "art", ["arts"]),
        ("The peak was 2,914.", "2914", ["2,914"]),
        ("12,914 and 29145", "2914", []),
        ("In 2016 there were 535.", "53", []),
        ("탈북자는 많다", "탈북", ["탈북"]),
        ("went on hunger strike", '"hunger strike"', ["hunger strike"]),
        ("hunger and a strike", '"hunger strike"', []),
        ("via Hà Nội", "ha", ["Hà"]),
        ("모두 3만 4537명", "3만4537", []),
        ("nothing", "", []),
    ],
)
def test_hits_are_marked_where_they_stand(text, query, found):
    assert hits(text, query) == found


def test_a_place_is_marked_in_every_spelling(small):
    names = places.names(small)
    assert hits("From 지린성 (Kirin) on.", "Jilin Province", names) == ["지린성", "Kirin"]


def test_common_words_are_left_out_unless_nothing_else_is_asked():
    assert [term.written for term in terms("the price of a journey")] == ["price", "journey"]
    assert [term.written for term in terms("the")] == ["the"]


def test_a_name_of_several_words_is_one_place(small):
    asked = terms("arrests Krung Thep 2006", places.names(small))
    assert [(term.written, term.places) for term in asked] == [
        ("arrests", ()),
        ("Krung Thep", ("bangkok",)),
        ("2006", ()),
    ]


@given(st.text(), st.text())
def test_marking_never_changes_a_text(text, query):
    assert "".join(piece for piece, _ in marked(text, terms(query))) == text
