"""Questions on which sources disagree, with the competing answers side by side.

All of it follows from the evidence: a passage disputes a figure, a leg or an event, and what the
same passage supports instead is another answer to the same question.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from escape_routes.dataset.tables import rows
from escape_routes.evidence.passages import Passage, passage, passages
from escape_routes.evidence.subjects import TABLE_OF, Subject
from escape_routes.routes.routes import routes
from escape_routes.style.wording import (
    COUNT_BEGINS,
    counted,
    date_in_words,
    figure_in_words,
    hull,
    period_in_words,
    years_in_words,
)

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

Thing = TypeVar("Thing", bound=Hashable)

# Series whose key has such an ending keep other figures for what the series without it counts.
FAMILY_ENDING = re.compile(r"-(check|alt|press)$")
OF_SEX = {"all": "", "female": ", women", "male": ", men"}
PUBLISHED = "headline"

PREFERRED = "it stands in a published series; the others are kept beside it."
NONE_PREFERRED = "No figure is preferred: none of them stands in a published series."
ALL_DRAWN = "The map draws every way that a source names, each with its own certainty."
EVENT_SHOWN = "The event is shown as the first answer has it."
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


def questions(dataset: Dataset) -> list[Question]:
    """Every question on which sources disagree, those with most publishers first, slips last."""
    found = [*_of_figures(dataset), *_of_legs(dataset)]
    for event_id, disputing in sorted(_disputed(dataset, "events").items()):
        subject, by = Subject("event", event_id), frozenset(disputing)
        about = [one for one in found if one.disputed_by & by]
        if by <= frozenset().union(*(one.disputed_by | one.excerpt_ids for one in about)):
            joined = {one: replace(one, subjects=(*one.subjects, subject)) for one in about}
            found = [joined.get(one, one) for one in found]
        else:
            found.append(_of_event(dataset, subject, by))
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


def _disputed(dataset: Dataset, subject_table: str) -> dict[str, list[str]]:
    """Keys of the disputed rows of a table, each with the passages that dispute it."""
    links = dataset.evidence
    links = links[(links["subject_table"] == subject_table) & (links["stance"] == "disputes")]
    found: dict[str, list[str]] = {}
    for row in rows(links):
        found.setdefault(row.subject_id, []).append(row.excerpt_id)
    return found


def _grouped(pairs: Iterable[tuple[Thing, Thing]]) -> list[list[Thing]]:
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


# Figures


@dataclass(frozen=True)
class _Figure:
    """A count with what its series says of it; dates are those of its period."""

    count_id: str
    start_date: str
    end_date: str
    sex: str
    value: float
    lower: float
    upper: float
    status: str
    note: str
    series_id: str
    title: str
    unit: str
    kind: str
    measure: str
    caveat: str

    @property
    def family(self) -> str:
        """The series for which this one keeps further values, or the series itself."""
        return FAMILY_ENDING.sub("", self.series_id)

    @property
    def period(self) -> tuple[str, str]:
        """First and last day."""
        return self.start_date, self.end_date

    @property
    def cell(self) -> tuple[str, str, str, str]:
        """What the figure answers: one period of one sex in one family of series."""
        return self.family, *self.period, self.sex

    def is_within(self, other: _Figure) -> bool:
        """Whether it measures the same for a part of the other's period."""
        is_part = other.start_date <= self.start_date and self.end_date <= other.end_date
        return is_part and self.measure == other.measure


def _of_figures(dataset: Dataset) -> list[Question]:
    figures = _figures(dataset)
    disputed = _disputed(dataset, "counts")
    rivals = {key: _rivals(figures, key, _stated(dataset, by)) for key, by in disputed.items()}
    pairs = [(key, other) for key in disputed for other in (key, *rivals[key])]
    groups = _grouped((figures[key].cell, figures[other].cell) for key, other in pairs)
    involved = [figures[key] for key in dict.fromkeys(key for pair in pairs for key in pair)]
    return [
        _of_group(dataset, [one for one in involved if one.cell in group], disputed)
        for group in groups
    ]


def _figures(dataset: Dataset) -> dict[str, _Figure]:
    columns = ["series_id", "title", "unit", "kind", "measure", "caveat"]
    named = dataset.counts.merge(dataset.series[columns], on="series_id")
    names = list(_Figure.__dataclass_fields__)
    return {row.count_id: _Figure(**row._asdict()) for row in rows(named[names])}


def _stated(dataset: Dataset, excerpt_ids: Iterable[str]) -> set[str]:
    """The figures that passages state or support."""
    wanted = list(excerpt_ids)
    own = dataset.counts.loc[dataset.counts["excerpt_id"].isin(wanted), "count_id"]
    links = dataset.evidence
    links = links[(links["subject_table"] == "counts") & (links["stance"] == "supports")]
    return {*own, *links.loc[links["excerpt_id"].isin(wanted), "subject_id"]}


def _rivals(figures: Mapping[str, _Figure], key: str, stated: Collection[str]) -> list[str]:
    """What disputing passages say instead, and the published figure for the same.

    Figures of the same period; if there are none, others of the same series, or of the same
    measure for a part of the period or for a longer one.
    """
    own = figures[key]
    alike = [one for one in figures.values() if one.count_id in stated and one.unit == own.unit]
    same_sex = [one for one in alike if one.sex == own.sex]
    choices = (
        [one for one in same_sex if one.period == own.period],
        [one for one in same_sex if one.family == own.family],
        [one for one in same_sex if one.is_within(own)],
        [one for one in same_sex if own.is_within(one)],
        [one for one in alike if one.family == own.family],
    )
    best = next(filter(None, choices), [])
    published = [f for f in figures.values() if f.kind == PUBLISHED and f.cell == own.cell]
    found = dict.fromkeys(one.count_id for one in (*published, *best))
    return [other for other in found if other != key]


def _of_group(
    dataset: Dataset, members: list[_Figure], disputed: Mapping[str, list[str]]
) -> Question:
    """One question about figures, from all figures that answer it."""
    main = min(members, key=lambda one: _preference(one, disputed))
    others = sorted(members, key=lambda one: (one.count_id not in disputed, one.count_id))
    ranked = list(dict.fromkeys([main, *others]))
    is_published = main.kind == PUBLISHED
    answers = _answers(dataset, ranked)
    by = frozenset(x for one in members for x in disputed.get(one.count_id, ()))
    kinds = {one.kind for one in members if one.count_id in disputed}
    return Question(
        title=f"{main.title}, {_period(ranked)}{OF_SEX[main.sex]}",
        answers=(*answers, *_other_words(dataset, by, answers)),
        shown=f"{answers[0].label}: {PREFERRED}" if is_published else NONE_PREFERRED,
        why=tuple(filter(None, (main.caveat,))),
        subjects=tuple(Subject("count", one.count_id) for one in ranked),
        disputed_by=by,
        is_slip=is_published and kinds == {"check"},
    )


def _preference(figure: _Figure, disputed: Collection[str]) -> tuple[bool, bool, bool, str]:
    """Published before kept for comparison, contradicted before brought in, final before first."""
    return (
        figure.kind != PUBLISHED,
        figure.count_id not in disputed,
        figure.status != "final",
        figure.count_id,
    )


def _period(members: Iterable[_Figure]) -> str:
    periods = {one.period for one in members}
    if len(periods) == 1:
        return period_in_words(*periods.pop())
    last = max(end for _, end in periods)
    if any(start == COUNT_BEGINS for start, _ in periods):
        return f"to {last[:4]}"
    return years_in_words(hull((int(start[:4]), int(end[:4])) for start, end in periods))


def _answers(dataset: Dataset, ranked: list[_Figure]) -> list[Answer]:
    """One answer per figure, period and sex, in the order of the figures."""
    by_label: dict[str, list[_Figure]] = {}
    for one in ranked:
        by_label.setdefault(_label(one, ranked), []).append(one)
    is_series_told = len({one.family for one in ranked}) > 1
    found = []
    for label, group in by_label.items():
        subjects = tuple(Subject("count", one.count_id) for one in group)
        titles = [f"{one.title}." for one in group[:1] if is_series_told]
        notes = dict.fromkeys(filter(None, (*titles, *(one.note for one in group))))
        is_shown = group[0] is ranked[0] and group[0].kind == PUBLISHED
        supporting = _supporting(dataset, subjects)
        found.append(Answer(label, subjects, supporting, tuple(notes), is_shown))
    return found


def _label(figure: _Figure, members: Collection[_Figure]) -> str:
    value, lower, upper = (
        None if math.isnan(one) else one for one in (figure.value, figure.lower, figure.upper)
    )
    words = f"{figure_in_words(value, lower, upper)} {figure.unit}"
    if len({one.sex for one in members}) > 1:
        words += OF_SEX[figure.sex]
    if len({one.period for one in members}) > 1:
        words += f", {period_in_words(*figure.period)}"
    return words


def _supporting(dataset: Dataset, subjects: Iterable[Subject]) -> tuple[Passage, ...]:
    found = [p for s in subjects for p in passages(dataset, s) if p.stance == "supports"]
    return tuple({(one.source.source_id, one.excerpt_id): one for one in found}.values())


def _other_words(dataset: Dataset, by: Iterable[str], answers: Iterable[Answer]) -> list[Answer]:
    """Passages that contradict without an answer of the same kind: one answer for all of them."""
    used = {one.excerpt_id for answer in answers for one in answer.passages}
    left = tuple(
        replace(passage(dataset, key), stance="disputes") for key in sorted(set(by) - used)
    )
    if not left:
        return []
    words = tuple(dict.fromkeys(one.summary for one in left))
    return [Answer(OTHERWISE, (), left, words)]


# Ways


def _of_legs(dataset: Dataset) -> list[Question]:
    """One question per route on whose ways sources disagree; sides are what is disputed together.

    Two legs are on one side when the same passage disputes both.
    """
    disputed = _disputed(dataset, "legs")
    route_of = dict(zip(dataset.legs["leg_id"], dataset.legs["route_id"], strict=True))
    found = []
    for route_id in dict.fromkeys(route_of[leg] for leg in disputed):
        own = {leg: by for leg, by in disputed.items() if route_of[leg] == route_id}
        sides = _grouped(("leg." + leg, "by." + x) for leg, by in own.items() for x in by)
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
                passages=_supporting(dataset, subjects),
                notes=tuple(dict.fromkeys(leg.certainty_note for leg in legs)),
            )
        )
    answers.sort(key=lambda one: -len(one.passages))
    answers += _other_words(dataset, by, answers)
    return Question(
        title=f"{route.name}: which way",
        answers=tuple(answers),
        shown=ALL_DRAWN,
        why=(f"Disputed: {counted(sum(map(len, sides)), 'leg')}.",),
        subjects=tuple(subject for answer in answers for subject in answer.subjects),
        disputed_by=by,
    )


# Events


def _of_event(dataset: Dataset, subject: Subject, by: frozenset[str]) -> Question:
    """An event as told, and what disputes it, with its years where these are others."""
    row = dataset.row("events", subject.identifier)
    date = date_in_words(row["date"], row["date_precision"])
    first = Answer(date, (subject,), _supporting(dataset, (subject,)), (row["summary"],))
    found = passages(dataset, subject)
    years = hull(one.years for one in found if one.stance == "disputes" and one.years)
    is_of_other_year = years is not None and not years[0] <= int(row["date"][:4]) <= years[1]
    first = replace(first, is_shown=True)
    others = _other_words(dataset, by, [])
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
