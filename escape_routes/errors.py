"""The errors of this package, in one tree.

EscapeRoutesError
├── DataError       (also a ValueError)   the tables, or a file of own data, break a rule
└── UnknownIdError  (also a KeyError)     an identifier that names nothing in the dataset
"""

from __future__ import annotations

from dataclasses import dataclass


class EscapeRoutesError(Exception):
    """Base of every error that this package raises on purpose."""


@dataclass(frozen=True, order=True)
class Fault:
    """One place where a table breaks a rule.

    `row` is the line a spreadsheet shows (the header is row 1); 0 means the whole file.
    """

    file: str
    row: int
    column: str
    rule: str
    value: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.row}" if self.row else self.file
        column = f" {self.column}:" if self.column else ""
        value = f" (found {self.value!r})" if self.value else ""
        return f"{where}:{column} {self.rule}{value}"


class DataError(EscapeRoutesError, ValueError):
    """The tables break at least one rule; `faults` holds every one of them, sorted by place."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults)
        noun = "fault" if len(self.faults) == 1 else "faults"
        super().__init__(
            "\n".join([f"{len(self.faults)} {noun} in the data:", *map(str, self.faults)])
        )


class UnknownIdError(EscapeRoutesError, KeyError):
    """An identifier does not name any row; the message says which and where it was looked for."""

    def __init__(self, table: str, identifier: str) -> None:
        super().__init__(f"{table} has no row with the identifier {identifier!r}")

    def __str__(self) -> str:
        return str(self.args[0])
