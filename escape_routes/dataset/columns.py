"""The kinds of columns of which tables are made: keys, references, texts, days, years, numbers."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
SLUG_LIST = rf"({SLUG}(;{SLUG})*)?"
PARTIAL_DATE = r"(\d{4}(-\d{2}(-\d{2})?)?)?"

Text = Series[str]
Integer = Series[pd.Int64Dtype]
Number = Series[float]


def column(title: str, description: str, **rules: Any) -> Any:
    """A column with the title and description that the data dictionary prints."""
    unit = rules.pop("unit", "")
    choices = rules.pop("choices", None)
    may_be_empty = rules.pop("may_be_empty", False)
    if choices:
        rules["isin"] = (*choices, "") if may_be_empty else choices
    pattern = rules.pop("pattern", None)
    if pattern:
        rules["str_matches"] = rf"^(?:{pattern})\Z"
    metadata = {"unit": unit, "choices": choices, "may_be_empty": may_be_empty, "pattern": pattern}
    metadata |= rules.pop("extra", {})
    return pa.Field(title=title, description=description, metadata=metadata, **rules)


def key(title: str, description: str) -> Any:
    """The key of a table: a slug that stands once."""
    return column(title, description, pattern=SLUG, unique=True)


def reference(title: str, description: str) -> Any:
    """The key of a row of another table."""
    return column(title, description, pattern=SLUG)


def text(title: str, description: str) -> Any:
    """A text that is never empty."""
    return column(title, description, str_length={"min_value": 1})


def day(title: str, description: str) -> Any:
    """A day, YYYY-MM-DD."""
    return column(title, description, pattern=r"\d{4}-\d{2}-\d{2}", extra={"type": "date"})


def year(title: str, description: str) -> Any:
    """A year, which may be missing."""
    return column(
        title,
        description,
        unit="year",
        nullable=True,
        in_range={"min_value": 1945, "max_value": 2100},
    )


class Table(pa.DataFrameModel):
    """Rules that hold for every table: exactly these columns, in this order, typed as declared."""

    class Config:
        strict = True
        coerce = True
        ordered = False
