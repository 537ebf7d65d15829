"""A briefing: scenes with text, what the map and chart show, and passages; kept as a TOML file.

A file is checked as a whole: `DataError` holds every fault with its line and field.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli_w

from escape_routes.briefing import model, toml_lines
from escape_routes.briefing.scenes import Briefing, sources
from escape_routes.dataset.columns import SLUG
from escape_routes.errors import DataError, Fault

if TYPE_CHECKING:
    from escape_routes.briefing.toml_lines import Lines
    from escape_routes.dataset.tables import Dataset

FOLDER = "briefings"
MAX_BYTES = 200_000
MAX_SCENES = 60
MAX_SHOWN_CHARACTERS = 80


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
    table = model.BriefingTable.model_validate(values, context=dataset)
    scenes = tuple(scene.scene() for scene in table.scene)
    briefing = Briefing(
        Path(name).stem, table.title, table.language, table.author, table.day, scenes
    )
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


def write_schema(directory: Path) -> Path:
    """Write the form of a briefing beside those in the folder of the tables; returns the path."""
    path = directory / FOLDER / model.SCHEMA_FILE
    path.write_text(model.json_schema(), encoding="utf-8", newline="\n")
    return path


def dumps(briefing: Briefing) -> str:
    """The briefing as TOML, which loads again as the same briefing."""
    head = {key: getattr(briefing, key) for key in ("title", "language", "author", "date")}
    # One table after the other, since the writer would put short ones into an array on one line.
    scenes = [tomli_w.dumps({"scene": model.scene_table(scene)}) for scene in briefing.scenes]
    tables = [scene.replace("[scene]", "[[scene]]", 1) for scene in scenes]
    return "\n".join([tomli_w.dumps(head), *tables])


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
    scenes = values.get("scene")
    if isinstance(scenes, list) and not 1 <= len(scenes) <= MAX_SCENES:
        rule = f"must be one to {MAX_SCENES} scenes"
        yield Fault(name, places.of_entry(MAX_SCENES + 1), "scene", rule, f"{len(scenes)} scenes")
        values = {**values, "scene": scenes[:MAX_SCENES]}
    for (number, field, rule), value in model.problems(values, dataset).items():
        if number:
            line = places.of_entry(number, field, value if isinstance(value, str) else "")
            yield Fault(name, line, f"scene {number}, {field}", rule, _shown(value))
        else:
            yield Fault(name, places.of(field), field, rule, _shown(value))


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
