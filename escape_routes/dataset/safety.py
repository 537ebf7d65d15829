"""The do-no-harm rules as code: public, past, place-level facts only.

1. Points are of populated places, counties, provinces or countries, with two decimals at most.
2. A leg is two endpoints and nothing between them; maps zoom to `MAX_ZOOM` at most.
3. No leg, and no event on a route, is younger than `EMBARGO_MONTHS`.
4. Own words say nothing about present use and rank no routes.
5. Nobody is named who is not in public office or public life.
6. Nothing tells how it is done: helpers, houses, timings, checkpoints, disguises, prices by place.
7. Every source has an address, and quotations are short.

Rules 4 to 6 look for words. They find what is written carelessly, not what is hidden on purpose:
a person reads every row as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache

import pandas as pd

from escape_routes.dataset.reading import FIRST_ROW
from escape_routes.dataset.schema import MAX_QUOTE_WORDS, WAYPOINT_KINDS
from escape_routes.dataset.word_lists import (
    NOT_A_PLACE,
    OPERATIONAL,
    OWN_TEXT,
    PLACES_LIKE_NAMES,
    PRESENT_USE,
    PRICE,
    PRIVATE_PEOPLE,
    PUBLIC_PEOPLE,
    Wording,
)
from escape_routes.errors import Fault

EMBARGO_MONTHS = 24
MAX_ZOOM = 9
MAX_DECIMALS = 2
# Some scripts have no spaces between words; forty English words are shorter than this.
MAX_QUOTE_CHARACTERS = 400

Tables = Mapping[str, pd.DataFrame]
PRICED_TABLES = ("waypoints", "routes", "legs")


def check(tables: Tables, today: date | None = None) -> list[Fault]:
    """Every place where the tables break a do-no-harm rule.

    Parameters
    ----------
    tables
        Typed frames by table name; a rule leaves out the tables that are not there.
    today
        Day from which the embargo counts back; by default the present one.
    """
    limit = embargo_limit(today or datetime.now(UTC).date())
    return [
        *_points(tables),
        *_endpoints(tables),
        *_fresh_events(tables, limit),
        *_fresh_evidence(tables, limit),
        *_fresh_sources(tables, limit),
        *_worded(tables, (*NOT_A_PLACE, *PRESENT_USE, *OPERATIONAL)),
        *_worded(tables, PRIVATE_PEOPLE, ignore=_public_names()),
        *_prices(tables),
        *_long_quotes(tables),
        *_bare_sources(tables),
    ]


def wording_faults(text: str, cell: tuple[str, str]) -> list[tuple[str, str]]:
    """Rule and words for what a text must not say, as if it stood in that table and column.

    For text outside the tables, such as that of a briefing.
    """
    unnamed = _public_names().sub("", text)
    searches = [(wording, text) for wording in (*PRESENT_USE, *OPERATIONAL)]
    searches += [(wording, unnamed) for wording in PRIVATE_PEOPLE]
    found = {
        wording.rule: match.group()
        for wording, searched in searches
        if cell in wording.cells and (match := _compiled(wording.pattern).search(searched))
    }
    if cell[0] in PRICED_TABLES and (price := PRICE.search(text)):
        found["must not give prices of a place, leg or route"] = price.group()
    return list(found.items())


def embargo_limit(today: date) -> date:
    """The last day of which an event on a route may be: a first of the month."""
    months = today.year * 12 + today.month - 1 - EMBARGO_MONTHS
    return date(months // 12, months % 12 + 1, 1)


def _points(tables: Tables) -> Iterator[Fault]:
    if "waypoints" not in tables:
        return
    waypoints = tables["waypoints"]
    for column in ("lat", "lon"):
        fine = waypoints[column] != waypoints[column].round(MAX_DECIMALS)
        rule = f"must have at most {MAX_DECIMALS} decimals"
        yield from _faults(tables, "waypoints", column, fine & waypoints[column].notna(), rule)
    small = ~waypoints["kind"].isin(WAYPOINT_KINDS)
    rule = f"must be one of {', '.join(WAYPOINT_KINDS)}"
    yield from _faults(tables, "waypoints", "kind", small, rule)


def _endpoints(tables: Tables) -> Iterator[Fault]:
    geometry = re.compile(r"geom|path|shape|track|via|wkt|geojson|coord|(?:^|_)(?:lat|lon)")
    for table in ("legs", "routes"):
        for column in tables.get(table, pd.DataFrame()).columns:
            if geometry.search(column):
                rule = "a leg has two endpoints and no geometry of its own"
                yield Fault(f"{table}.csv", 1, str(column), rule)


def _fresh_events(tables: Tables, limit: date) -> Iterator[Fault]:
    if "events" in tables:
        events = tables["events"]
        fresh = (events["date"] > limit.isoformat()) & (events["route_ids"] != "")
        rule = f"an event on a route must not be later than {limit.isoformat()}"
        yield from _faults(tables, "events", "date", fresh, rule)


def _fresh_evidence(tables: Tables, limit: date) -> Iterator[Fault]:
    if "evidence" in tables:
        evidence = tables["evidence"]
        about = evidence["subject_table"].isin(["legs", "routes"])
        rule = f"a passage about a leg or route must not speak of years after {limit.year}"
        for column in ("start_year", "end_year"):
            fresh = about & (evidence[column] > limit.year)
            yield from _faults(tables, "evidence", column, fresh, rule)


def _fresh_sources(tables: Tables, limit: date) -> Iterator[Fault]:
    """Find passages without years about legs and routes from what was published in the embargo."""
    if all(name in tables for name in ("evidence", "excerpts", "sources")):
        evidence, excerpts, sources = (tables[n] for n in ("evidence", "excerpts", "sources"))
        fresh_sources = sources.loc[sources["date_published"] > limit.isoformat(), "source_id"]
        fresh = excerpts.loc[excerpts["source_id"].isin(fresh_sources), "excerpt_id"]
        about = evidence["subject_table"].isin(["legs", "routes"])
        undated = evidence["start_year"].isna() & evidence["end_year"].isna()
        rule = f"needs years: its source was published after {limit.isoformat()}"
        bad = about & undated & evidence["excerpt_id"].isin(fresh)
        yield from _faults(tables, "evidence", "excerpt_id", bad, rule)


def _worded(
    tables: Tables, wordings: Iterable[Wording], ignore: re.Pattern[str] | None = None
) -> Iterator[Fault]:
    """Find the cells that hold one of the wordings, after taking out what `ignore` matches."""
    by_cells: dict[tuple[str, str], list[Wording]] = {}
    for wording in wordings:
        for cell in wording.cells:
            by_cells.setdefault(cell, []).append(wording)
    for (table, column), those in by_cells.items():
        if table in tables:
            # One search for all of them first: nearly every cell holds none.
            any_of = _compiled("|".join(wording.pattern for wording in those))
            for position, text in enumerate(tables[table][column].tolist()):
                cleaned = ignore.sub("", text) if ignore else text
                if any_of.search(cleaned):
                    row = position + FIRST_ROW
                    yield from _matches(f"{table}.csv", row, column, cleaned, those)


def _matches(
    file: str, row: int, column: str, text: str, wordings: Iterable[Wording]
) -> Iterator[Fault]:
    for wording in wordings:
        found = _compiled(wording.pattern).search(text)
        if found:
            yield Fault(file, row, column, wording.rule, found.group())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _public_names() -> re.Pattern[str]:
    """A pattern of the names that may stand anywhere, with hyphens, spaces or neither."""
    names = (*PUBLIC_PEOPLE, *PLACES_LIKE_NAMES)
    patterns = [re.sub(r"[- ]", "[- ]?", name) for name in names]
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


def _prices(tables: Tables) -> Iterator[Fault]:
    if "evidence" in tables and "excerpts" in tables:
        evidence, excerpts = tables["evidence"], tables["excerpts"]
        text = excerpts["quote"] + " " + excerpts["summary"]
        priced = excerpts.loc[text.map(_has_price).astype(bool), "excerpt_id"]
        about = evidence["subject_table"].isin(PRICED_TABLES)
        rule = "a passage that gives a price must not speak of a place, leg or route"
        bad = about & evidence["excerpt_id"].isin(priced)
        yield from _faults(tables, "evidence", "excerpt_id", bad, rule)
    for table, column in OWN_TEXT:
        if table in PRICED_TABLES and table in tables:
            bad = tables[table][column].map(_has_price).astype(bool)
            rule = "must not give prices of a place, leg or route"
            yield from _faults(tables, table, column, bad, rule)


def _has_price(text: str) -> bool:
    return PRICE.search(text) is not None


def _long_quotes(tables: Tables) -> Iterator[Fault]:
    if "excerpts" in tables:
        quotes = tables["excerpts"]["quote"]
        for position, quote in enumerate(quotes.tolist()):
            words = len(quote.split())
            if words > MAX_QUOTE_WORDS or len(quote) > MAX_QUOTE_CHARACTERS:
                rule = f"must have at most {MAX_QUOTE_WORDS} words and {MAX_QUOTE_CHARACTERS} signs"
                value = f"{words} words, {len(quote)} signs"
                yield Fault("excerpts.csv", position + FIRST_ROW, "quote", rule, value)


def _bare_sources(tables: Tables) -> Iterator[Fault]:
    if "sources" in tables:
        bare = ~tables["sources"]["url"].str.match(r"https?://\S")
        rule = "must be an address that begins with http:// or https://"
        yield from _faults(tables, "sources", "url", bare, rule)


def _faults(tables: Tables, table: str, column: str, bad: pd.Series, rule: str) -> Iterator[Fault]:
    cells = tables[table][column]
    positions = bad.fillna(value=False).astype(bool).to_numpy().nonzero()[0]
    for position in positions.tolist():
        yield Fault(f"{table}.csv", position + FIRST_ROW, column, rule, str(cells.iloc[position]))
