"""Letters and scripts: the key under which any spelling of a name is found."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not decompose into a base letter and an accent.
LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "\u0131": "i", "æ": "ae", "œ": "oe"}
    # Modifier letters: the apostrophes of romanised Korean, Lao and Russian.
    | {chr(code): "" for code in range(0x02B0, 0x0300)}
)
HANGUL = "가-힣"
HAN = "㐀-鿿"
CYRILLIC = "Ѐ-ӿ"
LOCAL_SCRIPTS = {
    "KP": HANGUL,
    "KR": HANGUL,
    "CN": HAN,
    "JP": HAN,
    "TH": r"\u0e00-\u0e7f",
    "LA": r"\u0e80-\u0eff",
    "KH": r"\u1780-\u17ff",
    "MM": r"\u1000-\u109f",
    "MN": CYRILLIC,
    "RU": CYRILLIC,
}


def fold(text: str) -> str:
    """The key under which a spelling is found: no case, accents, blanks or punctuation."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.casefold()))
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(filter(_is_letter, decomposed))


def _is_letter(character: str) -> bool:
    # Vowel signs of Thai, Lao, Khmer and Burmese are marks too and carry meaning: only the
    # accents of Latin and Cyrillic (U+0300 to U+036F) may go.
    if "\u0300" <= character <= "\u036f":
        return False
    return character.isalnum() or unicodedata.category(character) in {"Mn", "Mc"}


def listed(cell: str) -> tuple[str, ...]:
    """The names of a cell that holds several, with semicolons between."""
    return tuple(filter(None, (name.strip() for name in cell.split(";"))))
