"""The rule for lists of keys in a briefing file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Problem = tuple[str, object]
"""A rule that a value breaks, and what breaks it."""


def key_faults(value: object, known: Collection[str], table: str) -> Iterator[Problem]:
    """What is wrong with a list of keys of that table."""
    if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
        yield 'must be a list of keys, such as ["one", "two"]', value
        return
    for place, key in enumerate(value):
        if key not in known:
            yield f"names no row of {table}.csv", key
        elif key in value[:place]:
            yield "names the same row more than once", key
