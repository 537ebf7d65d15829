"""Tables as CSV: to the letter for programs, or in a zip that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pandas as pd

from escape_routes.dataset import datapackage
from escape_routes.dataset.cells import README, guarded
from escape_routes.dataset.schema import TABLES, TableSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandera.pandas as pa

    from escape_routes.exports.extract import Extract

DEGREES = "degree"
CELLS_NOTE = (
    "In these CSV files a text that a spreadsheet could take for a formula (one that begins with "
    "= + - @, a tab or a line end) has an apostrophe before it; numbers are as they are. The "
    "files begin with a byte order mark, by which spreadsheets know UTF-8."
)


def raw_csv(table: str, frame: pd.DataFrame) -> bytes:
    """A table as UTF-8, every cell to the letter: for programs."""
    return _csv(TABLES[table], frame, str).encode()


def spreadsheet_csv(table: str, frame: pd.DataFrame) -> bytes:
    """A table as UTF-8 with a byte order mark, its texts guarded: for spreadsheets."""
    return _csv(TABLES[table], frame, guarded).encode("utf-8-sig")


def csv_zip(extract: Extract) -> bytes:
    """Every table as CSV for spreadsheets, with their description, in one zip."""
    files = {
        README: _readme(extract),
        datapackage.FILE_NAME: _description(extract),
        **{f"{name}.csv": spreadsheet_csv(name, extract.dataset.table(name)) for name in TABLES},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        moment = (*extract.made_on.timetuple()[:3], 0, 0, 0)
        for name, content in files.items():
            member = zipfile.ZipInfo(name, moment)
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain values; None where a number is missing."""
    columns = {
        str(name): [None if pd.isna(value) else value for value in frame[name].tolist()]
        for name in frame.columns
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def cells(spec: TableSpec, frame: pd.DataFrame) -> dict[str, list[str]]:
    """The cells of a table as text, by column, as they stand in its CSV file."""
    columns = spec.columns
    return {name: _column(column, frame[name]) for name, column in columns.items()}


def _csv(spec: TableSpec, frame: pd.DataFrame, of_text: Callable[[str], str]) -> str:
    columns = cells(spec, frame)
    for name in columns:
        if pd.api.types.is_string_dtype(frame[name]):
            columns[name] = list(map(of_text, columns[name]))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return text.getvalue()


def _column(column: pa.Column, values: pd.Series) -> list[str]:
    if pd.api.types.is_string_dtype(values):
        return [str(value) for value in values]
    unit = (column.metadata or {})["unit"]
    return ["" if pd.isna(value) else _number(value, unit) for value in values]


def _number(value: float, unit: str) -> str:
    if unit == DEGREES:
        return f"{value:.2f}"
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _readme(extract: Extract) -> bytes:
    lines = [f"{name}: {text}" for name, text in extract.about().items()]
    lines += ["", CELLS_NOTE, f"{datapackage.FILE_NAME} says what every column means.", ""]
    return "\n".join(lines).encode()


def _description(extract: Extract) -> bytes:
    terms, about = extract.terms, extract.about()
    package: dict[str, Any] = {**datapackage.descriptor(), "title": terms.title}
    package["description"] = f"{about['Notice']} Selection: {about['Selection']} {CELLS_NOTE}"
    package["created"] = f"{extract.made_on.isoformat()}T00:00:00Z"
    if terms.licence_url:
        package["licenses"] = [{"title": terms.licence, "path": terms.licence_url}]
    if terms.creator:
        package["contributors"] = [{"title": terms.creator, "roles": ["creator"]}]
    if terms.version:
        package["version"] = terms.version
    return (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()
