"""The description of the tables follows from the schema and is accepted by others."""

from __future__ import annotations

import json
import warnings

import pytest

from escape_routes.dataset import datapackage
from escape_routes.dataset.load import DATA_DIR
from escape_routes.dataset.schema import TABLES


def validated(path):
    with warnings.catch_warnings():
        # Not ours: the library uses features of Python that are on their way out.
        warnings.simplefilter("ignore")
        from frictionless import validate

        return validate(str(path))


@pytest.fixture(scope="module")
def descriptor():
    return datapackage.descriptor()


def resource(descriptor, name):
    return next(resource for resource in descriptor["resources"] if resource["name"] == name)


def field(descriptor, table, name):
    fields = resource(descriptor, table)["schema"]["fields"]
    return next(field for field in fields if field["name"] == name)


def test_every_table_and_column_is_described_in_order(descriptor):
    assert [one["name"] for one in descriptor["resources"]] == list(TABLES)
    for name, spec in TABLES.items():
        fields = resource(descriptor, name)["schema"]["fields"]
        assert [one["name"] for one in fields] == list(spec.model.to_schema().columns)
        assert all(one["title"] and one["description"] for one in fields)


def test_fields_carry_type_unit_and_constraints(descriptor):
    assert field(descriptor, "waypoints", "lat")["unit"] == "degree"
    assert field(descriptor, "waypoints", "lat")["constraints"] == {
        "required": True, "minimum": -90, "maximum": 90,
    }  # fmt: skip
    assert field(descriptor, "events", "date")["type"] == "date"
    assert field(descriptor, "sources", "date_published")["type"] == "string"
    assert field(descriptor, "events", "people_count")["constraints"] == {"minimum": 0}
    assert "land" in field(descriptor, "legs", "mode")["constraints"]["enum"]
    assert "required" not in field(descriptor, "counts", "excerpt_id")["constraints"]
    assert field(descriptor, "routes", "short_name")["constraints"] == {
        "required": True, "unique": True, "maxLength": 24,
    }  # fmt: skip
    assert list(field(descriptor, "routes", "family")["constraints"]) == ["enum"]


def test_keys_tie_the_tables_together(descriptor):
    assert resource(descriptor, "legs")["schema"]["primaryKey"] == ["leg_id"]
    assert "primaryKey" not in resource(descriptor, "evidence")["schema"]
    assert {
        (key["fields"][0], key["reference"]["resource"])
        for key in resource(descriptor, "legs")["schema"]["foreignKeys"]
    } == {
        ("route_id", "routes"),
        ("from_waypoint_id", "waypoints"),
        ("to_waypoint_id", "waypoints"),
    }


def test_a_key_to_rows_of_its_own_table_names_no_resource(descriptor):
    assert resource(descriptor, "routes")["schema"]["foreignKeys"] == [
        {"fields": ["part_of"], "reference": {"fields": ["route_id"]}}
    ]


def test_frictionless_accepts_the_small_dataset(small_dir):
    report = validated(datapackage.write(small_dir))
    assert report.valid, report.flatten(["name", "type", "message"])


def test_frictionless_finds_what_the_description_forbids(small_dir, spoil):
    spoil("legs", "thai-1", mode="rail")
    report = validated(datapackage.write(small_dir))
    assert [error[1] for error in report.flatten(["name", "type"])] == ["constraint-error"]


def test_frictionless_accepts_routes_without_a_family_and_parts_of_others(small_dir, spoil):
    spoil("routes", "thai", family="")
    spoil("routes", "return", part_of="thai")
    assert validated(datapackage.write(small_dir)).valid
    spoil("routes", "return", part_of="oz")
    report = validated(datapackage.write(small_dir))
    assert [error[1] for error in report.flatten(["name", "type"])] == ["foreign-key"]


def test_written_file_is_the_text(small_dir):
    path = datapackage.write(small_dir)
    assert path.read_bytes() == datapackage.text().encode("utf-8")
    assert json.loads(path.read_bytes()) == datapackage.descriptor()


def test_committed_description_is_not_stale():
    assert (DATA_DIR / datapackage.FILE_NAME).read_bytes() == datapackage.text().encode("utf-8"), (
        "run `escape-routes describe --write`"
    )


def test_frictionless_accepts_the_data():
    report = validated(DATA_DIR / datapackage.FILE_NAME)
    assert report.valid, report.flatten(["name", "type", "message"])[:5]


def test_data_dictionary_has_one_row_per_column(descriptor):
    frame = datapackage.data_dictionary()
    assert len(frame) == sum(len(one["schema"]["fields"]) for one in descriptor["resources"])
    row = frame[(frame["table"] == "legs") & (frame["column"] == "mode")].iloc[0]
    assert row["title"] == "Mode"
    assert row["choices"] == "land, air, sea, mixed, not stated"
    assert row["is_required"]
    note = frame[(frame["table"] == "events") & (frame["column"] == "note")].iloc[0]
    assert not note["is_required"]
