"""A question on which sources disagree, its answers, and what they rest on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from escape_routes.dataset.tables import rows
from escape_routes.evidence.passages import Passage, passage, passages
from escape_routes.evidence.subjects import Subject

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

Thing = TypeVar("Thing", bound=Hashable)
OTHERWISE = "Otherwise"


@dataclass(frozen=True)
class Answer:
    """One answer in a few words, with what it rests on; `is_shown` when charts show it."""

    label: str
    subjects: tuple[Subject, ...]
    passages: tuple[Passage, ...]
    notes: tuple[str, ...] = ()
    is_shown: bool = False


@dataclass(frozen=True)
class Question:
    """Something on which sources disagree; `shown` says what is shown by default, `why` why.

    `subjects` are the figures, legs and events in question, `disputed_by` the passages that
    contradict them. A slip is a misprint or misreading beside a published figure.
    """

    title: str
    answers: tuple[Answer, ...]
    shown: str
    why: tuple[str, ...]
    subjects: tuple[Subject, ...]
    disputed_by: frozenset[str]
    is_slip: bool = False

    @property
    def question_id(self) -> str:
        """The first subject, which no other question has as its first."""
        return str(self.subjects[0])

    @property
    def excerpt_ids(self) -> frozenset[str]:
        """Every passage on which an answer rests; rows of data sets have none."""
        return frozenset(p.excerpt_id for one in self.answers for p in one.passages) - {""}

    @property
    def publishers(self) -> frozenset[str]:
        """Everybody who has published one of the answers."""
        return frozenset(p.source.publisher for one in self.answers for p in one.passages)


def disputed_rows(dataset: Dataset, subject_table: str) -> dict[str, list[str]]:
    """Keys of the disputed rows of a table, each with the passages that dispute it."""
    links = dataset.evidence
    links = links[(links["subject_table"] == subject_table) & (links["stance"] == "disputes")]
    found: dict[str, list[str]] = {}
    for row in rows(links):
        found.setdefault(row.subject_id, []).append(row.excerpt_id)
    return found


def grouped(pairs: Iterable[tuple[Thing, Thing]]) -> list[list[Thing]]:
    """The things that pairs tie together, directly or through others, in order of appearance."""
    group_of: dict[Thing, list[Thing]] = {}
    for one, other in pairs:
        first = group_of.setdefault(one, [one])
        second = group_of.setdefault(other, [other])
        if first is not second:
            first.extend(second)
            group_of.update(dict.fromkeys(second, first))
    unique = {id(group): group for group in group_of.values()}
    return [list(dict.fromkeys(group)) for group in unique.values()]


def supporting(dataset: Dataset, subjects: Iterable[Subject]) -> tuple[Passage, ...]:
    """The passages that support one of the subjects, each once."""
    found = [p for s in subjects for p in passages(dataset, s) if p.stance == "supports"]
    return tuple({(one.source.source_id, one.excerpt_id): one for one in found}.values())


def other_words(dataset: Dataset, by: Iterable[str], answers: Iterable[Answer]) -> list[Answer]:
    """Passages that contradict without an answer of the same kind: one answer for all of them."""
    used = {one.excerpt_id for answer in answers for one in answer.passages}
    left = tuple(
        replace(passage(dataset, key), stance="disputes") for key in sorted(set(by) - used)
    )
    if not left:
        return []
    words = tuple(dict.fromkeys(one.summary for one in left))
    return [Answer(OTHERWISE, (), left, words)]
