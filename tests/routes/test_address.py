"""The filters in an address: by keys, from former links too; what cannot be followed is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.routes import address
from escape_routes.routes.address import Filters
from escape_routes.routes.selection import Selection

KNOWN = address.known(load(DATA_DIR))
FIRST, LAST = KNOWN.span


def read(**query):
    return address.read(KNOWN, {key: list(values) for key, values in query.items()})


def test_an_address_without_filters_chooses_nothing():
    assert read() == address.Asked(Filters())
    assert address.selection(KNOWN, Filters()) == Selection()


def test_keys_stand_side_by_side_and_come_back_in_the_order_of_the_data():
    asked = read(family=["near mekong"], route=["russia,mongolia"], years=["2004-2012"])
    assert asked.faults == ()
    assert asked.filters == Filters(("mekong", "near"), ("mongolia", "russia"), (2004, 2012))
    assert asked.filters.parameters() == {
        "family": "mekong near",
        "route": "mongolia russia",
        "years": "2004-2012",
    }


def test_a_family_chooses_all_its_routes_beside_single_ones():
    chosen = address.selection(KNOWN, Filters(("near",), ("russia",)))
    assert chosen.route_ids == {*KNOWN.families["near"], "russia"}


def test_former_links_name_kinds_labels_and_both_years():
    kind = read(kind=["overland"], years=["2004", "2012"])
    assert kind.filters == Filters(("mekong", "overland"), (), (2004, 2012))
    label = read(route=["Overland: Thai entry: Nong Khai"])
    assert label.filters == Filters((), ("thai-entry-nong-khai",))
    part_of_families = read(kind=["sea"])
    assert part_of_families.filters == Filters((), ("china-sea-boat",))
    assert kind.faults + label.faults + part_of_families.faults == ()


@pytest.mark.parametrize(
    ("values", "window"),
    [
        (["2012-2004"], (2004, 2012)),
        (["2012", "2004"], (2004, 2012)),
        (["2009"], (2009, 2009)),
        (["2009-2009"], (2009, 2009)),
        (["2004–2012"], (2004, 2012)),
        ([f"{FIRST}-{LAST}"], None),
        ([""], None),
    ],
)
def test_years_are_put_in_order_and_one_year_is_that_year(values, window):
    assert read(years=values) == address.Asked(Filters(years=window))


@pytest.mark.parametrize(
    ("query", "chosen", "faults"),
    [
        (
            {"years": ["1985-1994"]},
            Filters(),
            [f"The link asks for 1985–1994; the data are of {FIRST}–{LAST}: all years are shown."],
        ),
        (
            {"years": ["1990-2004"]},
            Filters(years=(FIRST, 2004)),
            [
                f"The link asks for 1990–2004; the data are of {FIRST}–{LAST}:"
                f" {FIRST}–2004 are shown."
            ],
        ),
        (
            {"years": ["199O-2004"]},
            Filters(),
            ["The link asks for years that cannot be read: 199O-2004. All are shown."],
        ),
        (
            {"years": ["2001-2002-2003"]},
            Filters(),
            ["The link asks for years that cannot be read: 2001-2002-2003. All are shown."],
        ),
        (
            {"kind": ["flying"], "route": ["A renamed route"]},
            Filters(),
            [
                "The link names a route that is not here: A renamed route.",
                "The link names a kind of route that is not here: flying.",
            ],
        ),
        (
            {"family": ["mekong atlantis"]},
            Filters(("mekong",)),
            ["The link names a family of routes that is not here: atlantis."],
        ),
        (
            {"kind": ["sea"], "amp;years": ["1998", "2003"]},
            Filters((), ("china-sea-boat",), (1998, 2003)),
            [address.WAS_GARBLED],
        ),
    ],
)
def test_what_a_link_asks_for_and_cannot_have_is_said(query, chosen, faults):
    asked = read(**query)
    assert asked.filters == chosen
    assert list(asked.faults) == faults


def test_what_is_repeated_of_a_link_is_short():
    (fault,) = read(route=["x" * 5000]).faults
    assert len(fault) < 150


@given(
    st.sets(st.sampled_from(sorted(KNOWN.routes))),
    st.none() | st.tuples(st.integers(FIRST, LAST), st.integers(FIRST, LAST)).map(sorted),
)
def test_every_selection_comes_back_from_its_address(routes, window):
    chosen = Selection(frozenset(routes), *(window or (None, None)))
    if window == [FIRST, LAST]:
        chosen = Selection(frozenset(routes))
    parameters = address.of_selection(KNOWN, chosen).parameters()
    asked = address.read(KNOWN, {key: [value] for key, value in parameters.items()})
    assert asked.faults == ()
    assert address.selection(KNOWN, asked.filters) == chosen
