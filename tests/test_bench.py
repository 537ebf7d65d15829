"""The arithmetic and the tables of the benchmark; what it measures needs a browser."""

import pytest

from bench.report import ratio, ratios, table
from bench.results import Result, percentile

TITLES = {
    "dashboard": "our dashboard",
    "bare": "bare Streamlit, tuned",
    "static": "static page, our layer",
}


@pytest.mark.parametrize(
    ("percent", "value"), [(0, 1.0), (50, 2.5), (95, 3.85), (100, 4.0), (25, 1.75)]
)
def test_percentile_lies_between_neighbours(percent, value):
    assert percentile([4.0, 1.0, 3.0, 2.0], percent) == pytest.approx(value)


def test_percentile_of_one_sample_is_that_sample():
    assert percentile([7.0], 95) == 7.0


def test_percentile_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one sample"):
        percentile([], 50)


def test_table_is_aligned_and_escaped():
    assert table(("", "a"), [("first", "1"), ("a|b", "")]).splitlines() == [
        "| –     |   a |",
        "| ----- | --: |",
        "| first |   1 |",
        "| a\\|b  |   – |",
    ]


def test_ratio_has_two_decimals_and_no_division_by_zero():
    assert ratio(50, 40) == "1.25x"
    assert ratio(50, 0) == "–"


@pytest.mark.parametrize(("ours", "verdict"), [(48.0, "met"), (49.0, "missed")])
def test_ratio_is_judged_by_its_limit(ours, verdict):
    results = {"dashboard": Result(change_ms=[ours]), "static": Result(change_ms=[40.0])}
    line = next(line for line in ratios(results, TITLES).splitlines() if "p50" in line)
    assert [cell.strip() for cell in line.strip("|").split("|")][1:] == [
        TITLES["static"],
        f"{ours / 40:.2f}x",
        "1.2x",
        verdict,
    ]


def test_peers_that_were_not_measured_are_left_out():
    assert len(ratios({"bare": Result(change_ms=[40.0])}, TITLES).splitlines()) == 2


def test_memory_per_session_counts_the_sessions_after_the_first():
    assert Result(memory_mb={1: 200.0, 20: 238.0}).further_session_mb == pytest.approx(2.0)
    assert Result(memory_mb={1: 200.0}).further_session_mb is None


@pytest.mark.parametrize(("fastest", "verdict"), [(7.0, "met"), (16.0, "missed")])
def test_rows_of_a_selection_have_a_limit(fastest, verdict):
    measured = Result(
        change_bytes=[1000],
        keeps_map=True,
        keeps_view=True,
        selection_ms=[fastest + 1, fastest],
    )
    rows = ratios({"dashboard": measured}, {}).splitlines()
    (row,) = [row for row in rows if "rows of a selection kept" in row]
    assert f"{fastest:.1f} ms" in row
    assert row.rstrip(" |").endswith(verdict)
