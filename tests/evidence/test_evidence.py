"""From every subject there is a way to the sentence that says so, and both sides are shown."""

from __future__ import annotations

import pandas as pd
import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.schema import SUBJECT_TABLES, TABLES
from escape_routes.errors import UnknownIdError
from escape_routes.evidence.passages import STANCE_ORDER, passage, passages, source
from escape_routes.evidence.subjects import TABLE_OF, Subject, describe, subjects

NEED_A_PASSAGE = ("leg", "route", "event", "count")


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


def linked(dataset, *links):
    """The dataset with these rows of evidence added: excerpt, table, subject, stance."""
    more = pd.DataFrame(
        [(*link, pd.NA, pd.NA) for link in links], columns=list(dataset.evidence.columns)
    ).astype(dataset.evidence.dtypes)
    return dataset.replace(evidence=pd.concat([dataset.evidence, more], ignore_index=True))


def test_every_table_that_evidence_speaks_of_has_a_word_in_links():
    assert set(TABLE_OF.values()) == set(SUBJECT_TABLES)


@pytest.mark.parametrize("noun", TABLE_OF)
def test_a_subject_is_read_back_from_its_text(noun):
    subject = Subject(noun, "a-key-1")
    assert Subject.parse(str(subject)) == subject
    assert subject.table == TABLE_OF[noun]


@pytest.mark.parametrize(
    "text", ["", "nonsense", "leg", "leg.", ".thai-1", "source.daily", "Leg.thai-1", "legs.thai-1"]
)
def test_text_that_names_no_kind_of_subject_is_refused(text):
    with pytest.raises(UnknownIdError, match="no row with the identifier"):
        Subject.parse(text)


@pytest.mark.parametrize("noun", TABLE_OF)
@pytest.mark.parametrize("ask", [describe, passages])
def test_an_unknown_key_is_refused(small, noun, ask):
    with pytest.raises(UnknownIdError, match=f"{TABLE_OF[noun]} has no row .*'nobody'"):
        ask(small, Subject(noun, "nobody"))


def test_unknown_sources_and_passages_are_refused(small):
    with pytest.raises(UnknownIdError, match="sources has no row"):
        source(small, "nobody")
    with pytest.raises(UnknownIdError, match="excerpts has no row"):
        passage(small, "nobody")


def test_supporting_passages_come_first_then_disputing_ones_then_context(small):
    mixed = linked(
        small,
        ("x-daily-01", "legs", "return-1", "context"),
        ("x-daily-03", "legs", "return-1", "supports"),
    )
    found = passages(mixed, Subject("leg", "return-1"))
    assert [(p.excerpt_id, p.stance) for p in found] == [
        ("x-daily-03", "supports"),  # of 2006, before the ministry's table of 2020
        ("x-ministry-02", "supports"),
        ("x-daily-04", "disputes"),
        ("x-daily-01", "context"),
    ]


def test_an_undated_source_stands_last_among_its_like(small):
    bare = small.sources.assign(date_published=["", "2006-08-22", "2026"])
    mixed = linked(small, ("x-daily-03", "legs", "return-1", "supports"))
    found = passages(mixed.replace(sources=bare), Subject("leg", "return-1"))
    assert [p.excerpt_id for p in found if p.stance == "supports"] == [
        "x-daily-03",
        "x-ministry-02",
    ]


def test_a_passage_carries_its_words_its_years_and_its_source(small):
    (found,) = passages(small, Subject("event", "bangkok-2006"))
    assert found.quote == "175 were arrested, the police said."
    assert (found.summary, found.locator) == ("The police arrested 175.", "line 3")
    assert (found.stance, found.years) == ("supports", (2006, 2006))
    assert found.source == source(small, "daily")


def test_a_passage_without_years_is_undated(small):
    (found,) = passages(small, Subject("leg", "thai-3"))
    assert found.years is None


def test_a_count_opens_the_passage_that_states_it_once(small):
    found = passages(small, Subject("count", "arrivals-2006"))
    assert [(p.excerpt_id, p.stance, p.years) for p in found] == [
        ("x-ministry-01", "supports", (2006, 2006))
    ]
    (alone,) = passages(small, Subject("count", "arrivals-1998"))
    assert (alone.excerpt_id, alone.years) == ("x-ministry-01", (1950, 1998))


def test_a_count_without_a_passage_names_its_data_set(small):
    (found,) = passages(small, Subject("count", "asylum-2012"))
    assert (found.excerpt_id, found.quote, found.stance) == ("", "", "supports")
    assert "no sentence to quote" in found.summary
    assert found.source.publisher == "UNHCR"
    assert found.years == (2012, 2012)


def test_a_count_shows_who_disputes_it(small):
    mixed = linked(small, ("x-daily-04", "counts", "asylum-2012", "disputes"))
    found = passages(mixed, Subject("count", "asylum-2012"))
    assert [p.stance for p in found] == ["supports", "disputes"]


def test_a_passage_names_all_its_subjects_routes_first(small):
    assert [(str(s), stance) for s, stance in subjects(small, "x-ministry-02")] == [
        ("route.return", "supports"),
        ("leg.return-1", "supports"),
        ("leg.thai-1", "supports"),
        ("waypoint.hyesan", "context"),
    ]


def test_a_passage_names_the_counts_that_name_it(small):
    assert [(str(s), stance) for s, stance in subjects(small, "x-ministry-01")] == [
        ("series.arrivals", "context"),
        ("count.arrivals-2006", "supports"),
        ("count.arrivals-1998", "supports"),
    ]


@pytest.mark.parametrize(
    ("subject", "title", "facts"),
    [
        (
            "leg.thai-1", "Hyesan to Jilin Province",
            ("Leg 1 of By way of Thailand.",
             "Certainty: documented. The passage names both ends.",
             "Years documented: 2004–2012.",
             "253 km between the two places as the crow flies; way of travel: land."),
        ),
        (
            "leg.thai-3", "Bangkok to Seoul",
            ("Leg 3 of By way of Thailand.",
             "Certainty: inferred. Follows from the arrivals.",
             "Years documented: undated.",
             "3,720 km between the two places as the crow flies; way of travel: air."),
        ),
        (
            "waypoint.jilin", "Jilin Province",
            ("Also: 지린성, 吉林省, Kirin.", "Province, Jilin, CN.",
             "Stands for the whole province. Label point."),
        ),
        (
            "waypoint.seoul", "Seoul", ("Also: 서울.", "Capital, Seoul, KR."),
        ),
        (
            "route.thai", "By way of Thailand",
            ("Documented from 2004 to 2012.",
             "Overland; 3 legs; years documented: 2004–2012.",
             "8,032 km from place to place as the crow flies; 1 publisher."),
        ),
        (
            "event.bangkok-2006", "Arrests",
            ("Police arrested 175.", "22 August 2006 (Stated).", "175 people; outcome: arrested."),
        ),
        (
            "event.law-2004", "Law",
            ("A law was passed.", "October 2004 (Stated).", "Outcome: policy."),
        ),
        (
            "series.arrivals", "Arrivals in South Korea",
            ("Unit: persons; area: South Korea.", "Some rows span years."),
        ),
        (
            "count.arrivals-1998", "947 persons, up to 31 December 1998",
            ("Arrivals in South Korea.", "Status: cumulative.", "Some rows span years."),
        ),
        (
            "count.arrivals-2025", "220 to 224 persons, 2025",
            ("Arrivals in South Korea.", "Status: provisional.", "Some rows span years."),
        ),
    ],
)  # fmt: skip
def test_a_subject_in_words(small, subject, title, facts):
    found = describe(small, Subject.parse(subject))
    assert (found.title, found.facts) == (title, facts)


def test_a_count_of_women_says_so(small):
    counts = small.counts.assign(sex=["female", "male", "all", "all"])
    changed = small.replace(counts=counts)
    assert describe(changed, Subject("count", "arrivals-1998")).title == (
        "947 persons, women, up to 31 December 1998"
    )
    assert ", men, 2006" in describe(changed, Subject("count", "arrivals-2006")).title


def test_a_source_is_cited_in_one_line(small):
    assert source(small, "ministry").citation == (
        "Table of arrivals. Ministry of Unification (2020-09). https://example.org/table"
        " (read 2026-11-21)"
    )


def test_a_citation_names_the_author_and_says_when_there_is_no_date(small):
    frame = small.sources.assign(author="A. Writer", date_published="")
    cited = source(small.replace(sources=frame), "daily").citation
    assert cited.startswith("A. Writer. Arrests in Bangkok. The Daily (undated). ")


@pytest.mark.parametrize("noun", TABLE_OF)
def test_every_subject_of_the_data_is_described_and_has_its_passages(data, noun):
    table = TABLE_OF[noun]
    for identifier in data.table(table)[TABLES[table].key]:
        subject = Subject(noun, identifier)
        found = describe(data, subject)
        assert found.title.strip(), identifier
        assert "nan" not in f"{found}".casefold().split(), identifier
        assert all(fact.strip() for fact in found.facts), identifier
        spoken = passages(data, subject)
        ranks = [STANCE_ORDER[p.stance] for p in spoken]
        assert ranks == sorted(ranks), identifier
        if noun in NEED_A_PASSAGE:
            assert spoken, identifier


def test_every_passage_of_the_data_speaks_of_something(data):
    for excerpt_id in data.excerpts["excerpt_id"]:
        found = subjects(data, excerpt_id)
        assert found, excerpt_id
        # Two stances towards one subject would make two buttons with one key.
        assert len({subject for subject, _ in found}) == len(found), excerpt_id
        assert passage(data, excerpt_id).quote.strip(), excerpt_id


def test_every_source_of_the_data_is_cited_with_its_address(data):
    for source_id in data.sources["source_id"]:
        found = source(data, source_id)
        assert "\n" not in found.citation
        assert found.url in found.citation
        assert found.publisher in found.citation
