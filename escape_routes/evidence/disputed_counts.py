"""Questions about counts: what disputing passages say instead, beside the published count."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.dataset.tables import rows
from escape_routes.evidence.questions import (
    Answer,
    Question,
    disputed_rows,
    grouped,
    other_words,
    supporting,
)
from escape_routes.evidence.subjects import Subject
from escape_routes.style.wording import (
    COUNT_BEGINS,
    count_in_words,
    hull,
    period_in_words,
    years_in_words,
)

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

# Series whose key has such an ending keep other counts for what the series without it counts.
FAMILY_ENDING = re.compile(r"-(check|alt|press)$")
OF_SEX = {"all": "", "female": ", women", "male": ", men"}
PUBLISHED = "headline"
PREFERRED = "it stands in a published series; the others are kept beside it."
NONE_PREFERRED = "No figure is preferred: none of them stands in a published series."


@dataclass(frozen=True)
class _Count:
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
        """What the count answers: one period of one sex in one family of series."""
        return self.family, *self.period, self.sex

    def is_within(self, other: _Count) -> bool:
        """Whether it measures the same for a part of the other's period."""
        is_part = other.start_date <= self.start_date and self.end_date <= other.end_date
        return is_part and self.measure == other.measure


def about_counts(dataset: Dataset) -> list[Question]:
    """One question per group of counts that answer the same and that passages dispute."""
    counts = _counts(dataset)
    disputed = disputed_rows(dataset, "counts")
    rivals = {key: _rivals(counts, key, _stated(dataset, by)) for key, by in disputed.items()}
    pairs = [(key, other) for key in disputed for other in (key, *rivals[key])]
    groups = grouped((counts[key].cell, counts[other].cell) for key, other in pairs)
    involved = [counts[key] for key in dict.fromkeys(key for pair in pairs for key in pair)]
    return [
        _of_group(dataset, [one for one in involved if one.cell in group], disputed)
        for group in groups
    ]


def _counts(dataset: Dataset) -> dict[str, _Count]:
    columns = ["series_id", "title", "unit", "kind", "measure", "caveat"]
    named = dataset.counts.merge(dataset.series[columns], on="series_id")
    names = list(_Count.__dataclass_fields__)
    return {row.count_id: _Count(**row._asdict()) for row in rows(named[names])}


def _stated(dataset: Dataset, excerpt_ids: Iterable[str]) -> set[str]:
    """The counts that passages state or support."""
    wanted = list(excerpt_ids)
    own = dataset.counts.loc[dataset.counts["excerpt_id"].isin(wanted), "count_id"]
    links = dataset.evidence
    links = links[(links["subject_table"] == "counts") & (links["stance"] == "supports")]
    return {*own, *links.loc[links["excerpt_id"].isin(wanted), "subject_id"]}


def _rivals(counts: Mapping[str, _Count], key: str, stated: Collection[str]) -> list[str]:
    """What disputing passages say instead, and the published count for the same.

    Counts of the same period; if there are none, others of the same series, or of the same
    measure for a part of the period or for a longer one.
    """
    own = counts[key]
    alike = [one for one in counts.values() if one.count_id in stated and one.unit == own.unit]
    same_sex = [one for one in alike if one.sex == own.sex]
    choices = (
        [one for one in same_sex if one.period == own.period],
        [one for one in same_sex if one.family == own.family],
        [one for one in same_sex if one.is_within(own)],
        [one for one in same_sex if own.is_within(one)],
        [one for one in alike if one.family == own.family],
    )
    best = next(filter(None, choices), [])
    published = [one for one in counts.values() if one.kind == PUBLISHED and one.cell == own.cell]
    found = dict.fromkeys(one.count_id for one in (*published, *best))
    return [other for other in found if other != key]


def _of_group(
    dataset: Dataset, members: list[_Count], disputed: Mapping[str, list[str]]
) -> Question:
    """One question about counts, from all counts that answer it."""
    main = min(members, key=lambda one: _preference(one, disputed))
    others = sorted(members, key=lambda one: (one.count_id not in disputed, one.count_id))
    ranked = list(dict.fromkeys([main, *others]))
    is_published = main.kind == PUBLISHED
    answers = _answers(dataset, ranked)
    by = frozenset(x for one in members for x in disputed.get(one.count_id, ()))
    kinds = {one.kind for one in members if one.count_id in disputed}
    return Question(
        title=f"{main.title}, {_period(ranked)}{OF_SEX[main.sex]}",
        answers=(*answers, *other_words(dataset, by, answers)),
        shown=f"{answers[0].label}: {PREFERRED}" if is_published else NONE_PREFERRED,
        why=tuple(filter(None, (main.caveat,))),
        subjects=tuple(Subject("count", one.count_id) for one in ranked),
        disputed_by=by,
        is_slip=is_published and kinds == {"check"},
    )


def _preference(count: _Count, disputed: Collection[str]) -> tuple[bool, bool, bool, str]:
    """Published before kept for comparison, contradicted before brought in, final before first."""
    return (
        count.kind != PUBLISHED,
        count.count_id not in disputed,
        count.status != "final",
        count.count_id,
    )


def _period(members: Iterable[_Count]) -> str:
    periods = {one.period for one in members}
    if len(periods) == 1:
        return period_in_words(*periods.pop())
    last = max(end for _, end in periods)
    if any(start == COUNT_BEGINS for start, _ in periods):
        return f"to {last[:4]}"
    return years_in_words(hull((int(start[:4]), int(end[:4])) for start, end in periods))


def _answers(dataset: Dataset, ranked: list[_Count]) -> list[Answer]:
    """One answer per count, period and sex, in the order of the counts."""
    by_label: dict[str, list[_Count]] = {}
    for one in ranked:
        by_label.setdefault(_label(one, ranked), []).append(one)
    is_series_told = len({one.family for one in ranked}) > 1
    found = []
    for label, group in by_label.items():
        subjects = tuple(Subject("count", one.count_id) for one in group)
        titles = [f"{one.title}." for one in group[:1] if is_series_told]
        notes = dict.fromkeys(filter(None, (*titles, *(one.note for one in group))))
        is_shown = group[0] is ranked[0] and group[0].kind == PUBLISHED
        found.append(Answer(label, subjects, supporting(dataset, subjects), tuple(notes), is_shown))
    return found


def _label(count: _Count, members: Collection[_Count]) -> str:
    value, lower, upper = (
        None if math.isnan(one) else one for one in (count.value, count.lower, count.upper)
    )
    words = f"{count_in_words(value, lower, upper)} {count.unit}"
    if len({one.sex for one in members}) > 1:
        words += OF_SEX[count.sex]
    if len({one.period for one in members}) > 1:
        words += f", {period_in_words(*count.period)}"
    return words
