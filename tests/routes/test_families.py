"""Families are a register in order, and the trunk is the route of which others are parts."""

from __future__ import annotations

import pandas as pd
import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.schema import ROUTE_FAMILIES
from escape_routes.routes.families import FAMILIES, NEUTRAL, families, trunk


def with_routes(small, **columns):
    """The small dataset with other cells in its two routes."""
    return small.replace(routes=small.routes.assign(**columns))


def test_the_register_has_every_family_of_the_schema_in_order_and_the_neutral_one():
    assert tuple(FAMILIES) == (*ROUTE_FAMILIES, "")
    assert FAMILIES[""] is NEUTRAL
    assert len({family.name for family in FAMILIES.values()}) == len(FAMILIES)
    assert all(family.explanation for family in FAMILIES.values())


def test_families_of_a_dataset_are_those_of_its_routes_in_order(small):
    found = families(with_routes(small, family=["returned", "mekong"]))
    assert [family.name for family in found] == ["China, Laos, Thailand", "Sent back"]
    assert families(with_routes(small, family="")) == [NEUTRAL]
    assert families(small.replace(routes=small.routes.iloc[:0])) == []


def test_the_trunk_is_the_route_of_which_most_others_are_parts(small):
    names = ["a", "b", "c", "d", "e"]
    wholes = ["", "", "b", "a", "b"]
    row = small.routes.iloc[0].to_dict()
    rows = [{**row, "route_id": one, "part_of": of} for one, of in zip(names, wholes, strict=True)]
    found = trunk(small.replace(routes=pd.DataFrame(rows)))
    assert found is not None
    assert found.route_id == "b"


@pytest.mark.parametrize(
    ("certainties", "expected"),
    [
        (["documented", "reported", "inferred", "documented"], "thai"),
        (["reported", "reported", "inferred", "documented"], "return"),
        (["reported", "reported", "inferred", "inferred"], None),
    ],
)
def test_without_parts_the_trunk_is_the_first_documented_route(small, certainties, expected):
    found = trunk(small.replace(legs=small.legs.assign(certainty=certainties)))
    assert (found and found.route_id) == expected


def test_a_whole_that_was_filtered_out_is_no_trunk(small):
    found = trunk(with_routes(small, part_of=["", "oz"]))
    assert found is not None
    assert found.route_id == "thai"


def test_the_trunk_of_the_data_is_the_way_through_laos_to_thailand():
    found = trunk(load(DATA_DIR))
    assert found is not None
    assert found.short_name == "Through Laos to Thailand"
