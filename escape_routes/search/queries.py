"""What a query asks for: words, numbers, phrases and places, in any script, and where they stand.

Text is compared folded: without case, accents, width, punctuation and thousands separators.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from escape_routes.gazetteer.spelling import LETTERS
from escape_routes.routes.places import Names, spellings

TRIGRAM = 3
MAX_NAME_WORDS = 5
APOSTROPHES = "'`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}"
KOREAN_UNITS = {"만": 10_000, "천": 1_000, "백": 100}
KOREAN_NUMBER = re.compile(r"\d[\d,]*[만천백](?:\s?\d[\d,]*[만천백]?)*")
IN_NUMBER = re.compile(r"\d[.,]\d")
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at by for from had has have how in into is it its many much of on or that"
        " the their they this to was were what when where which who with",
    )
)
ENDING = re.compile(r"(?<=[a-z]{4})(?:ations?|ions?|ings?|als?|ies|ed|es|e|s|y)$")


@dataclass(frozen=True)
class Term:
    """One thing that is asked for: a word, number, phrase or place, folded; any of `texts` will do.

    `places` are the waypoints of that name, `written` is what the reader typed.
    """

    written: str
    texts: tuple[str, ...]
    places: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Where the term stands in folded text.

        Words of alphabets count from the beginning of a word on, numbers only as a whole, all
        other scripts anywhere.
        """
        # A term that is only a place has no text, which must not match everywhere.
        return re.compile("|".join(map(_bounded, self.texts)) or "(?!)")


def fold(text: str) -> str:
    """Text without case, accents, width and punctuation, for comparing; blanks stay."""
    return fold_with_places(text)[0]


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """Folded text, and for each of its characters the place of the original one."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        kept = _separator(text, place)
        bare = _bare(character) if kept is None else kept
        folded.append(bare)
        places.extend([place] * len(bare))
    return "".join(folded), places


def _separator(text: str, place: int) -> str | None:
    """What a comma, full stop or apostrophe becomes; None for every other character."""
    character = text[place]
    if character in APOSTROPHES:
        return ""
    if character not in ",.":
        return None
    is_in_number = IN_NUMBER.match(text, place - 1) if place else None
    # 2,914 is searched as 2914; the point of 15.6 stays.
    return ("" if character == "," else ".") if is_in_number else " "


def _bare(character: str) -> str:
    if unicodedata.category(character)[0] in "PSZC":
        return " "
    decomposed = unicodedata.normalize("NFKD", character.casefold().translate(LETTERS))
    # Vowel signs of Thai, Lao and others are marks too: only accents of Latin and Cyrillic go.
    bare = "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare)


def korean_numbers(text: str) -> str:
    """The numbers that a Korean text writes with words for myriad, thousand and hundred.

    "1천7백85명" holds 1785 and "3만 4537명" holds 34537.
    """
    return " ".join(str(_value(found.group())) for found in KOREAN_NUMBER.finditer(text))


def _value(number: str) -> int:
    total = part = 0
    for digits, unit in re.findall(r"(\d[\d,]*)\s?([만천백]?)", number):
        value = int(digits.replace(",", ""))
        if unit == "만":
            total, part = total + (part + value) * KOREAN_UNITS[unit], 0
        else:
            part += value * KOREAN_UNITS.get(unit, 1)
    return total + part


def terms(query: str, names: Names | None = None) -> list[Term]:
    """What a query asks for: phrases in quotation marks, names of places, words and numbers."""
    text = unicodedata.normalize("NFKC", query)
    text = KOREAN_NUMBER.sub(lambda found: re.sub(r"\s", "", found.group()), text)
    found: list[Term] = []
    for phrase, words in re.findall(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]|([^\"“”„«»]+)", text):
        found += [_phrase(phrase)] if phrase else _words(words.split(), names)
    useful = [term for term in found if term.texts]
    telling = [term for term in useful if term.texts[0] not in STOP_WORDS]
    return list(dict.fromkeys(telling or useful))


def _phrase(text: str) -> Term:
    folded = " ".join(fold(text).split())
    return Term(text.strip(), (folded,) if folded else ())


def _words(words: Sequence[str], names: Names | None) -> Iterator[Term]:
    """Yield the terms of words without quotation marks; the longest name of a place comes first."""
    start = 0
    while start < len(words):
        length, places = _longest_name(words[start:], names)
        if names and places:
            written = " ".join(words[start : start + length])
            yield _place(written, places, names)
        else:
            yield _word(words[start])
        start += length


def _longest_name(words: Sequence[str], names: Names | None) -> tuple[int, tuple[str, ...]]:
    for length in range(min(MAX_NAME_WORDS, len(words)), 0, -1) if names else ():
        written = " ".join(words[:length])
        # "us" and "rok" are words of their own unless written as abbreviations.
        is_abbreviation = len(written) > TRIGRAM or not written.isascii() or written.isupper()
        found = names.with_name(written) if names and is_abbreviation else ()
        if found:
            return length, found
    return 1, ()


def _place(written: str, places: tuple[str, ...], names: Names) -> Term:
    """A place by any of its names: a passage may use another one than the reader."""
    others = (spelling.text for key in places[:1] for spelling in spellings(names.places[key]))
    folded = (" ".join(fold(text.split("(")[0]).split()) for text in (written, *others))
    telling = [t for t in dict.fromkeys(folded) if t and (len(t) > TRIGRAM or not t.isascii())]
    return Term(written, tuple(telling), places)


def _word(written: str) -> Term:
    term = _phrase(written.rstrip("*"))
    if not term.texts:
        return term
    folded = term.texts[0]
    number = korean_numbers(written)
    stem = ENDING.sub("", folded) if folded.isascii() and " " not in folded else folded
    return replace(term, texts=tuple(dict.fromkeys(filter(None, (stem, number)))))


def _bounded(text: str) -> str:
    pattern = re.escape(text)
    if text[0].isdecimal():
        pattern = rf"(?<![\d만천백])(?<!\d\.){pattern}"
    elif _is_alphabetic(text[0]):
        pattern = rf"(?<!\w){pattern}"
    return rf"{pattern}(?![\d만천백])(?!\.\d)" if text[-1].isdecimal() else pattern


def _is_alphabetic(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("LATIN", "CYRILLIC", "GREEK"))


def marked(text: str, asked: Iterable[Term]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is one that was asked for."""
    folded, places = fold_with_places(text)
    spans = [
        (found.start(), _word_end(folded, found.end()))
        for term in asked
        for found in term.pattern.finditer(folded)
    ]
    # From first to last place, so that the comma of 2,914 is marked with its digits.
    hits = {
        place
        for start, end in spans
        if end > start
        for place in range(places[start], places[end - 1] + 1)
    }
    pieces: list[tuple[str, bool]] = []
    for is_hit, run in itertools.groupby(range(len(text)), hits.__contains__):
        found_at = list(run)
        pieces.append((text[found_at[0] : found_at[-1] + 1], is_hit))
    return pieces


def _word_end(folded: str, end: int) -> int:
    """The end of the word in which a hit ends, for scripts that separate words."""
    while end < len(folded) and folded[end - 1].isalpha() and _is_alphabetic(folded[end]):
        end += 1
    return end
