"""The dataset of a folder: read, typed and checked once, with all faults in one error."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from escape_routes.dataset.checks import parsed
from escape_routes.dataset.reading import read_files
from escape_routes.dataset.tables import Dataset
from escape_routes.errors import DataError, Fault
from escape_routes.root import ROOT

DATA_DIR = ROOT / "data"


def load(directory: Path, today: date | None = None) -> Dataset:
    """The dataset of a folder.

    Raises
    ------
    DataError
        When any table breaks a rule; holds all faults of all tables.
    """
    if not directory.is_dir():
        raise DataError([Fault(directory.name or str(directory), 0, "", "is not a folder")])
    return from_files(read_files(directory), today)


def from_files(files: Mapping[str, bytes], today: date | None = None) -> Dataset:
    """The dataset in the bytes of CSV files by table name, for those without a folder.

    Raises
    ------
    DataError
        When any table breaks a rule; holds all faults of all tables.
    """
    frames, faults = parsed(files, today)
    if faults:
        raise DataError(faults)
    return Dataset(**frames)
