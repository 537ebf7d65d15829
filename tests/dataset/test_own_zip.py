"""A zip that somebody brings: good ones become a dataset, hostile ones one clear message."""

from __future__ import annotations

import csv
import io
import stat
import struct
import tomllib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escape_routes.dataset import datapackage, own_zip
from escape_routes.dataset.own_zip import MAX_LINES, MAX_MEMBERS, MAX_RATIO, SMALL_BYTES, read_zip
from escape_routes.dataset.schema import TABLES
from escape_routes.dataset.tables import Dataset
from escape_routes.errors import DataError, EscapeRoutesError, Fault
from tests.made_faults import faults_in

ROOT = Path(__file__).resolve().parents[2]


def zipped(files, compression=zipfile.ZIP_DEFLATED, **attributes):
    """Return a zip; `files` has contents by name, or pairs where a name stands twice."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, content in files.items() if isinstance(files, dict) else files:
            member = zipfile.ZipInfo(name)
            member.compress_type = compression
            for key, value in attributes.items():
                setattr(member, key, value)
            archive.writestr(member, content)
    return packed.getvalue()


@pytest.fixture
def files(small_files):
    return {f"{name}.csv": content for name, content in small_files.items()}


def faults_of(content):
    with pytest.raises(DataError) as caught:
        read_zip(content)
    return [str(fault) for fault in caught.value.faults]


def only_fault(content):
    faults = faults_of(content)
    assert len(faults) == 1, faults
    return faults[0]


@pytest.mark.parametrize("folder", ["", "my-data/"])
def test_zip_of_tables_is_a_dataset(files, today, folder):
    dataset = read_zip(zipped({folder + name: text for name, text in files.items()}), today)
    assert isinstance(dataset, Dataset)
    assert len(dataset.legs) == 4


def test_what_may_lie_beside_the_tables_is_not_read(files, today):
    beside = {"README.md": b"\xff", "datapackage.json": b"{", "__MACOSX/._legs.csv": b"x"}
    beside |= {".DS_Store": b"x"}
    assert len(read_zip(zipped(files | beside), today).legs) == 4


def test_faults_of_all_tables_are_listed_at_once(files):
    files["legs.csv"] = files["legs.csv"].replace(b"documented", b"certain", 1)
    files["routes.csv"] = files["routes.csv"].replace(b"overland", b"flying", 1)
    del files["counts.csv"]
    text = "\n".join(faults_of(zipped(files)))
    assert "legs.csv:2: certainty: must be one of" in text
    assert "routes.csv:2: kind: must be one of" in text
    assert "counts.csv: is missing" in text


def test_do_no_harm_rules_hold_for_own_data(files):
    files["routes.csv"] = files["routes.csv"].replace(b"Documented from", b"The best way from")
    assert any("routes.csv:2: summary:" in fault for fault in faults_of(zipped(files)))


def test_apostrophes_against_formulas_are_taken_off(files, today):
    files["events.csv"] = files["events.csv"].replace(b"Arrests,", b"'=Arrests,")
    assert read_zip(zipped(files), today).events.loc[0, "title"] == "=Arrests"


def test_numbers_that_are_none_are_faults(files):
    for value in (b"nan", b"inf", b"1e999", b"-inf"):
        spoiled = files | {"waypoints.csv": files["waypoints.csv"].replace(b"41.4", value)}
        assert any("waypoints.csv:2: lat: must be" in fault for fault in faults_of(zipped(spoiled)))


@pytest.mark.parametrize("encoding", ["utf-16", "cp949", "euc-jp"])
def test_another_encoding_is_a_fault_of_its_file(files, encoding):
    text = "waypoint_id,name\nhyesan,혜산" if encoding != "euc-jp" else "waypoint_id,name\nx,昆明"
    content = zipped(files | {"waypoints.csv": text.encode(encoding)})
    assert any("waypoints.csv: is not UTF-8" in fault for fault in faults_of(content))


@pytest.mark.parametrize(
    "content", [b"", b"x", b"PK\x03\x04", b"%PDF-1.7", b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_zip_or_an_empty_one_is_refused(content):
    faults = faults_of(content)
    assert faults == ["zip file: is no zip, or is damaged"] or len(faults) == len(TABLES)


def test_damaged_content_is_one_message(files):
    content = bytearray(zipped(files, zipfile.ZIP_STORED))
    at = content.index(b"hyesan,Hyesan")
    content[at : at + 3] = b"xxx"
    assert only_fault(bytes(content)) == "zip file: is no zip, or is damaged"


@pytest.mark.parametrize(
    "name",
    [
        "../legs.csv",
        "/legs.csv",
        "a/../legs.csv",
        "C:/legs.csv",
        "C:legs.csv",
        "..\\legs.csv",
        "./legs.csv",
        "a//legs.csv",
        "legs.csv\0.txt",
    ],
)
def test_names_that_lead_out_are_refused(files, name):
    del files["legs.csv"]
    # The library would cut the name when it writes it.
    content = zipped(files | {name.replace("\0", "$"): b"x"}).replace(b"csv$", b"csv\0")
    shown = name.replace("\0", "?")
    assert only_fault(content) == f"{shown}: has a name that could lead out of the zip"


@pytest.mark.parametrize(
    "name",
    ["x.xlsm", "x.docm", "inner.zip", "legs.csv.exe", "LEGS.CSV", "x.py", "counts.xlsx", "legs"],
)
def test_other_files_are_refused(files, name):
    assert f"{name}: is no part of a dataset" in only_fault(zipped(files | {name: b"PK"}))


def test_links_are_refused(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            if name == "legs.csv":
                member.external_attr = (stat.S_IFLNK | 0o777) << 16
                content = b"/etc/passwd"
            archive.writestr(member, content)
    assert only_fault(packed.getvalue()) == "legs.csv: is a link or device, not a file"


def test_encrypted_members_are_refused(files):
    content = bytearray(zipped(files))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(mark) + offset
        content[at : at + 2] = struct.pack("<H", 1)
    assert only_fault(bytes(content)) == "waypoints.csv: is encrypted"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_stand_twice_are_refused(files):
    content = zipped([*files.items(), ("legs.csv", b"leg_id")])
    assert only_fault(content) == "legs.csv: stands more than once in the zip"


def test_tables_in_several_folders_are_refused(files):
    content = zipped({("a/" if name < "m" else "b/") + name: text for name, text in files.items()})
    assert "in one place" in only_fault(content)


def test_folders_in_folders_are_refused(files):
    content = zipped({"a/b/" + name: text for name, text in files.items()})
    assert len(faults_of(content)) == len(TABLES)
    assert "lies in a folder of a folder" in faults_of(content)[0]


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_refused(files, compression):
    assert "is packed in an unusual way" in faults_of(zipped(files, compression))[0]


def test_a_bomb_by_ratio_is_refused_unread(files):
    bomb = zipped(files | {"legs.csv": b"0" * (SMALL_BYTES + 1)})
    assert only_fault(bomb) == f"legs.csv: is packed more than {MAX_RATIO} times, as no table is"


def test_a_bomb_by_size_is_refused_unread(files, monkeypatch):
    """Random content packs badly, so that only the sum of the sizes is too large."""
    monkeypatch.setattr(own_zip, "MAX_TOTAL_BYTES", 1000)
    content = zipped(files)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    assert only_fault(content).startswith("zip file: holds more than 0 MB when unpacked; ")


def _claiming(size):
    """Return a zip of one table that says it is `size` bytes when unpacked."""
    body = b"leg_id\n"
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 33, 0, len(body), size, 8, 0)
    central = struct.pack(
        "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, len(body), size, 8, 0, 0, 0, 0, 0, 0
    )
    start = len(local) + 8 + len(body)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(central) + 8, start, 0)
    return local + b"legs.csv" + body + central + b"legs.csv" + end


def test_a_member_that_lies_about_its_size_is_one_message():
    assert only_fault(_claiming(3)) == "zip file: is no zip, or is damaged"


def test_too_many_members_are_refused_before_they_are_listed(files, monkeypatch):
    many = zipped(files | {f"{number}.csv": b"" for number in range(MAX_MEMBERS)})
    monkeypatch.setattr(own_zip, "_unpacked", None)
    assert only_fault(many) == f"zip file: holds more than {MAX_MEMBERS} files"


def test_a_zip_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(own_zip, "MAX_ZIP_MB", 0)
    assert only_fault(b"x") == "zip file: is larger than 0 MB"


def test_too_many_lines_are_one_message(files):
    rows = b"".join(b"x-%d,legs,thai-1,supports,,\n" % number for number in range(MAX_LINES + 1))
    content = zipped(files | {"evidence.csv": b"excerpt_id\n" + rows})
    assert "lines; a dataset of that size is for `escape-routes serve --data`" in only_fault(
        content
    )


@settings(max_examples=60)
@given(st.data())
def test_a_zip_with_spoiled_bytes_gives_a_dataset_or_a_data_error(small_files, today, data):
    content = bytearray(zipped({f"{n}.csv": c for n, c in small_files.items()}))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, 40))
    try:
        read_zip(bytes(content[: len(content) - cut]), today)
    except DataError as error:
        faults = error.faults
    else:
        return
    assert faults


def test_template_is_a_dataset_without_rows(today):
    dataset = read_zip(own_zip.template_zip(), today)
    assert {len(dataset.table(name)) for name in TABLES} == {0}


def test_template_is_described_and_explained():
    files = own_zip.template_files()
    assert files["datapackage.json"] == datapackage.text().encode()
    guide = files["README.md"].decode()
    assert all(f"{name}.csv" in guide for name in TABLES)


def test_template_is_written_into_a_new_or_empty_folder_only(tmp_path, today):
    paths = own_zip.write_template(tmp_path / "new")
    assert {path.name for path in paths} == set(own_zip.template_files())
    assert faults_in(tmp_path / "new", today) == []
    with pytest.raises(EscapeRoutesError, match="is not an empty folder; nothing was written"):
        own_zip.write_template(tmp_path)
    with pytest.raises(EscapeRoutesError, match="is not an empty folder"):
        own_zip.write_template(paths[0])
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_list_of_faults_is_a_table_that_is_safe_in_a_spreadsheet():
    fault = Fault("legs.csv", 2, "leg_no", "must be a whole number", "=1+1")
    text = own_zip.fault_csv([fault]).decode("utf-8-sig")
    assert list(csv.DictReader(io.StringIO(text))) == [
        {
            "file": "legs.csv",
            "row": "2",
            "column": "leg_no",
            "rule": "must be a whole number",
            "value": "'=1+1",
        }
    ]


def test_server_takes_uploads_of_that_size_and_no_larger():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] == own_zip.MAX_ZIP_MB
