"""A briefing: scenes with text, what the map and chart show, and passages; kept as a TOML file.

A file is checked as a whole: `DataError` holds every fault with its line and field.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from escape_routes.briefing import rules, toml_lines
from escape_routes.briefing.scenes import Briefing, Scene, SceneChart, sources
from escape_routes.dataset.schema import SLUG
from escape_routes.errors import DataError, Fault
from escape_routes.maps.viewport import Viewport

if TYPE_CHECKING:
    from escape_routes.briefing.toml_lines import Lines
    from escape_routes.dataset.tables import Dataset

FOLDER = "briefings"
MAX_BYTES = 200_000
MAX_SCENES = 60
MAX_SHOWN_CHARACTERS = 80
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def load(path: Path, dataset: Dataset) -> Briefing:
    """The briefing in a file.

    Raises
    ------
    DataError
        If the file breaks a rule; holds every fault with its line and field.
    """
    return from_bytes(path.read_bytes(), dataset, path.name)


def from_bytes(content: bytes, dataset: Dataset, name: str) -> Briefing:
    """The briefing in the bytes of a file of that name.

    Raises
    ------
    DataError
        As `load`.
    """
    if len(content) > MAX_BYTES:
        size = f"{len(content):,} bytes"
        raise DataError([Fault(name, 0, "", f"must have at most {MAX_BYTES:,} bytes", size)])
    try:
        return loads(content.decode("utf-8-sig"), dataset, name)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        bad = content[error.start : error.start + 1].hex()
        raise DataError([Fault(name, line, "", "must be UTF-8 text", f"0x{bad}")]) from error


def loads(text: str, dataset: Dataset, name: str) -> Briefing:
    """The briefing in a text; `name` is that of its file and gives the briefing its key.

    Raises
    ------
    DataError
        As `load`.
    """
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise DataError([Fault(name, 0, "", f"must have at most {MAX_BYTES:,} bytes")])
    text = text.replace("\r\n", "\n")
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError([_broken(name, text, error)]) from error
    places = toml_lines.lines(text, "scene")
    faults = [*_name_faults(name), *_faults(values, dataset, name, places)]
    if faults:
        raise DataError(faults)
    briefing = _briefing(values, Path(name).stem)
    if faults := list(_bare_scenes(briefing, dataset, name, places)):
        raise DataError(faults)
    return briefing


def load_all(directory: Path, dataset: Dataset) -> dict[str, Briefing]:
    """The briefings beside the tables of a folder, by key.

    Raises
    ------
    DataError
        If any of them breaks a rule; holds the faults of all.
    """
    found: dict[str, Briefing] = {}
    faults: list[Fault] = []
    for path in sorted((directory / FOLDER).glob("*.toml")):
        try:
            found[path.stem] = load(path, dataset)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    return found


def dumps(briefing: Briefing) -> str:
    """The briefing as TOML, which loads again as the same briefing."""
    head = ["title", "language", "author", "date"]
    parts = ["\n".join(f"{key} = {_quoted(getattr(briefing, key))}" for key in head)]
    for scene in briefing.scenes:
        lines = [f"{key} = {value}" for key, value in _scene_fields(scene).items()]
        parts.append("\n".join(["[[scene]]", *lines]))
    return "\n\n".join(parts) + "\n"


def _broken(name: str, text: str, error: Exception) -> Fault:
    """What is wrong with a text that is no TOML, with line and column."""
    place = re.search(r"(.*) \(at line (\d+), column (\d+)\)", str(error))
    if place is None:
        # "at end of document", or brackets within brackets without end.
        words = str(error).split(" (at ")[0]
        words = "brackets are nested too deeply" if isinstance(error, RecursionError) else words
        return Fault(name, text.count("\n") + 1, "", f"cannot be read as TOML: {words}")
    return Fault(name, int(place[2]), f"column {place[3]}", f"cannot be read as TOML: {place[1]}")


def _name_faults(name: str) -> Iterator[Fault]:
    if not re.fullmatch(SLUG, Path(name).stem, re.ASCII):
        rule = "must be called by lower-case letters and digits, joined by single hyphens"
        yield Fault(name, 0, "", rule, Path(name).stem)


def _faults(values: dict[str, Any], dataset: Dataset, name: str, places: Lines) -> Iterator[Fault]:
    """Every fault of the values that needs no more than one field to be seen."""
    checked = rules.problems(values, rules.BRIEFING, rules.BRIEFING_NEEDS, dataset)
    for key, rule, value in checked:
        yield Fault(name, places.of(key), key, rule, _shown(value))
    scenes = values.get("scene")
    if not isinstance(scenes, list):
        return
    if not 1 <= len(scenes) <= MAX_SCENES:
        rule = f"must be one to {MAX_SCENES} scenes"
        yield Fault(name, places.of_entry(MAX_SCENES + 1), "scene", rule, f"{len(scenes)} scenes")
    for number, scene in enumerate(scenes[:MAX_SCENES], 1):
        if isinstance(scene, dict):
            yield from _scene_faults(scene, number, dataset, name, places)


def _scene_faults(
    scene: dict[str, Any], number: int, dataset: Dataset, name: str, places: Lines
) -> Iterator[Fault]:
    checked = rules.problems(scene, rules.SCENE, rules.SCENE_NEEDS, dataset)
    for key, rule, value in checked:
        line = places.of_entry(number, key, value if isinstance(value, str) else "")
        yield Fault(name, line, f"scene {number}, {key}", rule, _shown(value))


def _bare_scenes(briefing: Briefing, dataset: Dataset, name: str, places: Lines) -> Iterator[Fault]:
    for number, scene in enumerate(briefing.scenes, 1):
        # A passage has a source by the rules of the tables.
        if not scene.excerpt_ids and not sources(dataset, scene):
            rule = (
                "needs a source: a passage, focus, chart or route with documentation in its years"
            )
            yield Fault(name, places.of_entry(number), f"scene {number}", rule, scene.title)


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= MAX_SHOWN_CHARACTERS else f"{text[:MAX_SHOWN_CHARACTERS]}…"


def _briefing(values: dict[str, Any], briefing_id: str) -> Briefing:
    date = values.get("date", "")
    return Briefing(
        briefing_id=briefing_id,
        title=values["title"],
        language=values["language"],
        author=values.get("author", ""),
        date=date.isoformat() if isinstance(date, datetime.date) else date,
        scenes=tuple(map(_scene, values["scene"])),
    )


def _scene(values: dict[str, Any]) -> Scene:
    start, end = values.get("years", (None, None))
    view, chart = values.get("view"), values.get("chart")
    return Scene(
        title=values["title"],
        text=values.get("text", ""),
        route_ids=tuple(values.get("routes", ())),
        start_year=start,
        end_year=end,
        focus=values.get("focus", ""),
        view=Viewport(*(float(view[key]) for key in ("lat", "lon", "zoom"))) if view else None,
        chart=SceneChart.from_fields(chart) if chart else None,
        excerpt_ids=tuple(values.get("passages", ())),
        notes=values.get("notes", ""),
        show_map=values.get("map", True),
    )


def _scene_fields(scene: Scene) -> dict[str, str]:
    """The fields of a scene as TOML values, without those that say nothing."""
    texts = {"title": scene.title, "text": scene.text, "focus": scene.focus, "notes": scene.notes}
    lists = {"routes": scene.route_ids, "passages": scene.excerpt_ids}
    fields = {key: _quoted(text) for key, text in texts.items() if text}
    fields |= {key: _list(values) for key, values in lists.items() if values}
    if scene.start_year is not None:
        fields["years"] = f"[{scene.start_year}, {scene.end_year}]"
    if scene.view:
        view = scene.view
        fields["view"] = f"{{ lat = {view.lat}, lon = {view.lon}, zoom = {view.zoom} }}"
    if scene.chart:
        fields["chart"] = _inline_table(scene.chart.fields())
    if not scene.show_map:
        fields["map"] = "false"
    return {key: fields[key] for key in rules.SCENE if key in fields}


def _inline_table(fields: Mapping[str, object]) -> str:
    parts = ", ".join(f"{key} = {_value(value)}" for key, value in fields.items())
    return f"{{ {parts} }}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return _list(tuple(value))
    return _quoted(value) if isinstance(value, str) else str(value)


def _list(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_quoted, values))}]"


def _quoted(text: str) -> str:
    """Text as a TOML string on one line."""
    return f'"{"".join(ESCAPES.get(sign) or _escaped(sign) for sign in text)}"'


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if rules.CONTROL.fullmatch(sign) else sign
