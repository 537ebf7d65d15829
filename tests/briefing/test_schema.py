"""The form of a briefing as JSON Schema: editors complete by it what the checks then accept."""

from __future__ import annotations

import json
import tomllib

import pytest
from jsonschema import Draft202012Validator

from escape_routes.briefing import charts, files, model
from escape_routes.dataset.load import DATA_DIR

FOLDER = DATA_DIR / files.FOLDER
SHIPPED = sorted(FOLDER.glob("*.toml"))


@pytest.fixture(scope="module")
def form() -> Draft202012Validator:
    schema = json.loads(model.json_schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_form_beside_the_briefings_is_not_stale():
    assert (FOLDER / model.SCHEMA_FILE).read_text("utf-8") == model.json_schema(), "run make data"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_briefing_names_its_form_and_has_it(path, form):
    text = path.read_text("utf-8")
    assert text.startswith(f"#:schema ./{model.SCHEMA_FILE}\n")
    assert list(form.iter_errors(tomllib.loads(text))) == []


@pytest.mark.parametrize(
    "scene",
    [
        'titel = "a"',
        'title = "a"\nyears = [2004]',
        'title = "a"\nmap = "no"',
        'title = "a"\nchart = { series = ["KEY"] }',
        'title = "a"\nchart = { kind = "pie" }',
        'title = "a"\nview = { lat = 1 }',
    ],
)
def test_what_the_checks_refuse_by_its_kind_the_form_refuses(scene, form):
    text = f'title = "A"\nlanguage = "en"\n[[scene]]\n{scene}\n'
    assert not form.is_valid(tomllib.loads(text))


def test_the_form_knows_every_chart_and_what_can_be_chosen_for_it():
    properties = charts.json_schema()["properties"]
    assert properties["kind"]["enum"] == list(charts.kinds())
    chosen = {option.key for known in charts.kinds().values() for option in known.options}
    assert set(properties) == {"kind", "series", *chosen}


def test_every_field_is_told_in_words(form):
    definitions = [form.schema, form.schema["$defs"]["SceneTable"]]
    fields = [field for one in definitions for field in one["properties"].values()]
    assert [field["title"] for field in fields if not field.get("description")] == []


def test_the_form_is_written_beside_the_briefings(tmp_path):
    (tmp_path / files.FOLDER).mkdir()
    assert files.write_schema(tmp_path).read_text("utf-8") == model.json_schema()
