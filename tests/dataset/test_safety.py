"""The do-no-harm rules: what they stop, and what they let pass."""

from __future__ import annotations

from datetime import date

import pytest

from escape_routes.dataset import safety
from escape_routes.dataset.schema import TABLES


def tables(dataset, table, row=0, **cells):
    """The tables of a dataset with other cells in one row."""
    frames = {name: dataset.table(name) for name in TABLES}
    frame = frames[table].copy()
    for column, value in cells.items():
        frame.loc[row, column] = value
    return frames | {table: frame}


def places(faults):
    return [(fault.file, fault.row, fault.column) for fault in faults]


def test_small_dataset_is_harmless(small, today):
    assert safety.check({name: small.table(name) for name in TABLES}, today) == []


def test_rules_leave_out_the_tables_that_are_not_there(today):
    assert safety.check({}, today) == []


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("lat", 41.405, "must have at most 2 decimals"),
        ("lon", 128.1801, "must have at most 2 decimals"),
        ("kind", "airport", "must be one of capital, city"),
        ("name", "Samjiyon Airport", "must be a populated place"),
        ("name", "Friendship Bridge", "must be a populated place"),
    ],
)
def test_rule_1_points_are_places_and_approximate(small, today, column, value, rule):
    [fault] = safety.check(tables(small, "waypoints", **{column: value}), today)
    assert (fault.file, fault.row, fault.column) == ("waypoints.csv", 2, column)
    assert fault.rule.startswith(rule)


@pytest.mark.parametrize("column", ["geometry", "via_waypoint_ids", "path", "lat", "from_lon"])
def test_rule_2_legs_have_no_geometry(small, today, column):
    faults = safety.check(tables(small, "legs", **{column: "x"}), today)
    assert places(faults) == [("legs.csv", 1, column)]


def test_rule_2_maps_do_not_zoom_to_streets():
    assert safety.MAX_ZOOM <= 9


@pytest.mark.parametrize(
    ("today", "limit"),
    [
        (date(2026, 11, 21), date(2024, 11, 1)),
        (date(2026, 11, 1), date(2024, 11, 1)),
        (date(2026, 10, 31), date(2024, 10, 1)),
        (date(2027, 1, 5), date(2025, 1, 1)),
        (date(2026, 12, 31), date(2024, 12, 1)),
    ],
)
def test_rule_3_the_embargo_ends_at_the_first_of_a_month(today, limit):
    assert safety.embargo_limit(today) == limit


def test_rule_3_no_event_on_a_route_is_fresh(small, today):
    fresh = tables(small, "events", date="2024-11-02")
    assert places(safety.check(fresh, today)) == [("events.csv", 2, "date")]
    assert safety.check(tables(small, "events", date="2024-11-01"), today) == []
    assert safety.check(tables(small, "events", row=1, date="2026-11-02"), today) == []


def test_rule_3_no_evidence_of_a_leg_is_fresh(small, today):
    legs = small.evidence.index[small.evidence["subject_id"] == "thai-2"][0]
    fresh = tables(small, "evidence", row=legs, end_year=2025)
    assert places(safety.check(fresh, today)) == [("evidence.csv", legs + 2, "end_year")]
    assert safety.check(tables(small, "evidence", row=legs, end_year=2024), today) == []
    events = small.evidence.index[small.evidence["subject_id"] == "law-2004"][0]
    assert safety.check(tables(small, "evidence", row=events, end_year=2026), today) == []


def test_rule_3_leaving_out_the_years_is_no_way_around(small, today):
    row = small.evidence.index[small.evidence["subject_id"] == "thai-3"][0]
    fresh = tables(small, "sources", row=1, date_published="2025")
    assert places(safety.check(fresh, today)) == [("evidence.csv", row + 2, "excerpt_id")]


def test_rule_3_counts_from_the_present_day_by_default(small):
    distant = tables(small, "events", date="2099-01-01")
    assert places(safety.check(distant)) == [("events.csv", 2, "date")]


@pytest.mark.parametrize(
    ("where", "text", "rule"),
    [
        ("routes.summary", "The route is open.", "must not say that a route can be used"),
        ("routes.summary", "A safe way to the south.", "must not say that a route can be used"),
        ("routes.name", "The best route", "must not say that a route can be used"),
        ("routes.summary", "Today few use it.", "must not speak of the present of a route"),
        ("legs.certainty_note", "Currently guarded.", "must not speak of the present of a route"),
        ("events.note", "The border remains open.", "must not say that something can be used"),
        ("waypoints.note", "It can still be crossed.", "must not say that something can be used"),
        ("events.summary", "This way works well.", "must not say that something can be used"),
        ("excerpts.summary", "You should avoid it.", "must not give advice"),
        ("series.caveat", "A recommended route.", "must not give advice"),
        ("counts.note", "The cheapest of them.", "must not rank routes"),
        ("series.title", "The most successful routes", "must not rank routes"),
        ("events.title", "The preferred crossing", "must not rank routes"),
        ("series.title", "Success rate by route", "must not speak of success by route"),
        ("counts.note", "The chance of reaching Seoul.", "must not speak of success by route"),
    ],
)  # fmt: skip
def test_rule_4_own_words_say_nothing_of_present_use(small, today, where, text, rule):
    table, column = where.split(".")
    faults = safety.check(tables(small, table, **{column: text}), today)
    assert rule in {fault.rule for fault in faults}
    assert set(places(faults)) == {(f"{table}.csv", 2, column)}


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("excerpts.quote", "The border is open, and this is the safest route, he said."),
        ("sources.title", "The safest route is open"),
        ("events.summary", "A museum opened in Siem Reap."),
        ("events.summary", "They asked to be taken to a safe third country."),
        ("events.summary", "All of them reached Seoul safely."),
        ("series.title", "Arrivals per year, best value per year"),
        ("series.caveat", "The commission recommended a recount."),
        ("sources.reliability_note", "The best source for these years."),
        ("routes.summary", "Used until 2009 by people who feared to be sent back."),
    ],
)
def test_rule_4_lets_quotations_and_history_pass(small, today, where, text):
    table, column = where.split(".")
    assert safety.check(tables(small, table, **{column: text}), today) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kim Chol-su said so.",
        "Kim Chol Su said so.",
        "Kim Cholsu said so.",
        "said Park Yeon-mi",
        "Yeon-mi Park said so.",
        "It was Joseph Kim who came.",
        "Ms. Cho crossed with her son.",
        "Pastor Smith met them.",
        "a woman named Hyun",
        "김철수 씨는 말했다",
        "朴英子さんは言った",
    ],
)
@pytest.mark.parametrize("where", ["events.summary", "excerpts.quote"])
def test_rule_5_private_persons_are_not_named(small, today, where, text):
    table, column = where.split(".")
    faults = safety.check(tables(small, table, **{column: text}), today)
    assert {fault.rule for fault in faults} == {
        "must not name a person who is not on the list of people in public life"
    }
    assert set(places(faults)) == {(f"{table}.csv", 2, column)}


@pytest.mark.parametrize(
    "text",
    [
        "Thae Yong Ho, Thae Yong-ho and Jo Song Gil",
        "Hwang Jang-yop, Jang Seung Gil and Ryu Hyun Woo",
        "Hyeonseo Lee, Lee Hyeon-seo and Sokeel Park spoke.",
        "Kim Jong Un, Kim Jong-un and Kim Jong Il",
        "Kim Hyong Jik County, in Korean Kimhyongjik",
        "From Ho Chi Minh City to Hong Kong and Chian Kong",
        "South of the Han River, in the National Park",
        "North Koreans in Yanji, Chiang Saen and Mae Sai",
        "Human Rights Watch and Médecins Sans Frontières",
        "An English-language page of the Ministry of Unification",
        "So Thailand and Laos agreed. An Israeli agency reported it.",
        "통일부 장관은 탈북민 입국 인원이 늘었다고 밝혔다",
    ],
)
@pytest.mark.parametrize("where", ["events.summary", "excerpts.quote"])
def test_rule_5_public_people_and_places_may_be_named(small, today, where, text):
    table, column = where.split(".")
    assert safety.check(tables(small, table, **{column: text}), today) == []


def test_rule_5_leaves_bylines_alone(small, today):
    assert safety.check(tables(small, "sources", author="Kim Chol-su"), today) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("arrested at the checkpoint of Mae Sai", "must not name checkpoints or patrols"),
        ("between two patrols", "must not name checkpoints or patrols"),
        ("국경 검문소에서", "must not name checkpoints or patrols"),
        ("in a safe house in Kunming", "must not speak of houses that hide people"),
        ("dressed as monks", "must not speak of disguises or false papers"),
        ("with forged passports", "must not speak of disguises or false papers"),
        ("they crossed at night", "must not give timings"),
        ("when the guards change", "must not give timings"),
        ("at around 3:10 p.m. that day", "must not give clock times"),
        ("at 5 a.m.", "must not give clock times"),
        ("at 23:45", "must not give clock times"),
        ("31일 오전 10시30분께", "must not give clock times"),
        ("凌晨3点", "must not give clock times"),
        ("on an inner tube", "must not describe a crossing point"),
        ("where the river is shallow", "must not describe a crossing point"),
        ("12 km north of the town", "must not describe a crossing point"),
        ("at 47°33' north", "must not describe a crossing point"),
        ("call +66 812345678", "must not give an address to turn to"),
        ("write to help@example.org", "must not give an address to turn to"),
        ("a broker called Tiger", "must not name helpers"),
    ],
)
@pytest.mark.parametrize("where", ["events.summary", "excerpts.quote"])
def test_rule_6_nothing_tells_how_it_is_done(small, today, where, text, rule):
    table, column = where.split(".")
    faults = safety.check(tables(small, table, **{column: text}), today)
    assert {fault.rule for fault in faults} == {rule}
    assert set(places(faults)) == {(f"{table}.csv", 2, column)}


@pytest.mark.parametrize(
    "text",
    [
        "10,000 to 300,000 North Koreans living in hiding in China",
        "The ambassador went into hiding.",
        "The border guards were ordered not to hand them over.",
        "paying brokers to be brought to Seoul",
        "In 2007 they were 1:2, and 28 of 314 women were ill.",
        "합계(명) 947 1,043 1,142",
        "I am grateful to the 10 people.",
    ],
)
def test_rule_6_lets_public_facts_pass(small, today, text):
    assert safety.check(tables(small, "excerpts", quote=text), today) == []


PRICES = (
    "They pay as much as $3,000.",
    "It costs US$ 2500 a head.",
    "about 10,000 baht",
    "1인당 300만 원",
    "約5000ドル",
)


@pytest.mark.parametrize("text", PRICES)
def test_rule_6_prices_say_nothing_of_places_legs_and_routes(small, today, text):
    spoken = tables(small, "excerpts", row=3, quote=text)
    rows = {fault.row for fault in safety.check(spoken, today)}
    about = small.evidence["excerpt_id"] == small.excerpts.loc[3, "excerpt_id"]
    routed = small.evidence["subject_table"].isin(["legs", "routes", "waypoints"])
    assert rows == {position + 2 for position in small.evidence.index[about & routed]}
    assert len(rows) == 3
    written = tables(small, "routes", summary=text)
    assert places(safety.check(written, today)) == [("routes.csv", 2, "summary")]


@pytest.mark.parametrize(
    "text", ["earn a total of $10 million", "2,482 people in 2010", "300 만 명", "won the vote"]
)
def test_rule_6_what_is_no_price_passes(small, today, text):
    assert safety.check(tables(small, "excerpts", row=3, quote=text), today) == []


def test_rule_6_prices_may_stand_behind_counts(small, today):
    assert safety.check(tables(small, "excerpts", quote="It costs $3,000."), today) == []


@pytest.mark.parametrize("quote", ["word " * 41, "字" * 401])
def test_rule_7_quotations_are_short(small, today, quote):
    faults = safety.check(tables(small, "excerpts", quote=quote), today)
    assert places(faults) == [("excerpts.csv", 2, "quote")]


def test_rule_7_forty_words_are_allowed(small, today):
    assert safety.check(tables(small, "excerpts", quote="word " * 40), today) == []


@pytest.mark.parametrize("url", ["", "example.org", "ftp://example.org", "javascript:alert(1)"])
def test_rule_7_sources_have_an_address(small, today, url):
    faults = safety.check(tables(small, "sources", url=url), today)
    assert places(faults) == [("sources.csv", 2, "url")]


def test_a_fault_shows_the_words_that_were_found(small, today):
    [fault] = safety.check(tables(small, "events", title="At 3:10 p.m."), today)
    assert fault.value == "3:10 p.m"
