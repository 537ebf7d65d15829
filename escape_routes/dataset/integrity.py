"""What must hold within a row and between the tables, beyond the type of each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from escape_routes.dataset.reading import FIRST_ROW, split_ids
from escape_routes.dataset.schema import FOREIGN_KEYS, SUBJECT_TABLES, TABLES, ForeignKey
from escape_routes.errors import Fault

Tables = Mapping[str, pd.DataFrame]
Rule = Callable[[Tables], Iterator[Fault]]
UNUSED = "is used by no other table"
NO_PASSAGE = "has no passage in evidence.csv"


def check(tables: Tables) -> list[Fault]:
    """Every place where the tables contradict themselves or each other.

    Parameters
    ----------
    tables
        Typed frames by table name. A rule that needs a table which is not there is left out, so
        that one unreadable file does not make all the others look wrong.
    """
    return [
        fault
        for needed, rule in RULES
        if all(name in tables for name in needed)
        for fault in rule(tables)
    ]


def _faults(tables: Tables, table: str, column: str, bad: pd.Series, rule: str) -> Iterator[Fault]:
    """Find one fault per row where `bad` holds; what is unknown is not bad."""
    cells = tables[table][column]
    for position in cells.index[bad.fillna(value=False).astype(bool)]:
        value = cells.loc[position]
        shown = "" if pd.isna(value) else str(value)
        yield Fault(f"{table}.csv", int(position) + FIRST_ROW, column, rule, shown)


def _ids(tables: Tables, key: ForeignKey) -> pd.Series:
    """The keys that a column names, one per entry; the index is the place of the row."""
    cells = tables[key.table][key.column]
    ids = cells.map(split_ids).explode().dropna() if key.many else cells[cells != ""]
    return ids.astype("str")


def _entry_faults(key: ForeignKey, ids: pd.Series, words: str) -> Iterator[Fault]:
    for position, value in zip(ids.index.tolist(), ids, strict=True):
        yield Fault(f"{key.table}.csv", position + FIRST_ROW, key.column, words, value)


def _foreign_key_rule(key: ForeignKey) -> tuple[tuple[str, ...], Rule]:
    def rule(tables: Tables) -> Iterator[Fault]:
        ids = _ids(tables, key)
        known = tables[key.target][TABLES[key.target].key]
        words = f"names no row of {key.target}.csv"
        yield from _entry_faults(key, ids[~ids.isin(known)], words)
        again = pd.DataFrame({"row": ids.index, "id": ids.array}).duplicated().to_numpy()
        yield from _entry_faults(key, ids[again], "names the same row more than once")

    return (key.table, key.target), rule


def _subjects_exist(tables: Tables) -> Iterator[Fault]:
    evidence = tables["evidence"]
    for name in SUBJECT_TABLES:
        about = evidence["subject_table"] == name
        known = tables[name][TABLES[name].key]
        bad = about & ~evidence["subject_id"].isin(known)
        yield from _faults(tables, "evidence", "subject_id", bad, f"names no row of {name}.csv")


def _evidence_rows(tables: Tables) -> Iterator[Fault]:
    evidence = tables["evidence"]
    start, end = evidence["start_year"], evidence["end_year"]
    backwards = start > end
    yield from _faults(tables, "evidence", "end_year", backwards, "lies before start_year")
    half = start.isna() != end.isna()
    yield from _faults(tables, "evidence", "end_year", half, "start_year and end_year go together")
    again = evidence.duplicated()
    yield from _faults(tables, "evidence", "excerpt_id", again, "the same row stands twice")


def _route_parts(tables: Tables) -> Iterator[Fault]:
    whole, route_id = tables["routes"]["part_of"], tables["routes"]["route_id"]
    itself = (whole == route_id) & (whole != "")
    yield from _faults(tables, "routes", "part_of", itself, "names the route itself")
    parts = route_id[(whole != "") & ~itself]
    words = "names a route that is itself a part of another"
    yield from _faults(tables, "routes", "part_of", whole.isin(parts) & ~itself, words)


def _leg_rows(tables: Tables) -> Iterator[Fault]:
    legs = tables["legs"]
    loop = (legs["from_waypoint_id"] == legs["to_waypoint_id"]) & (legs["to_waypoint_id"] != "")
    yield from _faults(tables, "legs", "to_waypoint_id", loop, "the leg ends where it begins")
    again = legs.duplicated(["route_id", "leg_no"]) & legs["leg_no"].notna()
    yield from _faults(tables, "legs", "leg_no", again, "stands more than once on this route")


def _event_rows(tables: Tables) -> Iterator[Fault]:
    events = tables["events"]
    date, precision = events["date"], events["date_precision"]
    late = (precision == "year") & ~date.str.endswith("-01-01")
    yield from _faults(tables, "events", "date", late, "must be the first day of the year")
    late = (precision == "month") & ~date.str.endswith("-01")
    yield from _faults(tables, "events", "date", late, "must be the first day of the month")


def _count_rows(tables: Tables) -> Iterator[Fault]:
    counts = tables["counts"]
    value, lower, upper = counts["value"], counts["lower"], counts["upper"]
    backwards = counts["end_date"] < counts["start_date"]
    yield from _faults(tables, "counts", "end_date", backwards, "lies before start_date")
    yield from _faults(tables, "counts", "lower", lower > upper, "is larger than upper")
    outside = (value < lower) | (value > upper)
    yield from _faults(tables, "counts", "value", outside, "lies outside lower and upper")
    nothing = value.isna() & lower.isna() & upper.isna()
    words = "a count needs a value, or a lower or upper end"
    yield from _faults(tables, "counts", "value", nothing, words)


def _counts_have_passages(tables: Tables) -> Iterator[Fault]:
    counts, sources = tables["counts"], tables["sources"]
    datasets = sources.loc[sources["kind"] == "un", "source_id"]
    bare = (counts["excerpt_id"] == "") & ~counts["source_id"].isin(datasets)
    words = "a count needs a passage, unless its source is a UN data set"
    yield from _faults(tables, "counts", "excerpt_id", bare, words)


def _passages_fit_sources(tables: Tables) -> Iterator[Fault]:
    counts = tables["counts"]
    excerpts = tables["excerpts"].drop_duplicates("excerpt_id").set_index("excerpt_id")
    quoted = counts["excerpt_id"].map(excerpts["source_id"])
    other = quoted.notna() & (quoted != counts["source_id"])
    yield from _faults(tables, "counts", "excerpt_id", other, "is a passage of another source")


def _waypoints_are_used(tables: Tables) -> Iterator[Fault]:
    used = {*tables["legs"]["from_waypoint_id"], *tables["legs"]["to_waypoint_id"]}
    used.update(*tables["events"]["waypoint_ids"].map(split_ids))
    bad = ~tables["waypoints"]["waypoint_id"].isin(used)
    yield from _faults(tables, "waypoints", "waypoint_id", bad, "is on no leg and in no event")


def _excerpts_are_used(tables: Tables) -> Iterator[Fault]:
    used = {*tables["evidence"]["excerpt_id"], *tables["counts"]["excerpt_id"]}
    bad = ~tables["excerpts"]["excerpt_id"].isin(used)
    yield from _faults(tables, "excerpts", "excerpt_id", bad, UNUSED)


def _sources_are_used(tables: Tables) -> Iterator[Fault]:
    used = {*tables["excerpts"]["source_id"], *tables["counts"]["source_id"]}
    bad = ~tables["sources"]["source_id"].isin(used)
    yield from _faults(tables, "sources", "source_id", bad, UNUSED)


def _series_are_used(tables: Tables) -> Iterator[Fault]:
    bad = ~tables["series"]["series_id"].isin(tables["counts"]["series_id"])
    yield from _faults(tables, "series", "series_id", bad, "has no row in counts.csv")


def _routes_have_legs(tables: Tables) -> Iterator[Fault]:
    bad = ~tables["routes"]["route_id"].isin(tables["legs"]["route_id"])
    yield from _faults(tables, "routes", "route_id", bad, "has no row in legs.csv")


def _subjects_have_passages(tables: Tables) -> Iterator[Fault]:
    evidence = tables["evidence"]
    for name in ("routes", "legs", "events"):
        key = TABLES[name].key
        about = evidence.loc[evidence["subject_table"] == name, "subject_id"]
        yield from _faults(tables, name, key, ~tables[name][key].isin(about), NO_PASSAGE)


def _documented_legs_are_supported(tables: Tables) -> Iterator[Fault]:
    legs, evidence = tables["legs"], tables["evidence"]
    supports = (evidence["subject_table"] == "legs") & (evidence["stance"] == "supports")
    supported = legs["leg_id"].isin(evidence.loc[supports, "subject_id"])
    bad = (legs["certainty"] == "documented") & ~supported
    words = "a documented leg needs a passage that supports it"
    yield from _faults(tables, "legs", "certainty", bad, words)


RULES: list[tuple[tuple[str, ...], Rule]] = [
    *map(_foreign_key_rule, FOREIGN_KEYS),
    (("evidence", *SUBJECT_TABLES), _subjects_exist),
    (("evidence",), _evidence_rows),
    (("routes",), _route_parts),
    (("legs",), _leg_rows),
    (("events",), _event_rows),
    (("counts",), _count_rows),
    (("counts", "sources"), _counts_have_passages),
    (("counts", "excerpts"), _passages_fit_sources),
    (("waypoints", "legs", "events"), _waypoints_are_used),
    (("excerpts", "evidence", "counts"), _excerpts_are_used),
    (("sources", "excerpts", "counts"), _sources_are_used),
    (("series", "counts"), _series_are_used),
    (("routes", "legs"), _routes_have_legs),
    (("routes", "legs", "events", "evidence"), _subjects_have_passages),
    (("legs", "evidence"), _documented_legs_are_supported),
]
