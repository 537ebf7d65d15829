"""From cells of text to typed frames, with everything that is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from escape_routes.dataset import integrity, safety
from escape_routes.dataset.columns import PARTIAL_DATE, SLUG, SLUG_LIST
from escape_routes.dataset.reading import FIRST_ROW, TextTable, text_tables
from escape_routes.dataset.schema import TABLES, TableSpec
from escape_routes.errors import Fault

# Fifteen digits are what a float keeps exactly.
WHOLE_NUMBER = r"-?[0-9]{1,15}"
NUMBER = r"-?[0-9]{1,15}(\.[0-9]{1,15})?"
DEGREES = r"-?[0-9]{1,3}(\.[0-9]{1,2})?"
PATTERNS_IN_WORDS = {
    SLUG: "must be a key: lower-case letters and digits, joined by single hyphens",
    rf"({SLUG})?": "must be a key: lower-case letters and digits, joined by single hyphens",
    SLUG_LIST: "must be keys separated by semicolons without spaces",
    PARTIAL_DATE: "must be a date: YYYY, YYYY-MM or YYYY-MM-DD",
    r"\d{4}-\d{2}-\d{2}": "must be a date: YYYY-MM-DD",
    r"[A-Z]{2}": "must be two capital letters",
    r"[a-z]{2}": "must be two small letters",
    r"[A-Z]{1,2}\d?": "must be one or two capital letters, with at most one digit after them",
    r"\d*": "must be digits only",
    r"https?://\S+": "must be an address that begins with http:// or https://",
}


def parsed(
    files: Mapping[str, bytes], today: date | None
) -> tuple[dict[str, pd.DataFrame], list[Fault]]:
    """The typed frames of the files of tables, by name, and everything that is wrong in them."""
    texts = text_tables(files)
    faults = [fault for text in texts.values() for fault in text.faults]
    faults += _news(faults, texts, _number_faults(texts))
    frames = {name: _typed(TABLES[name], text.cells) for name, text in texts.items()}
    faults += _news(faults, texts, _schema_faults(frames))
    faults += _news(faults, texts, _date_faults(frames))
    whole = {name: frames[name] for name, text in texts.items() if text.is_whole}
    faults += _news(faults, texts, [*integrity.check(whole), *safety.check(whole, today)])
    return frames, faults


def _news(
    known: list[Fault], texts: Mapping[str, TextTable], found: Iterable[Fault]
) -> list[Fault]:
    """What is found, without the cells of which an earlier check has spoken already."""
    cells = {(fault.file, fault.row, fault.column) for fault in known}
    rows = {(f"{name}.csv", row) for name, text in texts.items() for row in text.skipped_rows}
    columns = {(f"{name}.csv", col) for name, text in texts.items() for col in text.skipped_columns}
    return [
        fault
        for fault in dict.fromkeys(found)
        if (fault.file, fault.row, fault.column) not in cells
        and (fault.file, fault.row) not in rows
        and (fault.file, fault.column) not in columns
    ]


def _number_rule(column: pa.Column) -> tuple[str, str] | None:
    """Pattern and rule in words for a column of numbers, None for one of text."""
    if column.metadata["unit"] == "degree":
        return DEGREES, "must be a number of degrees with at most two decimals"
    if str(column.dtype) == "Int64":
        return WHOLE_NUMBER, "must be a whole number"
    if str(column.dtype) == "float64":
        return NUMBER, "must be a number"
    return None


def _number_faults(texts: Mapping[str, TextTable]) -> Iterator[Fault]:
    for name, text in texts.items():
        for column, field in TABLES[name].columns.items():
            rule = _number_rule(field)
            if rule is not None:
                cells = text.cells[column]
                bad = cells[(cells != "") & ~cells.str.fullmatch(rule[0])]
                yield from (
                    Fault(f"{name}.csv", row + FIRST_ROW, column, rule[1], value)
                    for row, value in zip(bad.index.tolist(), bad, strict=True)
                )


def _typed(spec: TableSpec, cells: pd.DataFrame) -> pd.DataFrame:
    """The cells with their types; what is no number becomes NA."""
    typed: dict[str, pd.Series] = {}
    for column, field in spec.columns.items():
        text = cells[column]
        if _number_rule(field) is None:
            typed[column] = text.astype("str")
        else:
            whole = str(field.dtype) == "Int64"
            numbers = text.where(text.str.fullmatch(WHOLE_NUMBER if whole else NUMBER))
            typed[column] = pd.to_numeric(numbers).astype("Int64" if whole else "float64")
    return pd.DataFrame(typed)


def _schema_faults(frames: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    for name, frame in frames.items():
        try:
            TABLES[name].model.validate(frame, lazy=True)
        except SchemaErrors as error:
            columns = TABLES[name].columns
            for case in error.failure_cases.to_dict("records"):
                yield _schema_fault(name, columns[case["column"]], case)


def _schema_fault(table: str, column: pa.Column, case: Mapping[Any, Any]) -> Fault:
    value = "" if pd.isna(case["failure_case"]) else str(case["failure_case"])
    rule = "must not be empty"
    if case["check"] == "field_uniqueness":
        rule = "stands more than once" if value else rule
    elif value:
        rule = _in_words(column.checks[int(case["check_number"])], column)
    return Fault(f"{table}.csv", int(case["index"]) + FIRST_ROW, column.name, rule, value)


def _in_words(check: pa.Check, column: pa.Column) -> str:
    limits = check.statistics or {}
    if check.name == "isin":
        choices = [choice for choice in limits["allowed_values"] if choice]
        empty = "empty or " if "" in limits["allowed_values"] else ""
        return f"must be {empty}one of {', '.join(choices)}"
    if check.name == "in_range":
        return f"must lie between {limits['min_value']} and {limits['max_value']}"
    if check.name == "str_length":
        return f"must have at most {limits['max_value']} characters"
    if check.name == "greater_than_or_equal_to":
        return f"must be at least {limits['min_value']}"
    pattern = column.metadata["pattern"]
    return PATTERNS_IN_WORDS.get(pattern, f"must match {pattern}")


def _date_faults(frames: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """Find dates of the right form that no calendar has."""
    for name, frame in frames.items():
        for column, field in TABLES[name].columns.items():
            if field.metadata.get("type") == "date" or field.metadata["pattern"] == PARTIAL_DATE:
                for position, value in enumerate(frame[column]):
                    if value and not _is_day(value):
                        rule = "must be a day, month or year of the calendar"
                        yield Fault(f"{name}.csv", position + FIRST_ROW, column, rule, value)


def _is_day(text: str) -> bool:
    if not re.fullmatch(PARTIAL_DATE, text, re.ASCII):
        return False
    try:
        date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError:
        return False
    return True
