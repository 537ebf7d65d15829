"""What is wrong with a folder of tables, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.dataset.load import load
from escape_routes.errors import DataError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def faults_in(directory: Path, today: date) -> list[str]:
    """Every fault that loading the folder reports, sorted by place; none when it loads."""
    try:
        load(directory, today)
    except DataError as error:
        return [str(fault) for fault in error.faults]
    return []
