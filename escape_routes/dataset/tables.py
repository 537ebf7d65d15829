"""The tables of a dataset as frames, and their rows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from escape_routes.dataset.schema import TABLES
from escape_routes.errors import UnknownIdError


# Frames cannot be compared with ==, so a dataset is itself and nothing else; it can be a key.
@dataclass(frozen=True, eq=False)
class Dataset:
    """One frame per table; keys are ordinary columns and the index counts from 0.

    Text cells are `""` when empty, whole numbers are `Int64`, other numbers `float64`.
    """

    waypoints: pd.DataFrame
    routes: pd.DataFrame
    legs: pd.DataFrame
    events: pd.DataFrame
    series: pd.DataFrame
    counts: pd.DataFrame
    sources: pd.DataFrame
    excerpts: pd.DataFrame
    evidence: pd.DataFrame
    remembered: dict[object, Any] = field(default_factory=dict, init=False, repr=False)

    def table(self, name: str) -> pd.DataFrame:
        """The frame of the table of that name.

        Raises
        ------
        UnknownIdError
            When there is no such table.
        """
        if name not in TABLES:
            raise UnknownIdError(type(self).__name__, name)
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def row(self, table: str, identifier: str) -> pd.Series:
        """The one row with that key; it must not be written to, since others may hold it.

        Raises
        ------
        UnknownIdError
            When the table has no such row, or no key.
        """
        known: dict[str, pd.Series] = self.remembered.setdefault(("rows", table), {})
        if identifier not in known:
            frame = self.table(table)
            key = TABLES[table].key
            found = frame[frame[key] == identifier] if key else frame.iloc[:0]
            if found.empty:
                raise UnknownIdError(table, identifier)
            known[identifier] = found.iloc[0]
        return known[identifier]

    def replace(self, **frames: pd.DataFrame) -> Dataset:
        """The same dataset with other frames for the tables named."""
        changed: dict[str, Any] = dict(frames)
        return dataclasses.replace(self, **changed)


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a frame as named tuples, whose fields are the columns."""
    return frame.itertuples(index=False)
