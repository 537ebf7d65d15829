"""From any subject to its passages and their sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.dataset.memo import per_key
from escape_routes.evidence.subjects import Subject

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

STANCE_ORDER = {"supports": 0, "disputes": 1, "context": 2}


@dataclass(frozen=True)
class Source:
    """One page, report or data set, as cited."""

    source_id: str
    title: str
    publisher: str
    author: str
    date_published: str
    language: str
    url: str
    kind: str
    accessed: str
    reliability_note: str

    @property
    def citation(self) -> str:
        """The source as one line of plain text."""
        author = f"{self.author}. " if self.author else ""
        date = f" ({self.date_published})" if self.date_published else " (undated)"
        return f"{author}{self.title}. {self.publisher}{date}. {self.url} (read {self.accessed})"


@dataclass(frozen=True)
class Passage:
    """One quotation and what it does for a subject; `quote` is empty for rows of a data set."""

    excerpt_id: str
    quote: str
    summary: str
    locator: str
    stance: str
    years: tuple[int, int] | None
    source: Source


@per_key
def source(dataset: Dataset, source_id: str) -> Source:
    """One source.

    Raises
    ------
    UnknownIdError
        If the dataset has no such source.
    """
    row = dataset.row("sources", source_id)
    return Source(**{name: str(row[name]) for name in Source.__dataclass_fields__})


@per_key
def passages(dataset: Dataset, subject: Subject) -> list[Passage]:
    """What speaks of a subject: supporting passages first, then disputing ones, then context.

    Raises
    ------
    UnknownIdError
        If the dataset has no such subject.
    """
    row = dataset.row(subject.table, subject.identifier)
    found = [_passage(dataset, link) for link in _links(dataset, subject)]
    if subject.noun == "count":
        found = [_own_passage(dataset, row), *found]
    unique = {(p.excerpt_id, p.stance): p for p in reversed(found)}
    return sorted(
        unique.values(),
        key=lambda p: (STANCE_ORDER[p.stance], p.source.date_published or "9999", p.excerpt_id),
    )


@per_key
def passage(dataset: Dataset, excerpt_id: str) -> Passage:
    """One passage by itself, speaking of nothing in particular.

    Raises
    ------
    UnknownIdError
        If the dataset has no such passage.
    """
    row = dataset.row("excerpts", excerpt_id)
    return Passage(
        excerpt_id=excerpt_id,
        quote=row["quote"],
        summary=row["summary"],
        locator=row["locator"],
        stance="supports",
        years=None,
        source=source(dataset, row["source_id"]),
    )


def _links(dataset: Dataset, subject: Subject) -> list[pd.Series]:
    table = dataset.evidence
    kept = table[
        (table["subject_table"] == subject.table) & (table["subject_id"] == subject.identifier)
    ]
    return [row for _, row in kept.iterrows()]


def _passage(dataset: Dataset, link: pd.Series) -> Passage:
    years = None
    if pd.notna(link["start_year"]) and pd.notna(link["end_year"]):
        years = int(link["start_year"]), int(link["end_year"])
    return replace(passage(dataset, link["excerpt_id"]), stance=link["stance"], years=years)


def _own_passage(dataset: Dataset, count: pd.Series) -> Passage:
    """The passage that states a figure, or the bare data set when there is no sentence to quote."""
    years = int(count["start_date"][:4]), int(count["end_date"][:4])
    if count["excerpt_id"]:
        return replace(passage(dataset, count["excerpt_id"]), years=years)
    words = "A row of the data set named here, which has no sentence to quote."
    origin = source(dataset, count["source_id"])
    return Passage("", "", words, "", "supports", years, origin)
