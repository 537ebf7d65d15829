"""Competing answers stand side by side with their passages; the known questions are all there."""

from __future__ import annotations

import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.evidence import disagreements, disputed_counts
from escape_routes.evidence.questions import OTHERWISE
from escape_routes.routes.selection import Selection, apply


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(scope="module")
def questions(data):
    return disagreements.questions(data)


def about(questions, *words):
    """The one question whose title holds all words."""
    (found,) = [one for one in questions if all(word in one.title for word in words)]
    return found


def labels(question):
    return [answer.label for answer in question.answers]


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        (("Arrivals in Thailand", "2016"), ["535 persons", "2,000 persons"]),
        (("Share of arrivals",), ["90 per cent, 2016", "72 per cent, 2016"]),
        (("part of a year", "January to July 2016"), ["814 persons", "815 persons"]),
        (("(Ministry of Unification), 2025",), ["223 persons", "224 persons"]),
        (("(Thai police), 2005",), ["115 persons", "50 persons", "189 persons", "752 persons"]),
        (("(Thai police), 2006",), ["752 persons", "729 persons"]),
        (("(Thai police), 2007",), ["1,785 persons", "1,767 persons"]),
        (("(Thai police), 2008",), ["1,724 persons, 2008", "140 persons, January to August 2008"]),
        (("immigration detention in Bangkok", "2007"), ["314 persons", "324 persons"]),
        (("Capacity", "Bangkok", "2007"), ["100 places", "120 places"]),
        (("forcibly returned", "9 October 2023"), ["500 or more persons", "up to 600 persons"]),
        (("restaurants in China",), ["Ningbo to Thailand", "Shanghai to Kuala Lumpur"]),
        (("Event", "Fifteen officials"), ["2 January 2020", "Speaks of 2018"]),
    ],
)
def test_the_known_disagreements_are_there(questions, words, answers):
    found = [
        one
        for one in questions
        if all(word in one.title for word in words) and not one.title.endswith(", men")
    ]
    assert len(found) == 1
    for answer in answers:
        assert any(answer in label for label in labels(found[0])), answer


def test_every_dispute_of_the_evidence_is_in_a_question(data, questions):
    links = data.evidence[data.evidence["stance"] == "disputes"]
    there = {subject.identifier for one in questions for subject in one.subjects}
    assert set(links["subject_id"]) <= there
    by = {key for one in questions for key in one.disputed_by} | {
        key for one in questions for key in one.excerpt_ids
    }
    assert set(links["excerpt_id"]) <= by


def test_every_answer_rests_on_something_and_every_question_has_two(questions):
    for question in questions:
        assert len(question.answers) > 1, question.title
        for answer in question.answers:
            assert answer.passages, (question.title, answer.label)
            assert answer.label


def test_at_most_one_answer_is_shown_by_default_and_comes_first(questions):
    for question in questions:
        assert [answer.is_shown for answer in question.answers][1:] == [False] * (
            len(question.answers) - 1
        )


def test_the_published_figure_is_the_one_shown(questions):
    question = about(questions, "Arrivals in Thailand", "2016")
    assert question.answers[0].label == "535 persons"
    assert question.answers[0].is_shown
    assert "published series" in question.shown
    assert question.why


def test_statements_are_not_preferred(questions):
    question = about(questions, "Share of arrivals")
    assert not any(answer.is_shown for answer in question.answers)
    assert question.shown == disputed_counts.NONE_PREFERRED
    assert "survey" in " ".join(question.why)


def test_an_event_about_the_same_joins_the_question(questions):
    question = about(questions, "Arrivals in Thailand", "2016")
    assert "ev-2017-08-01-thai-surge" in {subject.identifier for subject in question.subjects}


def test_an_event_that_is_disputed_otherwise_is_a_question_of_its_own(questions):
    """One passage speaks against what the manager said, and is part of no other question."""
    question = about(questions, "Event", "Manager")
    assert question.disputed_by == {"x-kjd-2016-ningbo-07", "x-kjd-2016-ningbo-13"}


def test_misprints_come_last(questions):
    slips = [one.is_slip for one in questions]
    assert slips == sorted(slips)
    assert about(questions, "2024, women").is_slip
    assert not about(questions, "part of a year", "2016").is_slip


def test_questions_have_keys_of_their_own(questions):
    keys = [one.question_id for one in questions]
    assert len(set(keys)) == len(keys)


def test_questions_follow_the_selection(data, questions):
    early = disagreements.kept(questions, apply(data, Selection(frozenset(), 2004, 2007)))
    titles = {one.title for one in early}
    assert any("(Thai police), 2005" in title for title in titles)
    assert not any("2025" in title for title in titles)


def test_the_table_says_the_same(questions):
    frame = disagreements.table(questions)
    assert len(frame) == len(questions)
    row = frame[frame["Question"].str.contains("Arrivals in Thailand")].iloc[0]
    assert row["Answers"].startswith("535 persons; ")


def test_an_event_that_is_denied_is_a_question(small):
    """The small dataset has a denied return and the leg that goes with it: one question."""
    (question,) = disagreements.questions(small)
    assert question.title == "Forced return from Jilin: which way"
    assert [str(subject) for subject in question.subjects] == ["leg.return-1", "event.jilin-2000"]
    assert labels(question) == ["Jilin Province to Hyesan", OTHERWISE]


def test_a_denied_event_alone_is_a_question(small):
    links = small.evidence[small.evidence["subject_table"] != "legs"]
    (question,) = disagreements.questions(small.replace(evidence=links))
    assert question.title == "Event: Return"
    assert labels(question) == ["2000", OTHERWISE]


def test_a_dataset_without_disputes_has_no_question(small):
    links = small.evidence[small.evidence["stance"] != "disputes"]
    calm = small.replace(evidence=links)
    assert disagreements.questions(calm) == []
    assert disagreements.table([]).empty
