"""The filters in the address of a page: `family`, `route` and `years`, all of them by keys.

Several keys stand side by side, with a blank between that an address writes as "+". The map and
the strip of filters read and write the same in `maps/js/filters.js`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from escape_routes.dataset.memo import per_dataset
from escape_routes.dataset.tables import Dataset, rows
from escape_routes.routes import families
from escape_routes.routes.selection import Selection
from escape_routes.routes.years import year_bounds
from escape_routes.style.wording import shortened, years_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FAMILY, ROUTE, YEARS, KIND = "family", "route", "years", "kind"
KEYS = (FAMILY, ROUTE, YEARS, KIND)
"""The parameters that belong to the filters; `kind` is only read, from links of former editions."""
NOUNS = {FAMILY: "family of routes", ROUTE: "route", KIND: "kind of route"}

BETWEEN_KEYS = re.compile(r"[\s,]+")
BETWEEN_YEARS = re.compile("[\\s,\N{EN DASH}-]+")
YEAR = re.compile(r"[0-9]{4}", re.ASCII)
GARBLED = "amp;"
"""What mail programs and web pages leave at the head of a parameter."""
WAS_GARBLED = "The link was garbled on its way (“&amp;” for “&”) and is read as it was meant."
MAX_YEARS = 2
MAX_REPEATED = 60
"""So many characters of what cannot be followed are repeated."""


@dataclass(frozen=True)
class Filters:
    """What is chosen: families and routes by key, in the order of the data, and a window of years.

    Nothing chosen means everything; the window has both its ends, and None stands for all years.
    """

    families: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    years: tuple[int, int] | None = None

    def parameters(self) -> dict[str, str]:
        """What an address says of them, without what says nothing."""
        texts = {
            FAMILY: " ".join(self.families),
            ROUTE: " ".join(self.routes),
            YEARS: "-".join(str(year) for year in dict.fromkeys(self.years or ())),
        }
        return {key: text for key, text in texts.items() if text}


@dataclass(frozen=True)
class Asked:
    """The filters that an address asks for, and a sentence for each part that it cannot have."""

    filters: Filters
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What an address can name: families with their routes, routes, and by parameter each text.

    `by_text` has the routes that a text stands for, `span` the first and the last year.
    """

    families: dict[str, tuple[str, ...]]
    routes: tuple[str, ...]
    by_text: dict[str, dict[str, frozenset[str]]]
    span: tuple[int, int]


@per_dataset
def known(dataset: Dataset) -> Known:
    """What the address of a page can name of a dataset."""
    keys = [family.key for family in families.families(dataset)]
    return known_of(list(rows(dataset.routes)), keys, year_bounds(dataset))


def known_of(routes: Sequence[Any], families: Iterable[str], span: tuple[int, int]) -> Known:
    """What an address can name: keys, and what stood in links of former editions.

    Routes have `route_id`, `kind`, `family` and `name`; `span` is the first and the last year.
    """
    of_family = {
        key: tuple(route.route_id for route in routes if route.family == key)
        for key in families
        if key
    }
    of_kind: dict[str, set[str]] = {}
    for route in routes:
        of_kind.setdefault(route.kind, set()).add(route.route_id)
    alone = {route.route_id: frozenset({route.route_id}) for route in routes}
    labels = {f"{route.kind.capitalize()}: {route.name}": alone[route.route_id] for route in routes}
    by_text = {
        FAMILY: {key: frozenset(ids) for key, ids in of_family.items()},
        ROUTE: alone | labels,
        KIND: {kind: frozenset(ids) for kind, ids in of_kind.items()},
    }
    return Known(of_family, tuple(alone), by_text, span)


def read(can: Known, query: Mapping[str, Sequence[str]]) -> Asked:
    """The filters in the parameters of an address, each with its values in order.

    Old addresses are understood too: `kind`, names in place of keys, and the ends of a window as
    two values. The ends may come in any order, and are cut to the years of the data.
    """
    faults = [WAS_GARBLED] if any(key.startswith(GARBLED) for key in query) else []
    chosen: dict[str, set[str]] = {}
    for key in (FAMILY, ROUTE, KIND):
        found = [_ids(can.by_text[key], value) for value in _values(query, key)]
        chosen[key] = set(chain.from_iterable(ids for ids, _ in found))
        lost = chain.from_iterable(texts for _, texts in found)
        faults += [f"The link names a {NOUNS[key]} that is not here: {_brief(t)}." for t in lost]
    years, fault = _window(can.span, _values(query, YEARS))
    return Asked(_filters(can, chosen, years), (*faults, *fault))


def of_selection(can: Known, chosen: Selection) -> Filters:
    """The filters that choose a selection; families where all of their routes are chosen."""
    start, end = chosen.start_year, chosen.end_year
    years = None if start is None or end is None else (start, end)
    return _filters(can, {KIND: set(chosen.route_ids)}, years)


def selection(can: Known, filters: Filters) -> Selection:
    """What the filters keep: routes of the families as well as single ones, and the years."""
    ids = chain(filters.routes, *(can.families[key] for key in filters.families))
    return Selection(frozenset(ids), *(filters.years or (None, None)))


def _filters(can: Known, chosen: Mapping[str, set[str]], years: tuple[int, int] | None) -> Filters:
    """Families that are named or wholly of a kind, and the routes that these do not hold."""
    whole = {key for key, ids in can.families.items() if chosen.get(KIND, set()).issuperset(ids)}
    named = {key for key, ids in can.families.items() if chosen.get(FAMILY, set()).issuperset(ids)}
    kept = tuple(key for key in can.families if key in whole | named)
    of_kind = chosen.get(KIND, set()).difference(*(can.families[key] for key in whole))
    single = of_kind | chosen.get(ROUTE, set())
    return Filters(kept, tuple(key for key in can.routes if key in single), years)


def _values(query: Mapping[str, Sequence[str]], key: str) -> list[str]:
    return [value for value in (*query.get(GARBLED + key, ()), *query.get(key, ())) if value]


def _ids(by_text: Mapping[str, frozenset[str]], value: str) -> tuple[set[str], list[str]]:
    """The routes that a value stands for, and what of it is not known."""
    texts = [value] if value in by_text else [text for text in BETWEEN_KEYS.split(value) if text]
    if not any(text in by_text for text in texts):
        return set(), [value]
    found = set(chain.from_iterable(by_text.get(text, ()) for text in texts))
    return found, [text for text in texts if text not in by_text]


def _window(
    span: tuple[int, int], values: Iterable[str]
) -> tuple[tuple[int, int] | None, list[str]]:
    """The window of years, None for all of them, and what is wrong with it."""
    texts = [text for value in values for text in BETWEEN_YEARS.split(value) if text]
    if not texts:
        return None, []
    if len(texts) > MAX_YEARS or not all(YEAR.fullmatch(text) for text in texts):
        written = _brief("-".join(texts))
        return None, [f"The link asks for years that cannot be read: {written}. All are shown."]
    asked = min(int(text) for text in texts), max(int(text) for text in texts)
    first, last = max(asked[0], span[0]), min(asked[1], span[1])
    begins = f"The link asks for {years_in_words(asked)}; the data are of {years_in_words(span)}"
    if first > last:
        return None, [f"{begins}: all years are shown."]
    window = (first, last)
    fault = [] if window == asked else [f"{begins}: {years_in_words(window)} are shown."]
    return None if window == span else window, fault


def _brief(text: str) -> str:
    return shortened(text, MAX_REPEATED)
