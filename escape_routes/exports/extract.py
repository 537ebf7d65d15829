"""The part of a dataset that is exported, complete in itself, with the terms that go with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from escape_routes.dataset.reading import split_ids
from escape_routes.dataset.schema import FOREIGN_KEYS, TABLES, ForeignKey
from escape_routes.dataset.tables import Dataset
from escape_routes.routes import selection
from escape_routes.routes.selection import Selection
from escape_routes.style.wording import NOTICE, counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from escape_routes.dataset.terms import Terms

EVERYTHING = Selection()


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True, eq=False)
class Extract:
    """What a file is made from.

    `dataset` holds the rows that are exported, `whole` all rows (what is derived, such as the
    years of a leg, follows from those). `added` counts by table the rows that the selection hides
    but that a row it keeps names.
    """

    whole: Dataset
    dataset: Dataset
    terms: Terms
    words: str
    added: Mapping[str, int] = field(default_factory=dict)
    made_on: date = field(default_factory=_today)

    def about(self) -> dict[str, str]:
        """What must stand in every file: title, notice, selection, licence and dates."""
        terms = self.terms
        lines = {
            "Title": terms.title,
            "Notice": NOTICE,
            "Selection": self.words,
            "Rows": ", ".join(f"{len(self.dataset.table(name))} {name}" for name in TABLES),
            "Added": self._added_in_words(),
            "Licence": " ".join(filter(None, (terms.licence, terms.licence_url))),
            "Terms": terms.licence_note,
            "Credit": terms.creator,
            "Version": terms.version,
            "Published": terms.date,
            "Exported": self.made_on.isoformat(),
        }
        return {name: text for name, text in lines.items() if text}

    def _added_in_words(self) -> str:
        if not self.added:
            return ""
        rows = ", ".join(f"{number} {name}" for name, number in self.added.items())
        words = f"{rows}: rows outside the selection that its rows name, so that every key is found"
        return f"{words}; these routes come without their legs" if "routes" in self.added else words


def whole(dataset: Dataset, terms: Terms) -> Extract:
    """The extract that holds everything."""
    return Extract(dataset, dataset, terms, "Everything.")


def selected(dataset: Dataset, chosen: Selection, terms: Terms) -> Extract:
    """The rows that a selection keeps, and those that they name; no row is changed."""
    if chosen == EVERYTHING:
        return whole(dataset, terms)
    kept = selection.apply(dataset, chosen)
    closed = _closed(dataset, kept)
    more = {name: len(closed.table(name)) - len(kept.table(name)) for name in TABLES}
    added = {name: number for name, number in more.items() if number}
    return Extract(dataset, closed, terms, _in_words(dataset, chosen), added)


def _in_words(dataset: Dataset, chosen: Selection) -> str:
    names = dataset.routes.loc[dataset.routes["route_id"].isin(chosen.route_ids), "name"]
    routes = f"{counted(len(names), 'route')} ({'; '.join(names)})" if len(names) else "All routes"
    return f"{routes}, {chosen.window or 'all years'}."


def _closed(dataset: Dataset, kept: Dataset) -> Dataset:
    """What is kept with every row that a key of it names, and so on until none is new."""
    size = -1
    while size != (size := sum(len(kept.table(name)) for name in TABLES)):
        for key in FOREIGN_KEYS:
            kept = kept.replace(**{key.target: _with_named(dataset, kept, key)})
    return kept


def _with_named(dataset: Dataset, kept: Dataset, key: ForeignKey) -> pd.DataFrame:
    identifier = TABLES[key.target].key
    cells = kept.table(key.table)[key.column].tolist()
    wanted = {one for cell in cells for one in (split_ids(cell) if key.many else [cell])}
    wanted.update(kept.table(key.target)[identifier])
    every = dataset.table(key.target)
    return every[every[identifier].isin(list(wanted))].reset_index(drop=True)
