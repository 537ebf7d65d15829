"""What the tables mean, for machines (`datapackage.json`, Data Package v2) and for people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from escape_routes.dataset.columns import PARTIAL_DATE
from escape_routes.dataset.schema import FOREIGN_KEYS, TABLES, ForeignKey, TableSpec

FILE_NAME = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
# How the limits of a check are called there.
LIMITS = {
    "in_range": {"min_value": "minimum", "max_value": "maximum"},
    "greater_than_or_equal_to": {"min_value": "minimum"},
    "str_length": {"max_value": "maxLength"},
}
_TYPES = {"Int64": "integer", "float64": "number"}


def descriptor() -> dict[str, Any]:
    """The Data Package that describes the tables, as it follows from the schema."""
    return {
        "$schema": _PROFILE,
        "name": "escape-routes",
        "title": "Documented routes of North Korean refugees",
        "description": (
            "Documented past cases, incomplete, approximate and schematic; not travel advice."
        ),
        "resources": [_resource(spec) for spec in TABLES.values()],
    }


def text() -> str:
    """The content of `datapackage.json`."""
    return json.dumps(descriptor(), indent=2, ensure_ascii=False) + "\n"


def write(directory: Path) -> Path:
    """Write `datapackage.json` beside the tables of a folder and return its path."""
    path = directory / FILE_NAME
    path.write_text(text(), encoding="utf-8", newline="\n")
    return path


def data_dictionary() -> pd.DataFrame:
    """One row per column of each table.

    Returns
    -------
        Text columns table, column, title, description, type, unit, choices and is_required.
    """
    rows = [
        {
            "table": spec.name,
            "column": name,
            "title": column.title,
            "description": column.description,
            "type": _type(column),
            "unit": _metadata(column)["unit"],
            "choices": ", ".join(_metadata(column)["choices"] or ()),
            "is_required": not _may_be_empty(column),
        }
        for spec in TABLES.values()
        for name, column in spec.columns.items()
    ]
    return pd.DataFrame(rows)


def _resource(spec: TableSpec) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(name, c) for name, c in spec.columns.items()],
        "missingValues": [""],
    }
    if spec.key:
        schema["primaryKey"] = [spec.key]
    keys = [_foreign_key(key) for key in FOREIGN_KEYS if _is_plain(key, spec)]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": spec.name,
        "type": "table",
        "path": f"{spec.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": (spec.model.__doc__ or "").strip(),
        "schema": schema,
    }


def _is_plain(key: ForeignKey, spec: TableSpec) -> bool:
    # Data Package has no words for a cell that holds several keys.
    return key.table == spec.name and not key.many


def _foreign_key(key: ForeignKey) -> dict[str, Any]:
    reference: dict[str, Any] = {"fields": [TABLES[key.target].key]}
    # A key that names rows of its own table names no resource.
    if key.target != key.table:
        reference = {"resource": key.target, **reference}
    return {"fields": [key.column], "reference": reference}


def _field(name: str, column: pa.Column) -> dict[str, Any]:
    field = {
        "name": name,
        "type": _type(column),
        "title": column.title,
        "description": column.description,
    }
    unit = _metadata(column)["unit"]
    if unit:
        field["unit"] = unit
    constraints = _constraints(column)
    return {**field, "constraints": constraints} if constraints else field


def _constraints(column: pa.Column) -> dict[str, Any]:
    metadata = _metadata(column)
    constraints: dict[str, Any] = {}
    if not _may_be_empty(column):
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    if metadata["choices"]:
        constraints["enum"] = list(metadata["choices"])
    elif metadata["pattern"] and _type(column) == "string":
        constraints["pattern"] = metadata["pattern"]
    return constraints | _limits(column)


def _limits(column: pa.Column) -> dict[str, Any]:
    """The least and the largest value of a number, and the greatest length of a text."""
    return {
        LIMITS[check.name][key]: value
        for check in column.checks
        for key, value in (check.statistics or {}).items()
        if key in LIMITS.get(check.name, {}) and value is not None
    }


def _may_be_empty(column: pa.Column) -> bool:
    """Whether a cell may be empty: a number that may be missing, a text without a rule."""
    if _type(column) in _TYPES.values():
        return bool(column.nullable)
    metadata = _metadata(column)
    if metadata["choices"]:
        return bool(metadata["may_be_empty"])
    if metadata["pattern"]:
        return bool(pd.Series([""]).str.fullmatch(metadata["pattern"]).all())
    return not column.checks


def _type(column: pa.Column) -> str:
    metadata = _metadata(column)
    if metadata["pattern"] == PARTIAL_DATE:
        return "string"
    return str(metadata.get("type", _TYPES.get(str(column.dtype), "string")))


def _metadata(column: pa.Column) -> dict[str, Any]:
    return dict(column.metadata or {})
