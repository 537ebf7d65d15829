"""A dataset that somebody brings as a zip: read in memory, checked by the rules for every dataset.

Nothing is unpacked to a disk. What a zip may hold is listed, so whatever else it holds is refused:
other archives, workbooks with macros, links, names that lead out of it.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import stat
import zipfile
import zlib
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from escape_routes.dataset import datapackage
from escape_routes.dataset.cells import README, guarded, restored
from escape_routes.dataset.load import from_files
from escape_routes.dataset.reading import MAX_FILE_BYTES
from escape_routes.dataset.schema import TABLES
from escape_routes.dataset.tables import Dataset
from escape_routes.errors import DataError, EscapeRoutesError, Fault
from escape_routes.style.wording import NOTICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

MAX_ZIP_MB = 5
MAX_TOTAL_BYTES = 5_000_000
"""Ours have a tenth of that. More, as of lines, is for the command line."""
MAX_MEMBERS = 50
MAX_LINES = 20_000
"""Lines of all tables together; ours have a sixth of that."""

MAX_RATIO = 100
"""How many times its packed size a member may have; our own tables have at most 10 times."""

SMALL_BYTES = 1_000_000
"""Below this the ratio says nothing: a file of empty lines packs a thousandfold."""

TABLE_FILES = {f"{name}.csv": name for name in TABLES}
# May lie beside the tables, and are not read.
BESIDE = {README, "README.md", "CHANGELOG.md", "LICENSE", "LICENSES-DATA.md", datapackage.FILE_NAME}
LEFT_BY_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}
ENCRYPTED = 0x1
MEMBER_MARK = b"PK\x01\x02"
ZIP = "zip file"
TOO_LARGE = "a dataset of that size is for `escape-routes serve --data`"
# A damaged archive fails in all these ways.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, IndexError)
TEMPLATE_README = f"""\
An empty dataset
================

{NOTICE}

One CSV file per table, UTF-8, cells separated by commas, one row one fact. The first line of each
file names its columns; {datapackage.FILE_NAME} says what each column means and may hold.

Fill the tables in this order, so that every key exists before it is used:

1. sources.csv and excerpts.csv: public pages, and the sentences quoted from them.
2. waypoints.csv: towns, counties, provinces and countries; coordinates with two decimals.
3. routes.csv and legs.csv: each leg joins two waypoints and says how certain it is. A route may
   leave `family` and `part_of` empty; without families all routes have one colour.
4. events.csv, series.csv and counts.csv, as far as there are any.
5. evidence.csv: which passage speaks of which route, leg, place, event or figure.

`escape-routes validate FOLDER` names every fault with file, row, column, rule and value;
`escape-routes serve --data FOLDER` shows the dataset. A zip of the folder can be brought to the
page "Data and methods" instead; it is checked in the same way and kept in memory only.
"""


def read_zip(content: bytes, today: date | None = None) -> Dataset:
    """The dataset in the bytes of a zip.

    Raises
    ------
    DataError
        When the zip is none, holds what it must not, or its tables break a rule; holds all faults.
    """
    return from_files(unpacked(content), today)


def unpacked(content: bytes) -> dict[str, bytes]:
    """The bytes of the tables in a zip by table name.

    Raises
    ------
    DataError
        When the zip is none or holds what it must not.
    """
    _refuse(_size_faults(content))
    try:
        files = _unpacked(content)
    except DataError:
        raise
    except DAMAGE as error:
        raise DataError([Fault(ZIP, 0, "", "is no zip, or is damaged")]) from error
    _refuse(_line_faults(files))
    return {name: _restored(table) for name, table in files.items()}


def fault_csv(faults: Iterable[Fault]) -> bytes:
    """Faults as a table for spreadsheets: file, row, column, rule and value."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name for field in dataclasses.fields(Fault))
    for fault in faults:
        cells = (fault.file, fault.column, fault.rule, fault.value)
        file, column, rule, value = map(guarded, cells)
        writer.writerow([file, fault.row, column, rule, value])
    return text.getvalue().encode("utf-8-sig")


def template_files() -> dict[str, bytes]:
    """The files of an empty dataset by name: headers, their description, and a guide."""
    return {
        "README.md": TEMPLATE_README.encode(),
        datapackage.FILE_NAME: datapackage.text().encode(),
        **{
            file: (",".join(TABLES[name].columns) + "\n").encode()
            for file, name in TABLE_FILES.items()
        },
    }


def template_zip() -> bytes:
    """The files of an empty dataset as one zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in template_files().items():
            archive.writestr(name, content)
    return packed.getvalue()


def write_template(directory: Path) -> list[Path]:
    """Write the files of an empty dataset into a folder that is new or empty.

    Raises
    ------
    EscapeRoutesError
        When the folder holds something already, or is a file.
    """
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        message = f"{directory} is not an empty folder; nothing was written"
        raise EscapeRoutesError(message)
    directory.mkdir(parents=True, exist_ok=True)
    for name, content in template_files().items():
        (directory / name).write_bytes(content)
    return [directory / name for name in template_files()]


def _refuse(faults: Iterable[Fault]) -> None:
    found = list(faults)
    if found:
        raise DataError(found)


def _size_faults(content: bytes) -> Iterator[Fault]:
    if len(content) > MAX_ZIP_MB * 1024 * 1024:
        yield Fault(ZIP, 0, "", f"is larger than {MAX_ZIP_MB} MB")
    # Counted before the list of members is read, which alone could fill the memory.
    elif content.count(MEMBER_MARK) > MAX_MEMBERS:
        yield Fault(ZIP, 0, "", f"holds more than {MAX_MEMBERS} files")


def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [one for one in archive.infolist() if not _is_left_by_a_system(one)]
        faults = [fault for member in members for fault in _member_faults(member)]
        _refuse(faults or _archive_faults(members))
        files = {}
        for member in members:
            table = TABLE_FILES.get(_file_name(member))
            if table:
                with archive.open(member) as handle:
                    files[table] = handle.read(MAX_FILE_BYTES + 1)
        return files


def _is_left_by_a_system(member: zipfile.ZipInfo) -> bool:
    parts = member.orig_filename.split("/")
    return parts[0] == "__MACOSX" or parts[-1] in LEFT_BY_SYSTEMS


def _file_name(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).name


def _archive_faults(members: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    """Find what is wrong with the members together."""
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        rule = f"holds more than {MAX_TOTAL_BYTES // 1_000_000} MB when unpacked; {TOO_LARGE}"
        yield Fault(ZIP, 0, "", rule)
    folders = {str(PurePosixPath(member.filename).parent) for member in members if _is_file(member)}
    if len(folders) > 1:
        yield Fault(ZIP, 0, "", "must hold its files in one place, not in several folders")
    names = Counter(member.filename for member in members)
    for name, number in names.items():
        if number > 1:
            yield Fault(_shown(name), 0, "", "stands more than once in the zip")


def _is_file(member: zipfile.ZipInfo) -> bool:
    return not member.filename.endswith("/")


def _member_faults(member: zipfile.ZipInfo) -> Iterator[Fault]:
    """Find the first thing that is wrong with one member."""
    name = _shown(member.orig_filename)
    rule = _name_rule(member) or _kind_rule(member) or _packing_rule(member)
    if rule:
        yield Fault(name, 0, "", rule)


def _name_rule(member: zipfile.ZipInfo) -> str:
    # The library cuts and mends names; what the archive says is judged.
    name = member.orig_filename
    parts = name.rstrip("/").split("/")
    odd = any(sign in name for sign in ("\\", ":", "\0"))
    if odd or name.startswith("/") or {"", ".", ".."} & set(parts):
        return "has a name that could lead out of the zip"
    return "lies in a folder of a folder" if len(parts) > (2 if _is_file(member) else 1) else ""


def _kind_rule(member: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "is a link or device, not a file"
    known = not _is_file(member) or _file_name(member) in {*TABLE_FILES, *BESIDE}
    return "" if known else f"is no part of a dataset; its files are {', '.join(TABLE_FILES)}"


def _packing_rule(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & ENCRYPTED:
        return "is encrypted"
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return "is packed in an unusual way; use an ordinary zip"
    size, packed = member.file_size, member.compress_size
    if size > SMALL_BYTES and size > packed * MAX_RATIO:
        return f"is packed more than {MAX_RATIO} times, as no table is"
    return ""


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name[:80]) or "?"


def _line_faults(files: dict[str, bytes]) -> Iterator[Fault]:
    lines = sum(content.count(b"\n") + content.count(b"\r") for content in files.values())
    if lines > MAX_LINES:
        yield Fault(ZIP, 0, "", f"holds more than {MAX_LINES:,} lines; {TOO_LARGE}")


def _restored(content: bytes) -> bytes:
    """A table without the apostrophes that guard its cells from spreadsheets.

    What cannot be read is returned as it is; reading it says what is wrong.
    """
    try:
        text = content.decode("utf-8-sig")
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return content
    if all(cell == restored(cell) for record in records for cell in record):
        return content
    mended = io.StringIO()
    writer = csv.writer(mended, lineterminator="\n")
    writer.writerows([restored(cell) for cell in record] for record in records)
    return mended.getvalue().encode()
