"""Golden files: what Python computes, for the tests of the JavaScript that computes the same.

Each file holds what is given and what Python makes of it, so that new data leave it alone; a new
rule does not, and a test then asks for `make golden`, which takes what is given from the data anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.golden import address, ground, looks, picture, stand, years

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Golden:
    """A file: where its givens come from, and what Python makes of them."""

    given: Callable[[], Any]
    expected: Callable[[Any], Any]

    def text(self, given: Any) -> str:
        """The content of the file for these givens."""
        content = {"given": given, "expected": self.expected(given)}
        # What is deeper stands on one line, so that a change shows as the row that changes.
        return _written(content, 3) + "\n"


def _written(value: Any, depth: int) -> str:
    """A value as JSON, with a line for each part down to that depth."""
    if not depth or not value or not isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    is_object = isinstance(value, dict)
    parts = [f"{json.dumps(key)}: " for key in value] if is_object else [""] * len(value)
    below = value.values() if is_object else value
    lines = [f"{part}{_written(each, depth - 1)}" for part, each in zip(parts, below, strict=True)]
    opening, closing = "{}" if is_object else "[]"
    return f"{opening}\n" + ",\n".join(lines) + f"\n{closing}"


FILES = {
    "address": Golden(address.given, address.expected),
    "ground": Golden(ground.given, ground.expected),
    "looks": Golden(looks.given, looks.expected),
    "picture": Golden(picture.given, picture.expected),
    "stand": Golden(stand.given, stand.expected),
    "years": Golden(years.given, years.expected),
}


def path(name: str) -> Path:
    """Where a golden file lies."""
    return FOLDER / f"{name}.json"
