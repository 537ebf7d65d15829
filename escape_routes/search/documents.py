"""What of a passage is searched, and how much a hit in it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.dataset.reading import split_ids
from escape_routes.dataset.tables import rows
from escape_routes.search.queries import Term, fold, korean_numbers

if TYPE_CHECKING:
    import pandas as pd

    from escape_routes.dataset.tables import Dataset

WEIGHTS = {
    "quote": 4.0,
    "summary": 4.0,
    "title": 2.0,
    "publisher": 2.0,
    "notes": 1.0,
    "events": 1.0,
}
"""What is searched, and how much a hit in it counts; events are those of which a passage speaks."""

LINKED_WEIGHT = 3.0
"""How much it counts that a passage is linked by evidence to the place that is asked for."""

NEARBY_WEIGHT = 1.0
"""The same for the ends of a leg, and the places of an event, of which the passage speaks."""


@dataclass(frozen=True)
class Document:
    """A passage as it is searched: its folded fields, and the places with which it is linked."""

    excerpt_id: str
    fields: Mapping[str, str]
    linked: frozenset[str]
    nearby: frozenset[str]
    date: str

    @property
    def around(self) -> frozenset[str]:
        """Every place with which evidence links the passage, near or far."""
        return self.linked | self.nearby


def documents(dataset: Dataset) -> list[Document]:
    """One document per excerpt, in the order of the table."""
    linked, nearby = _places(dataset)
    notes, events = _count_notes(dataset), _event_titles(dataset)
    named = dataset.excerpts.merge(dataset.sources, on="source_id")
    named["notes"] = [notes.get(key, "") for key in named["excerpt_id"]]
    named["events"] = [events.get(key, "") for key in named["excerpt_id"]]
    return [
        Document(
            excerpt_id=row.excerpt_id,
            fields=_fields(row._asdict()),
            linked=frozenset(linked.get(row.excerpt_id, ())),
            nearby=frozenset(nearby.get(row.excerpt_id, ())),
            date=row.date_published,
        )
        for row in rows(named)
    ]


def score(document: Document, term: Term) -> float:
    """How well a passage answers a term; 0 when it does not."""
    whole = fold(term.written)
    total = 0.0
    for name, text in document.fields.items():
        if term.pattern.search(text):
            total += WEIGHTS[name] * (1.25 if whole in text else 1.0)
    if not document.linked.isdisjoint(term.places):
        return total + LINKED_WEIGHT
    return total + (NEARBY_WEIGHT if not document.nearby.isdisjoint(term.places) else 0.0)


def _fields(row: Mapping[str, str]) -> dict[str, str]:
    texts = {
        "quote": f"{row['quote']} {korean_numbers(row['quote'])}",
        "summary": row["summary"],
        "title": f"{row['title']} {korean_numbers(row['title'])}",
        "publisher": f"{row['publisher']} {row['author']}",
        "notes": f"{row['locator']} {row['reliability_note']} {row['notes']}",
        "events": row["events"],
    }
    return {name: " ".join(fold(texts[name]).split()) for name in WEIGHTS}


def _count_notes(dataset: Dataset) -> dict[str, str]:
    noted = dataset.counts[dataset.counts["note"] != ""]
    return _joined(noted["excerpt_id"], noted["note"])


def _event_titles(dataset: Dataset) -> dict[str, str]:
    spoken = dataset.evidence[dataset.evidence["subject_table"] == "events"]
    titles = dict(zip(dataset.events["event_id"], dataset.events["title"], strict=True))
    return _joined(spoken["excerpt_id"], spoken["subject_id"].map(titles))


def _joined(keys: pd.Series, texts: pd.Series) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for key, text in zip(keys, texts, strict=True):
        found.setdefault(key, []).append(text)
    return {key: " ".join(dict.fromkeys(one)) for key, one in found.items()}


def _places(dataset: Dataset) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Waypoints of which each passage speaks, and those of its legs and events."""
    ends = {row.leg_id: [row.from_waypoint_id, row.to_waypoint_id] for row in rows(dataset.legs)}
    scenes = {row.event_id: split_ids(row.waypoint_ids) for row in rows(dataset.events)}
    around: dict[str, dict[str, list[str]]] = {"legs": ends, "events": scenes}
    linked: dict[str, set[str]] = {}
    nearby: dict[str, set[str]] = {}
    for row in rows(dataset.evidence):
        if row.subject_table == "waypoints":
            linked.setdefault(row.excerpt_id, set()).add(row.subject_id)
        elif row.subject_table in around:
            nearby.setdefault(row.excerpt_id, set()).update(
                around[row.subject_table].get(row.subject_id, ())
            )
    return linked, nearby
