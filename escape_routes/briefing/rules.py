"""What the values of a briefing file may be: one check per field, all faults of a table at once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from escape_routes.briefing.charts import chart_faults
from escape_routes.briefing.keys import Problem, key_faults
from escape_routes.dataset.safety import MAX_DECIMALS, MAX_ZOOM, wording_faults
from escape_routes.dataset.schema import PARTIAL_DATE
from escape_routes.errors import UnknownIdError
from escape_routes.evidence.subjects import Subject

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

Check = Callable[[Any, "Dataset"], Iterator[Problem]]

MAX_WORDS = 60
MAX_CHARACTERS = 600
MAX_TITLE_CHARACTERS = 100
MAX_NOTE_WORDS = 400
MAX_PASSAGES = 3
MIN_ZOOM = 2
FIRST_YEAR, LAST_YEAR = 1945, 2100
# What a slide, a page and a browser all can show.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Text on the screen is held to the rules for routes, since it stands beside a map of them; notes
# for the speaker to those for remarks.
SHOWN, SAID = ("routes", "summary"), ("events", "note")


def count_words(text: str) -> int:
    """How many words a text has, as the limit counts them."""
    return len(text.split())


def problems(
    table: Mapping[str, Any], checks: Mapping[str, Check], needed: tuple[str, ...], dataset: Dataset
) -> Iterator[tuple[str, str, object]]:
    """Field, rule and value for everything that is wrong with a table."""
    for key in needed:
        if key not in table:
            yield key, "must not be missing", ""
    for key, value in table.items():
        if key not in checks:
            yield key, f"is not a field; fields are {', '.join(checks)}", key
        else:
            for rule, shown in checks[key](value, dataset):
                yield key, rule, shown


def _text(value: object, where: tuple[str, str] | None = None) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield "must be text in quotation marks", value
        return
    if control := CONTROL.search(value):
        yield "must not hold control characters", ascii(control.group())
    if where:
        yield from wording_faults(value, where)


def _title(value: object, _: Dataset) -> Iterator[Problem]:
    yield from _text(value, SHOWN)
    if isinstance(value, str):
        if not value.strip():
            yield "must not be empty", value
        if len(value) > MAX_TITLE_CHARACTERS:
            yield f"must have at most {MAX_TITLE_CHARACTERS} characters", f"{len(value)} characters"
        if "\n" in value:
            yield "must stand on one line", value


def _shown_text(value: object, _: Dataset) -> Iterator[Problem]:
    yield from _text(value, SHOWN)
    if isinstance(value, str):
        if count_words(value) > MAX_WORDS:
            yield f"must have at most {MAX_WORDS} words", f"{count_words(value)} words"
        elif len(value) > MAX_CHARACTERS:
            yield f"must have at most {MAX_CHARACTERS} characters", f"{len(value)} characters"


def _notes(value: object, _: Dataset) -> Iterator[Problem]:
    yield from _text(value, SAID)
    if isinstance(value, str) and count_words(value) > MAX_NOTE_WORDS:
        yield f"must have at most {MAX_NOTE_WORDS} words", f"{count_words(value)} words"


def _author(value: object, _: Dataset) -> Iterator[Problem]:
    yield from _text(value)
    if isinstance(value, str) and len(value) > MAX_TITLE_CHARACTERS:
        yield f"must have at most {MAX_TITLE_CHARACTERS} characters", f"{len(value)} characters"


def _language(value: object, _: Dataset) -> Iterator[Problem]:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z]{2}", value, re.ASCII):
        yield "must be two small letters, such as en", value


def _date(value: object, _: Dataset) -> Iterator[Problem]:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return
    if not isinstance(value, str) or not re.fullmatch(PARTIAL_DATE, value, re.ASCII):
        yield "must be a date: YYYY, YYYY-MM or YYYY-MM-DD", value
        return
    try:
        datetime.date.fromisoformat(f"{value or '2000'}{'-01' * (2 - value.count('-'))}")
    except ValueError:
        yield "must be a day, month or year of the calendar", value


def _scenes(value: object, _: Dataset) -> Iterator[Problem]:
    if not isinstance(value, list) or not all(isinstance(scene, dict) for scene in value):
        yield "must be tables, each under [[scene]]", value


def _routes(value: object, dataset: Dataset) -> Iterator[Problem]:
    yield from key_faults(value, set(dataset.routes["route_id"]), "routes")


def _passages(value: object, dataset: Dataset) -> Iterator[Problem]:
    yield from key_faults(value, set(dataset.excerpts["excerpt_id"]), "excerpts")
    if isinstance(value, list) and len(value) > MAX_PASSAGES:
        yield f"must name at most {MAX_PASSAGES} passages", f"{len(value)} passages"


def _years(value: object, _: Dataset) -> Iterator[Problem]:
    if not isinstance(value, list) or [type(year) for year in value] != [int, int]:
        yield "must be two whole numbers, such as [2004, 2016]", value
    elif not all(FIRST_YEAR <= year <= LAST_YEAR for year in value):
        yield f"must lie between {FIRST_YEAR} and {LAST_YEAR}", value
    elif value[0] > value[1]:
        yield "must not end before they begin", value


def _focus(value: object, dataset: Dataset) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield "must be text in quotation marks", value
    elif value:
        try:
            subject = Subject.parse(value)
            dataset.row(subject.table, subject.identifier)
        except UnknownIdError:
            yield "names nothing in the dataset; write it as in leg.KEY or event.KEY", value


def _view(value: object, _: Dataset) -> Iterator[Problem]:
    if not isinstance(value, dict) or set(value) != {"lat", "lon", "zoom"}:
        yield "must be { lat = …, lon = …, zoom = … }", value
        return
    limits = {"lat": (-90, 90), "lon": (-180, 180), "zoom": (MIN_ZOOM, MAX_ZOOM)}
    for key, (least, most) in limits.items():
        number = value[key]
        if isinstance(number, bool) or not isinstance(number, int | float):
            yield f"{key} must be a number", number
        elif not least <= number <= most:
            yield f"{key} must lie between {least} and {most}", number
        elif round(number, MAX_DECIMALS) != number:
            yield f"{key} must have at most {MAX_DECIMALS} decimals", number


def _map(value: object, _: Dataset) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield "must be true or false", value


BRIEFING: dict[str, Check] = {
    "title": _title,
    "language": _language,
    "author": _author,
    "date": _date,
    "scene": _scenes,
}
BRIEFING_NEEDS = ("title", "language", "scene")
SCENE: dict[str, Check] = {
    "title": _title,
    "text": _shown_text,
    "routes": _routes,
    "years": _years,
    "focus": _focus,
    "view": _view,
    "chart": chart_faults,
    "passages": _passages,
    "notes": _notes,
    "map": _map,
}
SCENE_NEEDS = ("title",)
