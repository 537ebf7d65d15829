"""Questions about events: what a source tells otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from escape_routes.evidence.passages import passages
from escape_routes.evidence.questions import Answer, Question, other_words, supporting
from escape_routes.style.wording import date_in_words, hull, years_in_words

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.subjects import Subject

EVENT_SHOWN = "The event is shown as the first answer has it."


def about_event(dataset: Dataset, subject: Subject, by: frozenset[str]) -> Question:
    """An event as told, and what disputes it, with its years where these are others."""
    row = dataset.row("events", subject.identifier)
    date = date_in_words(row["date"], row["date_precision"])
    first = Answer(date, (subject,), supporting(dataset, (subject,)), (row["summary"],))
    found = passages(dataset, subject)
    years = hull(one.years for one in found if one.stance == "disputes" and one.years)
    is_of_other_year = years is not None and not years[0] <= int(row["date"][:4]) <= years[1]
    first = replace(first, is_shown=True)
    others = other_words(dataset, by, [])
    if is_of_other_year:
        others = [replace(one, label=f"Speaks of {years_in_words(years)}") for one in others]
    return Question(
        title=f"Event: {row['title']}",
        answers=(first, *others),
        shown=EVENT_SHOWN,
        why=tuple(filter(None, (row["date_basis"], row["note"]))),
        subjects=(subject,),
        disputed_by=by,
    )
