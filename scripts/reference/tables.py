"""The tables and their columns, from the models that check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.dataset.datapackage import data_dictionary
from escape_routes.dataset.schema import FOREIGN_KEYS, TABLES
from scripts.reference.markdown import page, table

if TYPE_CHECKING:
    import pandas as pd

INTRO = (
    "The dataset is nine CSV files in `data/`: UTF-8, comma separated, one row one fact. An empty "
    "cell means that nothing is known. `data/datapackage.json` says the same for programs, and "
    "`escape-routes validate` holds every row to it."
)
HEADS = ("column", "what it holds", "type", "unit", "may be empty")


def text() -> str:
    """The page."""
    columns = data_dictionary()
    parts = [_table(name, columns[columns["table"] == name]) for name in TABLES]
    return page("Tables", INTRO, *parts)


def _table(name: str, columns: pd.DataFrame) -> str:
    spec = TABLES[name]
    keys = [
        f"- `{key.column}` names {'rows' if key.many else 'a row'} of `{key.target}`"
        for key in FOREIGN_KEYS
        if key.table == name
    ]
    rows = [_row(column) for column in columns.to_dict("records")]
    about = (spec.model.__doc__ or "").strip()
    return "\n\n".join(filter(None, [f"## {name}", about, "\n".join(keys), table(HEADS, rows)]))


def _row(column: dict[str, object]) -> tuple[object, ...]:
    words = f"{column['title']}. {column['description'] or ''}"
    if column["choices"]:
        words += f" One of: {column['choices']}."
    empty = "" if column["is_required"] else "yes"
    return f"`{column['column']}`", words, column["type"], column["unit"] or "", empty
