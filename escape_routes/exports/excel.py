"""Every table as an Excel workbook: a sheet about the data, one per table, and the dictionary."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from escape_routes.dataset import datapackage
from escape_routes.dataset.cells import guarded
from escape_routes.dataset.schema import TABLES
from escape_routes.exports.csv import records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from escape_routes.exports.extract import Extract

MAX_CELL = 32_767
"""Characters that a cell of Excel can hold."""

SHORTENED = " … (shortened: a cell of Excel holds no more)"
CELLS_NOTE = (
    "A text that a spreadsheet could take for a formula (one that begins with = + - @, a tab or a "
    "line end) has an apostrophe before it; numbers are as they are."
)
MAX_WIDTH = 60


def excel(extract: Extract) -> bytes:
    """The workbook as bytes."""
    book = Workbook(write_only=True)
    about = {**extract.about(), "Cells": CELLS_NOTE}
    book.properties.title = extract.terms.title
    book.properties.creator = extract.terms.creator
    book.properties.description = about["Notice"]
    _add_sheet(book, "about", ["name", "text"], about.items())
    for name in TABLES:
        frame = extract.dataset.table(name)
        rows = (row.values() for row in records(frame))
        _add_sheet(book, name, [str(column) for column in frame.columns], rows)
    dictionary = datapackage.data_dictionary()
    _add_sheet(book, "data_dictionary", list(dictionary.columns), dictionary.to_numpy().tolist())
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _add_sheet(
    book: Workbook, name: str, header: list[str], rows: Iterable[Iterable[object]]
) -> None:
    sheet: WriteOnlyWorksheet = book.create_sheet(name)
    values = [[_value(value) for value in row] for row in rows]
    # Widths and the frozen header come first: the sheet is written as it is filled.
    sheet.freeze_panes = "A2"
    for number, column in enumerate(zip(header, *values, strict=True), 1):
        longest = max(len(str(value)) for value in column[:200])
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 2, MAX_WIDTH)
    sheet.append([_heading(sheet, text) for text in header])
    for row in values:
        sheet.append(row)


def _heading(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _value(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = guarded(value)
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - len(SHORTENED)] + SHORTENED
