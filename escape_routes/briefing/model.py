"""The form of a briefing file: its fields, what each may hold, and every fault in our own words.

The models say what kind of value a field takes; the rules say what else holds of it. An editor
reads the same models as a JSON Schema.
"""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from escape_routes.briefing import charts, rules
from escape_routes.briefing.scenes import Scene, SceneChart
from escape_routes.dataset.safety import MAX_DECIMALS, MAX_ZOOM
from escape_routes.maps.style import MIN_ZOOM
from escape_routes.maps.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from escape_routes.dataset.tables import Dataset

ONE_LINE = f"one line of {rules.MAX_TITLE_CHARACTERS} characters at most"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_FILE = "schema.json"
TEXT = "must be text in quotation marks"
KEYS = 'must be a list of keys, such as ["one", "two"]'
WRONG_KIND = {
    **dict.fromkeys(("title", "text", "notes", "author", "focus", "front", "walk"), TEXT),
    **dict.fromkeys(("routes", "passages"), KEYS),
    "years": "must be two whole numbers, such as [2004, 2016]",
    "view": "must be { lat = …, lon = …, zoom = … }",
    "map": "must be true or false",
    "scene": "must be tables, each under [[scene]]",
}
"""What is said of a value of the wrong kind, by field."""
OURS, TOLD = "rule", "{problem}"
"""Kind and words of the errors that the rules raise."""


def _by(rule: rules.Rule) -> AfterValidator:
    """A validator that raises everything that a rule finds; the dataset is the context."""

    def check(value: object, info: ValidationInfo[Dataset]) -> object:
        found = [
            InitErrorDetails(
                type=PydanticCustomError(OURS, TOLD, {"problem": problem}), input=value
            )
            for problem in rule(value, info.context)
        ]
        if found:
            raise ValidationError.from_exception_data(OURS, found)
        return value

    return AfterValidator(check)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ViewTable(_Table):
    """A part of the map: its middle in WGS 84 degrees, and its zoom."""

    lat: Annotated[float, _by(rules.number("lat"))]
    lon: Annotated[float, _by(rules.number("lon"))]
    zoom: Annotated[float, _by(rules.number("zoom"))]


class SceneTable(_Table):
    """One scene: what is on the screen, and what the speaker says."""

    title: Annotated[str, _by(rules.title)] = Field(
        description=f"What the scene says, as {ONE_LINE}."
    )
    text: Annotated[str, _by(rules.shown_text)] = Field(
        "",
        description=f"Text on the screen: {rules.MAX_WORDS} words and {rules.MAX_CHARACTERS} "
        "characters at most.",
    )
    routes: Annotated[list[str], _by(rules.routes)] = Field(
        [], description="Keys of `routes.csv`; none means all routes."
    )
    years: Annotated[list[int], _by(rules.years)] = Field(
        [],
        min_length=2,
        max_length=2,
        description=f"First and last year, as in `[2004, 2012]`, between {rules.FIRST_YEAR} and "
        f"{rules.LAST_YEAR}.",
    )
    focus: Annotated[str, _by(rules.focus)] = Field(
        "",
        description="What stands out and whose sources are listed, as in `leg.KEY` or `event.KEY`.",
    )
    front: Annotated[str, _by(rules.front)] = Field(
        "",
        description="What stands in front: `all`, a family such as `mekong`, or a key of "
        "`routes.csv`; by default it follows from the routes.",
    )
    walk: Annotated[str, _by(rules.walk)] = Field(
        "", description="A key of `routes.csv`: the presenter tells this route leg by leg."
    )
    view: ViewTable | None = Field(
        None,
        description="The middle and the zoom of the map, as in "
        f"`{{ lat = 18.0, lon = 102.5, zoom = 6 }}`: {MAX_DECIMALS} decimals at most, "
        f"zoom {MIN_ZOOM} to {MAX_ZOOM}.",
    )
    chart: Annotated[Any, _by(charts.chart_faults), WithJsonSchema(charts.json_schema())] = Field(
        None, description="A chart: its kind, its series, and what else is chosen for it."
    )
    passages: Annotated[list[str], _by(rules.passages)] = Field(
        [], description=f"Keys of `excerpts.csv`, {rules.MAX_PASSAGES} at most."
    )
    notes: Annotated[str, _by(rules.notes)] = Field(
        "", description=f"For the speaker, {rules.MAX_NOTE_WORDS} words at most."
    )
    map: bool = Field(default=True, description="`false` leaves the map out.")

    def scene(self) -> Scene:
        """The scene that the table tells of."""
        start, end = self.years or (None, None)
        return Scene(
            title=self.title,
            text=self.text,
            route_ids=tuple(self.routes),
            start_year=start,
            end_year=end,
            focus=self.focus,
            front=self.front,
            walk=self.walk,
            view=Viewport(self.view.lat, self.view.lon, self.view.zoom) if self.view else None,
            chart=SceneChart.from_fields(self.chart) if self.chart else None,
            excerpt_ids=tuple(self.passages),
            notes=self.notes,
            show_map=self.map,
        )


class BriefingTable(_Table):
    """A briefing: what it is called, and its scenes in order."""

    title: Annotated[str, _by(rules.title)] = Field(
        description=f"The name of the briefing, as {ONE_LINE}."
    )
    language: Annotated[Any, _by(rules.language), WithJsonSchema({"type": "string"})] = Field(
        description="Its language, as two small letters such as `en`."
    )
    author: Annotated[str, _by(rules.author)] = Field(
        "", description=f"Who made it, as {ONE_LINE}."
    )
    date: Annotated[Any, _by(rules.date), WithJsonSchema({"type": "string"})] = Field(
        "", description="Of which day, month or year it is, as in `2026-11-21`."
    )
    scene: list[SceneTable] = Field(description="The scenes, one `[[scene]]` each.")

    @property
    def day(self) -> str:
        """The date as text, however it is written."""
        return self.date.isoformat() if isinstance(self.date, datetime.date) else self.date


def problems(values: Mapping[str, Any], dataset: Dataset) -> dict[tuple[int, str, str], object]:
    """What breaks each rule, by number of the scene (0 before them), field and rule."""
    try:
        BriefingTable.model_validate(values, context=dataset)
    except ValidationError as error:
        return dict(_said(one, values) for one in error.errors(include_url=False))
    return {}


def _said(error: ErrorDetails, values: Mapping[str, Any]) -> tuple[tuple[int, str, str], object]:
    """Scene, field, rule and value of one error of a model."""
    kind, (field, *inside) = error["type"], error["loc"]
    number, table, fields = 0, values, BriefingTable.model_fields
    if field == "scene" and inside[1:]:
        number = int(inside[0]) + 1
        table, fields = values["scene"][number - 1], SceneTable.model_fields
        field, *inside = inside[1:]
    field = str(field)
    if kind == OURS:
        rule, value = error["ctx"]["problem"]
    elif kind == "missing" and not inside:
        rule, value = "must not be missing", ""
    elif kind == "extra_forbidden" and not inside:
        rule, value = f"is not a field; fields are {', '.join(fields)}", field
    elif kind == "float_type":
        rule, value = f"{inside[-1]} must be a number", error["input"]
    else:
        rule, value = WRONG_KIND[field], table[field]
    return (number, field, rule), value


def scene_table(scene: Scene) -> dict[str, Any]:
    """A scene as the fields of a file, without those that say nothing."""
    view, chart = scene.view, scene.chart
    years = None if scene.start_year is None else [scene.start_year, scene.end_year]
    told = {
        "text": scene.text,
        "routes": list(scene.route_ids),
        "years": years,
        "focus": scene.focus,
        "front": scene.front,
        "walk": scene.walk,
        "view": view and {"lat": view.lat, "lon": view.lon, "zoom": view.zoom},
        "chart": chart and chart.fields(),
        "passages": list(scene.excerpt_ids),
        "notes": scene.notes,
    }
    fields = {"title": scene.title, **{key: value for key, value in told.items() if value}}
    return fields if scene.show_map else {**fields, "map": False}


def json_schema() -> str:
    """The form of a briefing file as JSON Schema, by which editors complete and check it."""
    schema = {"$schema": DIALECT, **BriefingTable.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
