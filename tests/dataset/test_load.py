"""Reading, typing and checking: every fault is found, named by place, and nothing else happens."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escape_routes.dataset import reading
from escape_routes.dataset.load import from_files, load
from escape_routes.dataset.reading import split_ids
from escape_routes.dataset.schema import TABLES
from escape_routes.dataset.tables import Dataset, rows
from escape_routes.errors import DataError, UnknownIdError
from escape_routes.routes.selection import Selection, apply, hidden
from tests.made_faults import faults_in


def test_small_dataset_has_no_fault(small_faults):
    assert small_faults() == []


def test_loading_gives_every_row_with_its_types(small):
    assert {name: len(small.table(name)) for name in TABLES} == {
        "waypoints": 4, "routes": 2, "legs": 4, "events": 3, "series": 2,
        "counts": 4, "sources": 3, "excerpts": 6, "evidence": 15,
    }  # fmt: skip
    assert small.legs["leg_no"].dtype == "Int64"
    assert small.counts["value"].dtype == "float64"
    assert small.events["people_count"].isna().tolist() == [False, True, False]
    assert small.row("waypoints", "hyesan")["name_local"] == ""
    assert isinstance(small.evidence.index, pd.RangeIndex)


def test_loaded_frames_still_fit_the_schema(small):
    for name, spec in TABLES.items():
        spec.model.validate(small.table(name), lazy=True)
        assert list(small.table(name).columns) == list(spec.model.to_schema().columns)


def test_row_and_table_refuse_what_they_do_not_know(small):
    assert small.row("routes", "thai")["code"] == "TH"
    with pytest.raises(UnknownIdError, match="routes has no row with the identifier 'nowhere'"):
        small.row("routes", "nowhere")
    with pytest.raises(UnknownIdError, match="evidence has no row"):
        small.row("evidence", "thai")
    with pytest.raises(UnknownIdError, match="'roads'"):
        small.table("roads")


def test_replace_changes_one_table_of_a_copy(small):
    shorter = small.replace(legs=small.legs.iloc[:1])
    assert len(shorter.legs) == 1
    assert len(small.legs) == 4
    assert shorter.routes is small.routes


@pytest.mark.parametrize(
    ("where", "cells", "message"),
    [
        (("routes", "thai"), {"kind": "rail"}, "routes.csv:2: kind: must be one of overland, "),
        (("legs", "thai-1"), {"leg_no": "one"}, "legs.csv:2: leg_no: must be a whole number"),
        (("legs", "thai-1"), {"leg_no": "1.5"}, "legs.csv:2: leg_no: must be a whole number"),
        (("legs", "thai-1"), {"leg_no": "0"}, "legs.csv:2: leg_no: must be at least 1"),
        (("legs", "thai-1"), {"leg_no": ""}, "legs.csv:2: leg_no: must not be empty"),
        (("legs", "thai-1"), {"leg_no": "2"}, "leg_no: stands more than once on this route"),
        (("legs", "thai-1"), {"leg_no": "9" * 40}, "leg_no: must be a whole number"),
        (("counts", "arrivals-2006"), {"value": "many"}, "counts.csv:3: value: must be a number"),
        (("counts", "arrivals-2006"), {"value": "NaN"}, "value: must be a number (found 'NaN')"),
        (("counts", "arrivals-2006"), {"value": "inf"}, "value: must be a number (found 'inf')"),
        (("counts", "arrivals-2006"), {"value": "1e5"}, "value: must be a number"),
        (("counts", "arrivals-2006"), {"value": "-3"}, "value: must be at least 0"),
        (("counts", "arrivals-2006"), {"value": ""}, "value: a count needs a value"),
        (("counts", "arrivals-2006"), {"lower": "9", "upper": "8"}, "lower: is larger than upper"),
        (("counts", "arrivals-2006"), {"upper": "8"}, "value: lies outside lower and upper"),
        (("counts", "arrivals-2006"), {"end_date": "2005-12-31"}, "lies before start_date"),
        (("counts", "arrivals-2006"), {"start_date": "2006"}, "must be a date: YYYY-MM-DD"),
        (("counts", "arrivals-2006"), {"start_date": "2006-02-30"}, "day, month or year of the"),
        (("counts", "arrivals-2006"), {"excerpt_id": ""}, "excerpt_id: a count needs a passage"),
        (("counts", "arrivals-2006"), {"excerpt_id": "x-daily-01"}, "a passage of another source"),
        (("counts", "arrivals-2006"), {"source_id": "nobody"}, "names no row of sources.csv"),
        (("waypoints", "hyesan"), {"lat": "91"}, "lat: must lie between -90 and 90"),
        (("waypoints", "hyesan"), {"lon": "-181"}, "lon: must lie between -180 and 180"),
        (("waypoints", "hyesan"), {"lat": "41.401"}, "with at most two decimals (found '41.401')"),
        (("waypoints", "hyesan"), {"lat": "41.400"}, "with at most two decimals (found '41.400')"),
        (("waypoints", "hyesan"), {"lat": "north"}, "lat: must be a number of degrees"),
        (("waypoints", "hyesan"), {"country_code": "kp"}, "must be two capital letters"),
        (("waypoints", "hyesan"), {"waypoint_id": "Hyesan"}, "waypoint_id: must be a key"),
        (("waypoints", "hyesan"), {"waypoint_id": "jilin"}, "stands more than once (found"),
        (("waypoints", "hyesan"), {"name": "  "}, "waypoints.csv:2: name: must not be empty"),
        (("waypoints", "hyesan"), {"geonames_id": "x1"}, "must be digits only"),
        (("routes", "thai"), {"code": "THA"}, "must be one or two capital letters"),
        (("routes", "thai"), {"code": "FR"}, "code: stands more than once (found 'FR')"),
        (("routes", "thai"), {"family": "river"}, "family: must be empty or one of mekong, over"),
        (("routes", "thai"), {"short_name": "x" * 25}, "short_name: must have at most 24 charac"),
        (("routes", "thai"), {"short_name": ""}, "routes.csv:2: short_name: must not be empty"),
        (("routes", "thai"), {"short_name": "From Jilin"}, "short_name: stands more than once"),
        (("routes", "thai"), {"part_of": "oz"}, "part_of: names no row of routes.csv (found 'oz')"),
        (("routes", "thai"), {"part_of": "thai"}, "routes.csv:2: part_of: names the route itself"),
        (("legs", "thai-1"), {"to_waypoint_id": "hyesan"}, "the leg ends where it begins"),
        (("legs", "thai-1"), {"to_waypoint_id": "oz"}, "no row of waypoints.csv (found 'oz')"),
        (("legs", "thai-1"), {"route_id": "return"}, "stands more than once on this route"),
        (("legs", "return-1"), {"route_id": "thai"}, "routes.csv:3: route_id: has no row in legs"),
        (("events", "law-2004"), {"route_ids": "thai;oz"}, "no row of routes.csv (found 'oz')"),
        (("events", "law-2004"), {"route_ids": "thai; return"}, "must be keys separated by"),
        (("events", "law-2004"), {"route_ids": "thai;thai"}, "names the same row more than once"),
        (("events", "law-2004"), {"date": "2004-10-02"}, "must be the first day of the month"),
        (("events", "jilin-2000"), {"date": "2000-02-01"}, "must be the first day of the year"),
        (("sources", "daily"), {"url": "example.org"}, "that begins with http:// or https://"),
        (("sources", "daily"), {"date_published": "2006-13"}, "day, month or year of the calendar"),
        (("sources", "daily"), {"date_published": "August"}, "YYYY, YYYY-MM or YYYY-MM-DD"),
        (("sources", "daily"), {"language": "eng"}, "must be two small letters"),
        (("series", "asylum"), {"series_id": "unused"}, "series_id: has no row in counts.csv"),
        (("excerpts", "x-daily-01"), {"quote": "word " * 41}, "must have at most 40 words"),
        (("evidence", 2), {"subject_id": "nothing"}, "evidence.csv:2: subject_id: names no row"),
        (("evidence", 2), {"subject_table": "sources"}, "subject_table: must be one of waypoints"),
        (("evidence", 2), {"excerpt_id": "x-0"}, "excerpt_id: names no row of excerpts.csv"),
        (("evidence", 2), {"start_year": "2007"}, "end_year: lies before start_year"),
        (("evidence", 2), {"start_year": ""}, "start_year and end_year go together"),
        (("evidence", 2), {"start_year": "1066"}, "start_year: must lie between 1945 and 2100"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found_by_file_row_column_and_rule(
    spoil, small_faults, where, cells, message
):
    spoil(*where, **cells)
    assert any(message in fault for fault in small_faults())


@pytest.mark.parametrize(
    ("table", "change", "message"),
    [
        ("evidence", (b"x-daily-01,events,bangkok-2006,supports,2006,2006\n", b""),
         "excerpts.csv:4: excerpt_id: is used by no other table (found 'x-daily-01')"),
        ("evidence", (b"x-daily-01,events,bangkok-2006,supports,2006,2006\n", b""),
         "events.csv:2: event_id: has no passage in evidence.csv"),
        ("evidence", (b"x-ministry-02,routes,return,supports,2000,2000\n", b""),
         "routes.csv:3: route_id: has no passage in evidence.csv"),
        ("evidence", (b"x-daily-02,legs,thai-3,context,,\n", b""),
         "legs.csv:4: leg_id: has no passage in evidence.csv"),
        ("evidence", (b"x-ministry-02,legs,return-1,supports,2000,2000\n", b""),
         "legs.csv:5: certainty: a documented leg needs a passage that supports it"),
        ("evidence",
         (b"x-daily-04,waypoints", b"x-daily-04,waypoints,jilin,context,,\nx-daily-04,waypoints"),
         "evidence.csv:10: excerpt_id: the same row stands twice"),
        ("waypoints", (b"seoul,Seoul", b"busan,Busan"),
         "waypoints.csv:5: waypoint_id: is on no leg and in no event (found 'busan')"),
        ("sources", (b"daily,Arrests", b"weekly,Arrests"),
         "sources.csv:3: source_id: is used by no other table (found 'weekly')"),
        ("legs", (b",mode,", b","), "legs.csv:1: mode: column is missing"),
        ("legs", (b",mode,", b",way,"), "column is not part of this table (found 'way')"),
        ("legs", (b",mode,", b",mode,mode,"), "legs.csv:1: mode: column stands more than once"),
        ("legs", (b",air,", b",air,fast,"), "legs.csv:4: has 9 cells, the header has 8"),
        ("legs", (b",air,inferred,", b","), "legs.csv:4: has 6 cells, the header has 8"),
        ("legs", (b"\nthai-3", b"\n\nthai-3"), "legs.csv:4: is an empty line"),
        ("legs", (b"The passage", b"The \x00 passage"),
         "certainty_note: must not hold a control character (found '\\x00')"),
        ("legs", (b"The passage", b"The \x1b passage"), "must not hold a control character"),
        ("legs", (b"The passage names both", b"\"The\"passage names both"),
         "legs.csv: is not a well-formed CSV file near line 2"),
        ("legs", (b"The passage", b"\"The passage"), "is not a well-formed CSV"),
        ("legs", (b",", b";"), "legs.csv:1: cells must be separated by commas"),
        ("waypoints", ("혜산".encode(), "혜산".encode("euc-kr")),
         "waypoints.csv: is not UTF-8 at byte 131, line 2"),
    ],
)  # fmt: skip
def test_a_planted_change_of_the_bytes_is_found(small_dir, small_faults, table, change, message):
    path = small_dir / f"{table}.csv"
    content = path.read_bytes()
    assert change[0] in content
    path.write_bytes(content.replace(*change, -1 if change[0] == b"," else 1))
    assert any(message in fault for fault in small_faults())


def test_a_part_of_a_part_is_one_fault_and_the_part_of_itself_another(spoil, small_faults):
    spoil("routes", "thai", part_of="return")
    assert small_faults() == []
    spoil("routes", "return", part_of="thai")
    assert [fault.partition(": ")[2] for fault in small_faults()] == [
        "part_of: names a route that is itself a part of another (found 'return')",
        "part_of: names a route that is itself a part of another (found 'thai')",
    ]
    spoil("routes", "return", part_of="return")
    assert small_faults() == [
        "routes.csv:3: part_of: names the route itself (found 'return')",
    ]


def test_a_route_may_belong_to_no_family(spoil, small_faults):
    spoil("routes", "thai", family="")
    assert small_faults() == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "legs.csv: is empty"),
        (b"\xef\xbb\xbf\r\n", "legs.csv: is empty"),
        ("leg_id,route_id\n".encode("utf-16"), "legs.csv: is not UTF-8 at byte 0, line 1"),
        (b"leg_id\n" + b"a\n" * (reading.MAX_ROWS + 1), "legs.csv: has more than 100000 rows"),
        (b"a" * (reading.MAX_FILE_BYTES + 1), "legs.csv: is larger than 20 MB"),
    ],
)
def test_a_file_that_cannot_be_a_table_is_one_fault_of_that_file(
    small_dir, small_faults, content, message
):
    (small_dir / "legs.csv").write_bytes(content)
    faults = small_faults()
    assert [fault for fault in faults if fault.startswith("legs.csv")] == [
        fault for fault in faults if fault.startswith(message)
    ]
    assert len(faults) == 1, "the other tables are not blamed for it"


def test_a_missing_file_is_one_fault(small_dir, small_faults):
    (small_dir / "legs.csv").unlink()
    assert small_faults() == ["legs.csv: is missing"]


def test_a_missing_folder_is_one_fault(tmp_path, today):
    assert faults_in(tmp_path / "none", today) == ["none: is not a folder"]
    with pytest.raises(DataError, match="1 fault in the data:\nnone: is not a folder"):
        load(tmp_path / "none")


def test_a_row_with_too_few_cells_is_not_blamed_for_its_missing_cells(small_dir, small_faults):
    path = small_dir / "legs.csv"
    path.write_bytes(path.read_bytes().replace(b"bangkok,seoul,air,inferred,", b"bangkok,", 1))
    assert [f for f in small_faults() if f.startswith("legs.csv")] == [
        "legs.csv:4: has 5 cells, the header has 8"
    ]


def test_a_missing_column_does_not_hide_the_faults_of_the_others(small_dir, spoil, small_faults):
    spoil("legs", "thai-1", leg_no="x")
    path = small_dir / "legs.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line.rpartition(",")[0] for line in lines), encoding="utf-8")
    assert small_faults() == [
        "legs.csv:1: certainty_note: column is missing",
        "legs.csv:2: leg_no: must be a whole number (found 'x')",
    ]


def test_all_faults_of_all_tables_come_in_one_error_sorted_by_place(spoil, today):
    spoil("waypoints", "hyesan", lat="x", kind="village")
    spoil("counts", "arrivals-2006", value="x")
    directory = spoil("evidence", 2, subject_id="nothing")
    with pytest.raises(DataError) as caught:
        load(directory, today)
    assert [(fault.file, fault.row, fault.column) for fault in caught.value.faults] == [
        ("counts.csv", 3, "value"),
        ("events.csv", 2, "event_id"),
        ("evidence.csv", 2, "subject_id"),
        ("waypoints.csv", 2, "kind"),
        ("waypoints.csv", 2, "lat"),
    ]


def test_rows_are_counted_as_records_when_cells_hold_line_breaks(spoil, small_faults):
    spoil("legs", "thai-1", certainty_note="Two\nlines.")
    spoil("legs", "thai-2", leg_no="x")
    assert small_faults() == ["legs.csv:3: leg_no: must be a whole number (found 'x')"]


def test_byte_order_mark_crlf_and_white_space_lose_nothing(small_files, small, today):
    files = {
        name: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n").replace(b",", b", ") + b"\r\n\r\n"
        for name, content in small_files.items()
        if name not in {"excerpts", "waypoints"}
    }
    again = from_files(small_files | files, today)
    for name in TABLES:
        pd.testing.assert_frame_equal(again.table(name), small.table(name))


def test_do_no_harm_rules_stop_loading(spoil, today):
    directory = spoil("routes", "thai", summary="The route is open.")
    with pytest.raises(DataError, match="must not say that a route can be used"):
        load(directory, today)


SLUG = st.from_regex(r"\A[a-z0-9]+(-[a-z0-9]+)*\Z")


@given(st.lists(SLUG))
def test_split_ids_undoes_joining(ids):
    assert split_ids(";".join(ids)) == ids


@given(st.text())
def test_split_ids_never_gives_an_empty_key(cell):
    assert all(split_ids(cell))


def outcome(files, today) -> Dataset | DataError:
    try:
        return from_files(files, today)
    except DataError as error:
        return error


CELL = st.text(max_size=12) | st.sampled_from(["", "-", "1e9", "nan", "2004", "thai;thai", "=1+1"])


@settings(max_examples=20)
@given(st.data())
def test_a_random_cell_gives_a_dataset_or_a_data_error(small_files, today, data):
    name = data.draw(st.sampled_from(sorted(TABLES)))
    lines = small_files[name].split(b"\n")
    row = data.draw(st.integers(0, len(lines) - 2))
    cells = lines[row].split(b",")
    cells[data.draw(st.integers(0, len(cells) - 1))] = data.draw(CELL).encode("utf-8", "replace")
    lines[row] = b",".join(cells)
    result = outcome(small_files | {name: b"\n".join(lines)}, today)
    assert isinstance(result, Dataset) or result.faults


@settings(max_examples=20)
@given(st.data())
def test_random_bytes_give_a_dataset_or_a_data_error(small_files, today, data):
    name = data.draw(st.sampled_from(sorted(TABLES)))
    content = small_files[name]
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    spliced = content[:start] + data.draw(st.binary(max_size=20)) + content[end:]
    result = outcome(small_files | {name: spliced}, today)
    assert isinstance(result, Dataset) or result.faults


def test_tables_without_rows_are_a_dataset(today):
    files = {name: ",".join(spec.columns).encode() + b"\n" for name, spec in TABLES.items()}
    empty = from_files(files, today)
    assert {len(empty.table(name)) for name in TABLES} == {0}
    kept = apply(empty, Selection(frozenset({"thai"}), 2000, 2001))
    assert len(kept.legs) == 0
    assert hidden(empty, Selection(start_year=2000)).sentences() == []


def test_rows_are_named_tuples_of_the_columns(small):
    assert [leg.leg_id for leg in rows(small.legs)] == small.legs["leg_id"].tolist()
