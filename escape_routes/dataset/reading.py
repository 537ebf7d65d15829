"""From the bytes of a CSV file to a frame of text, with a fault for all that a file can have wrong.

A byte order mark, CRLF line ends, empty last lines and white space around a cell lose nothing and
are accepted silently.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pandas as pd

from escape_routes.dataset.schema import TABLES, TableSpec
from escape_routes.errors import Fault

MAX_FILE_BYTES = 20_000_000
MAX_ROWS = 100_000
# Characters that XML, and with it every office format, refuses.
CONTROL_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
HEADER_ROW = 1
FIRST_ROW = 2


@dataclass(frozen=True)
class TextTable:
    """The cells of one file as text; record `i` of `cells` is row `i + FIRST_ROW` of the file.

    `is_whole` says that the file has every column; `skipped` holds the rows and columns of which
    nothing further can be said: rows with too few or too many cells, columns that are missing.
    """

    cells: pd.DataFrame
    faults: list[Fault] = field(default_factory=list)
    is_whole: bool = True
    skipped_rows: frozenset[int] = frozenset()
    skipped_columns: frozenset[str] = frozenset()


def split_ids(cell: str) -> list[str]:
    """The keys in a cell that separates them by semicolons; none when it is empty."""
    return [part for part in cell.split(";") if part]


def read_files(directory: Path) -> dict[str, bytes]:
    """The bytes of each `<table>.csv`, hardly more of them than a table may have."""
    files = {}
    for name in TABLES:
        path = directory / f"{name}.csv"
        if path.is_file():
            with path.open("rb") as handle:
                files[name] = handle.read(MAX_FILE_BYTES + 1)
    return files


def text_tables(files: Mapping[str, bytes]) -> dict[str, TextTable]:
    """Each table of the schema as text; `files` has bytes by table name."""
    return {name: text_table(spec, files.get(name)) for name, spec in TABLES.items()}


def text_table(spec: TableSpec, content: bytes | None) -> TextTable:
    """One table as text; `content` is None when there is no file."""
    text, fault = _decode(spec, content)
    if fault is not None:
        return _unreadable(spec, fault)
    records: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        records.extend(islice(reader, MAX_ROWS + 2))
    except csv.Error as error:
        rule = f"is not a well-formed CSV file near line {reader.line_num}: {error}"
        return _unreadable(spec, _fault(spec, 0, "", rule))
    while records and not any(records[-1]):
        records.pop()
    if len(records) > MAX_ROWS + 1:
        return _unreadable(spec, _fault(spec, 0, "", f"has more than {MAX_ROWS} rows"))
    return _table(spec, records)


def _decode(spec: TableSpec, content: bytes | None) -> tuple[str, Fault | None]:
    if content is None:
        return "", _fault(spec, 0, "", "is missing")
    if len(content) > MAX_FILE_BYTES:
        return "", _fault(spec, 0, "", f"is larger than {MAX_FILE_BYTES // 1_000_000} MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        rule = f"is not UTF-8 at byte {error.start}, line {line}"
        return "", _fault(spec, 0, "", rule)
    return text, None if text.strip() else _fault(spec, 0, "", "is empty")


def _unreadable(spec: TableSpec, fault: Fault) -> TextTable:
    empty = pd.DataFrame(columns=list(spec.columns), dtype="str")
    return TextTable(empty, [fault], is_whole=False)


def _table(spec: TableSpec, records: list[list[str]]) -> TextTable:
    header, *rows = [[cell.strip() for cell in record] for record in records]
    faults = list(_header_faults(spec, header))
    ragged = list(_ragged_faults(spec, len(header), rows))
    padded = [(row + [""] * len(header))[: len(header)] for row in rows]
    cells = pd.DataFrame(padded, columns=pd.Index(header, dtype="str"), dtype="str")
    cells = cells.loc[:, ~cells.columns.duplicated()]
    faults += ragged + list(_control_faults(spec, cells))
    wanted = list(spec.columns)
    return TextTable(
        cells.reindex(columns=wanted, fill_value=""),
        faults,
        is_whole=set(wanted) <= set(header),
        skipped_rows=frozenset(fault.row for fault in ragged),
        skipped_columns=frozenset(wanted) - frozenset(header),
    )


def _header_faults(spec: TableSpec, header: list[str]) -> Iterator[Fault]:
    wanted = list(spec.columns)
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        yield _fault(spec, HEADER_ROW, "", "cells must be separated by commas", header[0][:60])
    for column in wanted:
        if column not in header:
            yield _fault(spec, HEADER_ROW, column, "column is missing")
    for column in dict.fromkeys(header):
        if column not in wanted:
            yield _fault(spec, HEADER_ROW, "", "column is not part of this table", column)
        elif header.count(column) > 1:
            yield _fault(spec, HEADER_ROW, column, "column stands more than once")


def _ragged_faults(spec: TableSpec, width: int, rows: list[list[str]]) -> Iterator[Fault]:
    for row, record in enumerate(rows, FIRST_ROW):
        if not record:
            yield _fault(spec, row, "", "is an empty line")
        elif len(record) != width:
            noun = "cell" if len(record) == 1 else "cells"
            yield _fault(spec, row, "", f"has {len(record)} {noun}, the header has {width}")


def _control_faults(spec: TableSpec, cells: pd.DataFrame) -> Iterator[Fault]:
    if not CONTROL_CHARACTER.search("".join(map("".join, cells.to_numpy()))):
        return
    for column in cells.columns:
        hits = cells[column].str.contains(CONTROL_CHARACTER)
        for position in cells.index[hits]:
            found = CONTROL_CHARACTER.search(cells.loc[position, column])
            value = found.group() if found else ""
            rule = "must not hold a control character"
            yield _fault(spec, position + FIRST_ROW, str(column), rule, value)


def _fault(spec: TableSpec, row: int, column: str, rule: str, value: str = "") -> Fault:
    return Fault(f"{spec.name}.csv", row, column, rule, value)
