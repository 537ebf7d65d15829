"""Years, dates, periods and numbers are written one way, and the words lose nothing."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escape_routes.style.wording import (
    COUNT_BEGINS,
    count_in_words,
    counted,
    date_in_words,
    hull,
    language_in_words,
    number_in_words,
    partial_date_in_words,
    period_in_words,
    shortened,
    years_in_words,
)

DAYS = st.dates(date(1951, 1, 1), date(2100, 12, 31))
YEARS = st.integers(1951, 2100)
SPANS = st.tuples(YEARS, st.integers(0, 30)).map(lambda pair: (pair[0], sum(pair)))
MONTHS = list(month_name)[1:]


def read_day(words):
    """The day that "20 November 2005" means."""
    day, month, year = words.split(" ")
    return date(int(year), MONTHS.index(month) + 1, int(day))


@pytest.mark.parametrize(
    ("span", "words"),
    [(None, "undated"), ((2016, 2016), "2016"), ((2004, 2018), "2004–2018")],
)
def test_years_in_words(span, words):
    assert years_in_words(span) == words


@given(st.lists(SPANS))
def test_the_hull_reaches_from_the_first_year_to_the_last(spans):
    found = hull(iter(spans))
    years = {year for start, end in spans for year in (start, end)}
    assert found == ((min(years), max(years)) if years else None)


@pytest.mark.parametrize(
    ("precision", "words"),
    [("day", "20 November 2005"), ("month", "November 2005"), ("year", "2005")],
)
def test_a_date_says_no_more_than_it_is_exact(precision, words):
    assert date_in_words("2005-11-20", precision) == words


@given(DAYS)
def test_a_day_in_words_can_be_read_back(day):
    assert read_day(date_in_words(day.isoformat())) == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "undated"),
        ("2004", "2004"),
        ("2004-05", "May 2004"),
        ("2004-05-09", "9 May 2004"),
    ],
)
def test_a_partial_date_in_words(text, words):
    assert partial_date_in_words(text) == words


@given(DAYS)
def test_a_partial_date_says_what_a_date_of_that_precision_says(day):
    text = day.isoformat()
    for length, precision in ((4, "year"), (7, "month"), (10, "day")):
        assert partial_date_in_words(text[:length]) == date_in_words(text, precision)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2004-01-01", "2004-12-31", "2004"),
        ("1999-01-01", "2001-12-31", "1999–2001"),
        ("2011-01-01", "2011-04-30", "January to April 2011"),
        ("2004-02-01", "2004-02-29", "February 2004"),
        ("2005-02-01", "2005-02-28", "February 2005"),
        ("2004-02-01", "2004-02-28", "1 February 2004 to 28 February 2004"),
        ("2004-01-01", "2011-04-30", "January 2004 to April 2011"),
        ("2004-07-27", "2004-07-28", "27 July 2004 to 28 July 2004"),
        ("2004-07-27", "2004-07-27", "27 July 2004"),
        ("2004-01-01", "2004-01-01", "1 January 2004"),
        (COUNT_BEGINS, "1998-12-31", "up to 31 December 1998"),
        (COUNT_BEGINS, "2012-06-15", "up to 15 June 2012"),
    ],
)
def test_a_period_in_words(start, end, words):
    assert period_in_words(start, end) == words


@given(SPANS)
def test_a_period_of_whole_years_reads_like_its_years(span):
    start, end = span
    assert period_in_words(f"{start}-01-01", f"{end}-12-31") == years_in_words(span)


@given(YEARS, st.integers(1, 12), st.integers(1, 12))
def test_a_period_of_whole_months_names_its_months_and_no_day(year, first, last):
    first, last = sorted((first, last))
    words = period_in_words(
        f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]:02}"
    )
    if (first, last) == (1, 12):
        assert words == str(year)
    elif first == last:
        assert words == f"{month_name[first]} {year}"
    else:
        assert words == f"{month_name[first]} to {month_name[last]} {year}"


@given(DAYS, st.integers(0, 4000))
def test_two_different_periods_never_read_alike(start, length_days):
    end = start + timedelta(days=length_days)
    words = period_in_words(start.isoformat(), end.isoformat())
    longer = period_in_words(start.isoformat(), (end + timedelta(days=1)).isoformat())
    assert words != longer


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (947, "947"), (1418.0, "1,418"), (1110.5, "1,110.5"), (130000, "130,000")],
)
def test_a_number_in_words(value, words):
    assert number_in_words(value) == words


@given(st.integers(0, 10**9))
def test_a_whole_number_in_words_can_be_read_back(number):
    assert int(number_in_words(float(number)).replace(",", "")) == number


@pytest.mark.parametrize(
    ("value", "lower", "upper", "words"),
    [
        (1418, None, None, "1,418"),
        (1418, 1400, 1500, "1,418"),
        (None, 50, 60, "50 to 60"),
        (None, 400, None, "400 or more"),
        (None, 0, None, "0 or more"),
        (None, None, 600, "up to 600"),
        (None, None, 0, "up to 0"),
        (None, None, None, "no figure"),
        (0, None, None, "0"),
    ],
)
def test_a_figure_in_words(value, lower, upper, words):
    assert count_in_words(value, lower, upper) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 people"), (1, "1 person"), (2482, "2,482 people")]
)
def test_a_counted_noun_agrees_with_its_number(number, words):
    assert counted(number, "person", "people") == words


def test_a_noun_without_a_plural_of_its_own_takes_an_s():
    assert [counted(number, "leg") for number in (0, 1, 2)] == ["0 legs", "1 leg", "2 legs"]


def test_languages_have_names_and_unknown_codes_stay():
    assert language_in_words("ko") == "Korean"
    assert language_in_words("xx") == "xx"


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Short enough", 12, "Short enough"),
        ("One word too many", 16, "One word too…"),
        ("A word, then more", 9, "A word…"),
        ("Incomprehensibilities", 10, "Incompreh…"),
    ],
)
def test_a_text_is_shortened_at_a_word(text, most, expected):
    assert shortened(text, most) == expected
    assert len(expected) <= most
