"""Questions on which sources disagree, with the competing answers side by side.

All of it follows from the evidence: a passage disputes a count, a leg or an event, and what the
same passage supports instead is another answer to the same question.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.dataset.memo import per_dataset
from escape_routes.evidence.disputed_counts import about_counts
from escape_routes.evidence.disputed_events import about_event
from escape_routes.evidence.disputed_legs import about_legs
from escape_routes.evidence.questions import disputed_rows
from escape_routes.evidence.subjects import TABLE_OF, Subject

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.questions import Question


@per_dataset
def questions(dataset: Dataset) -> list[Question]:
    """Every question on which sources disagree, those with most publishers first, slips last."""
    found = [*about_counts(dataset), *about_legs(dataset)]
    for event_id, disputing in sorted(disputed_rows(dataset, "events").items()):
        subject, by = Subject("event", event_id), frozenset(disputing)
        about = [one for one in found if one.disputed_by & by]
        if by <= frozenset().union(*(one.disputed_by | one.excerpt_ids for one in about)):
            joined = {one: replace(one, subjects=(*one.subjects, subject)) for one in about}
            found = [joined.get(one, one) for one in found]
        else:
            found.append(about_event(dataset, subject, by))
    return sorted(found, key=lambda one: (one.is_slip, -len(one.publishers)))


def kept(found: Iterable[Question], dataset: Dataset) -> list[Question]:
    """The questions of which a filtered dataset still holds a subject."""
    there = {
        noun: set(dataset.table(table).iloc[:, 0].tolist()) for noun, table in TABLE_OF.items()
    }
    return [one for one in found if any(s.identifier in there[s.noun] for s in one.subjects)]


def table(found: Iterable[Question]) -> pd.DataFrame:
    """One row per question, with headings a reader understands."""
    records = [
        {
            "Question": one.title,
            "Answers": "; ".join(answer.label for answer in one.answers),
            "Shown by default": one.shown,
            "Passages": len(one.excerpt_ids),
        }
        for one in found
    ]
    return pd.DataFrame(records, columns=["Question", "Answers", "Shown by default", "Passages"])
