"""What holds of the values of a briefing file: one rule per field, which finds all its faults."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from escape_routes.briefing.keys import key_faults
from escape_routes.dataset.columns import PARTIAL_DATE
from escape_routes.dataset.safety import MAX_DECIMALS, MAX_ZOOM, wording_faults
from escape_routes.errors import UnknownIdError
from escape_routes.evidence.subjects import Subject
from escape_routes.maps.stand import ALL
from escape_routes.maps.style import MIN_ZOOM
from escape_routes.routes.families import FAMILIES

if TYPE_CHECKING:
    from escape_routes.briefing.keys import Problem
    from escape_routes.dataset.tables import Dataset

Rule = Callable[[Any, "Dataset"], Iterator["Problem"]]
MAX_WORDS = 60
MAX_CHARACTERS = 600
MAX_TITLE_CHARACTERS = 100
MAX_NOTE_WORDS = 400
MAX_PASSAGES = 3
FIRST_YEAR, LAST_YEAR = 1945, 2100
VIEW_LIMITS = {"lat": (-90, 90), "lon": (-180, 180), "zoom": (MIN_ZOOM, MAX_ZOOM)}
# What a slide, a page and a browser all can show.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Text on the screen is held to the rules for routes, since it stands beside a map of them; notes
# for the speaker to those for remarks.
SHOWN, SAID = ("routes", "summary"), ("events", "note")


def count_words(text: str) -> int:
    """How many words a text has, as the limit counts them."""
    return len(text.split())


def _text(value: str, where: tuple[str, str] | None = None) -> Iterator[Problem]:
    if control := CONTROL.search(value):
        yield "must not hold control characters", ascii(control.group())
    if where:
        yield from wording_faults(value, where)


def title(value: str, _: Dataset) -> Iterator[Problem]:
    """What is wrong with a title."""
    yield from _text(value, SHOWN)
    if not value.strip():
        yield "must not be empty", value
    if len(value) > MAX_TITLE_CHARACTERS:
        yield f"must have at most {MAX_TITLE_CHARACTERS} characters", f"{len(value)} characters"
    if "\n" in value:
        yield "must stand on one line", value


def shown_text(value: str, _: Dataset) -> Iterator[Problem]:
    """What is wrong with a text on the screen."""
    yield from _text(value, SHOWN)
    if count_words(value) > MAX_WORDS:
        yield f"must have at most {MAX_WORDS} words", f"{count_words(value)} words"
    elif len(value) > MAX_CHARACTERS:
        yield f"must have at most {MAX_CHARACTERS} characters", f"{len(value)} characters"


def notes(value: str, _: Dataset) -> Iterator[Problem]:
    """What is wrong with notes for the speaker."""
    yield from _text(value, SAID)
    if count_words(value) > MAX_NOTE_WORDS:
        yield f"must have at most {MAX_NOTE_WORDS} words", f"{count_words(value)} words"


def author(value: str, _: Dataset) -> Iterator[Problem]:
    """What is wrong with the name of an author."""
    yield from _text(value)
    if len(value) > MAX_TITLE_CHARACTERS:
        yield f"must have at most {MAX_TITLE_CHARACTERS} characters", f"{len(value)} characters"


def language(value: object, _: Dataset) -> Iterator[Problem]:
    """What is wrong with the code of a language."""
    if not isinstance(value, str) or not re.fullmatch(r"[a-z]{2}", value, re.ASCII):
        yield "must be two small letters, such as en", value


def date(value: object, _: Dataset) -> Iterator[Problem]:
    """What is wrong with a date, written as text or as TOML writes days."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return
    if not isinstance(value, str) or not re.fullmatch(PARTIAL_DATE, value, re.ASCII):
        yield "must be a date: YYYY, YYYY-MM or YYYY-MM-DD", value
        return
    try:
        datetime.date.fromisoformat(f"{value or '2000'}{'-01' * (2 - value.count('-'))}")
    except ValueError:
        yield "must be a day, month or year of the calendar", value


def routes(value: list[str], dataset: Dataset) -> Iterator[Problem]:
    """What is wrong with a choice of routes."""
    yield from key_faults(value, set(dataset.routes["route_id"]), "routes")


def passages(value: list[str], dataset: Dataset) -> Iterator[Problem]:
    """What is wrong with a choice of passages."""
    yield from key_faults(value, set(dataset.excerpts["excerpt_id"]), "excerpts")
    if len(value) > MAX_PASSAGES:
        yield f"must name at most {MAX_PASSAGES} passages", f"{len(value)} passages"


def years(value: list[int], _: Dataset) -> Iterator[Problem]:
    """What is wrong with a window of two years."""
    if not all(FIRST_YEAR <= year <= LAST_YEAR for year in value):
        yield f"must lie between {FIRST_YEAR} and {LAST_YEAR}", value
    elif value[0] > value[-1]:
        yield "must not end before they begin", value


def focus(value: str, dataset: Dataset) -> Iterator[Problem]:
    """What is wrong with the subject that stands out."""
    if value:
        try:
            subject = Subject.parse(value)
            dataset.row(subject.table, subject.identifier)
        except UnknownIdError:
            yield "names nothing in the dataset; write it as in leg.KEY or event.KEY", value


def front(value: str, dataset: Dataset) -> Iterator[Problem]:
    """What is wrong with what stands in front."""
    if value and value not in {ALL, *FAMILIES, *dataset.routes["route_id"]}:
        families = ", ".join(key for key in FAMILIES if key)
        yield f"must be all, a key of routes.csv or a family: {families}", value


def walk(value: str, dataset: Dataset) -> Iterator[Problem]:
    """What is wrong with a route that is told leg by leg."""
    if not value:
        return
    if value not in set(dataset.routes["route_id"]):
        yield from key_faults([value], set(dataset.routes["route_id"]), "routes")
    elif value not in set(dataset.legs["route_id"]):
        yield "must name a route that has legs", value


def number(key: str) -> Callable[[float, Dataset], Iterator[Problem]]:
    """The rule for one number of a viewport."""
    least, most = VIEW_LIMITS[key]

    def rule(value: float, _: Dataset) -> Iterator[Problem]:
        if not least <= value <= most:
            yield f"{key} must lie between {least} and {most}", f"{value:g}"
        elif round(value, MAX_DECIMALS) != value:
            yield f"{key} must have at most {MAX_DECIMALS} decimals", value

    return rule
