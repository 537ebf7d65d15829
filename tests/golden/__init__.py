"""Golden files: what Python computes, for the tests of the JavaScript that computes the same.

Each file holds what is given and what Python makes of it, so that new data leave it alone; a new
rule does not, and a test then asks for `make golden`, which takes what is given from the data anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.golden import arcs, ground, looks, years

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
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


FILES = {
    "arcs": Golden(arcs.given, arcs.expected),
    "ground": Golden(ground.given, ground.expected),
    "looks": Golden(looks.given, looks.expected),
    "years": Golden(years.given, years.expected),
}


def path(name: str) -> Path:
    """Where a golden file lies."""
    return FOLDER / f"{name}.json"
