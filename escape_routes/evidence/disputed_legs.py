"""Questions about legs: which way people took on a route."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.evidence.questions import (
    Answer,
    Question,
    disputed_rows,
    grouped,
    other_words,
    supporting,
)
from escape_routes.evidence.subjects import Subject
from escape_routes.routes.routes import routes
from escape_routes.style.wording import counted

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

ALL_DRAWN = "The map draws every way that a source names, each with its own certainty."


def about_legs(dataset: Dataset) -> list[Question]:
    """One question per route on whose ways sources disagree; sides are what is disputed together.

    Two legs are on one side when the same passage disputes both.
    """
    disputed = disputed_rows(dataset, "legs")
    route_of = dict(zip(dataset.legs["leg_id"], dataset.legs["route_id"], strict=True))
    found = []
    for route_id in dict.fromkeys(route_of[leg] for leg in disputed):
        own = {leg: by for leg, by in disputed.items() if route_of[leg] == route_id}
        sides = grouped(("leg." + leg, "by." + x) for leg, by in own.items() for x in by)
        legs = [[n.removeprefix("leg.") for n in side if n.startswith("leg.")] for side in sides]
        by = frozenset(x for one in own.values() for x in one)
        found.append(_of_route(dataset, route_id, legs, by))
    return found


def _of_route(
    dataset: Dataset, route_id: str, sides: list[list[str]], by: frozenset[str]
) -> Question:
    route = routes(dataset)[route_id]
    answers = []
    for side in sides:
        legs = [leg for leg in route.legs if leg.leg_id in side]
        subjects = tuple(Subject("leg", leg.leg_id) for leg in legs)
        answers.append(
            Answer(
                label="; ".join(leg.title for leg in legs),
                subjects=subjects,
                passages=supporting(dataset, subjects),
                notes=tuple(dict.fromkeys(leg.certainty_note for leg in legs)),
            )
        )
    answers.sort(key=lambda one: -len(one.passages))
    answers += other_words(dataset, by, answers)
    return Question(
        title=f"{route.name}: which way",
        answers=tuple(answers),
        shown=ALL_DRAWN,
        why=(f"Disputed: {counted(sum(map(len, sides)), 'leg')}.",),
        subjects=tuple(subject for answer in answers for subject in answer.subjects),
        disputed_by=by,
    )
