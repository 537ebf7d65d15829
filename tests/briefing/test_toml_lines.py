"""The line of each key of a TOML text is found, whatever stands in strings and comments."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_routes.briefing.toml_lines import lines

TEXT = '''# [[scene]] in a comment
title = "a # b [[scene]] ="
"quoted" = 1
many = [
  "[[scene]]", # x = 1
  "y",
]
long = """
key = 1
[[scene]]
""" # after
literal = \'\'\'
[x]
\'\'\'
inline = { a = 1, b = [1, 2] }
dotted.part = 1

[[scene]]
title = "first"
routes = [
  "one",
  "two",
]

[[ scene ]]
view.lat = 1
[scene.chart]
kind = "x"
[[scene]]
[other]
z = 1
'''


@pytest.fixture
def found():
    tomllib.loads(TEXT)
    return lines(TEXT, "scene")


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("title", 2),
        ("quoted", 3),
        ("many", 4),
        ("long", 8),
        ("literal", 12),
        ("inline", 15),
        ("dotted", 16),
        ("other", 30),
        ("nothing", 0),
    ],
)
def test_a_key_before_the_entries_has_its_line(found, key, line):
    assert found.of(key) == line


def test_keys_that_stand_in_strings_and_comments_are_none(found):
    assert {"key", "x", "y", "kind", "z"}.isdisjoint(found.top.keys)


@pytest.mark.parametrize(
    ("entry", "key", "value", "line"),
    [
        (1, "", "", 18),
        (1, "title", "", 19),
        (1, "routes", "", 20),
        (1, "routes", "two", 22),
        (1, "routes", "not there", 20),
        (1, "nothing", "", 18),
        (2, "view", "", 26),
        (2, "chart", "", 27),
        (3, "", "", 29),
        (4, "", "", 0),
    ],
)
def test_a_key_of_an_entry_has_its_line(found, entry, key, value, line):
    assert found.of_entry(entry, key, value) == line


KEYS = st.lists(st.from_regex(r"\A[a-z]{1,6}\Z"), min_size=1, max_size=6, unique=True)
VALUES = st.sampled_from(
    [
        '"x"',
        "[\n1,\n2]",
        '"""\n[[scene]]\na = 1\n"""',
        "{ a = 1 }",
        "'''\n# \"\n'''",
        '"\\"" # ]',
        "1",
    ]
)


@given(keys=KEYS, data=st.data())
def test_the_lines_found_are_those_on_which_keys_were_written(keys, data):
    text, expected = "", {}
    for key in keys:
        text += data.draw(st.sampled_from(["", "\n", "# c [[scene]]\n"]))
        expected[key] = text.count("\n") + 1
        text += f"{key} = {data.draw(VALUES)}\n"
    assert set(tomllib.loads(text)) == set(keys)
    assert lines(text, "scene").top.keys == expected
