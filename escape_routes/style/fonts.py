"""The fonts of the handouts: which characters they show, how wide text is, fonts inside HTML.

`scripts/build_fonts.py` makes the files. Lengths are in the unit of the font size that is given.
"""

from __future__ import annotations

import base64
import io
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import vl_convert
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent / "typefaces"


@dataclass(frozen=True)
class Face:
    """One font file under the name that style sheets and PDF know it by."""

    family: str
    file: str
    is_bold: bool = False

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return FONTS / self.file


LATIN = "Noto Sans"
# In the order in which they are asked for a character.
FACES = (
    Face(LATIN, "NotoSans-Regular.ttf"),
    Face(LATIN, "NotoSans-Bold.ttf", is_bold=True),
    Face("Noto Sans CJK KR", "NotoSansCJK-Regular.otf"),
    Face("Noto Sans Thai", "NotoSansThai-Regular.ttf"),
    Face("Noto Sans Lao", "NotoSansLao-Regular.ttf"),
    Face("Noto Sans Myanmar", "NotoSansMyanmar-Regular.ttf"),
    Face("Noto Sans Khmer", "NotoSansKhmer-Regular.ttf"),
    Face("Noto Sans Arabic", "NotoSansArabic-Regular.ttf"),
    Face("Noto Sans Math", "NotoSansMath-Regular.ttf"),
)
FAMILIES = tuple(dict.fromkeys(face.family for face in FACES))
STACK = ", ".join(f"'{family}'" for family in FAMILIES) + ", sans-serif"
UNKNOWN, UNKNOWN_WIDTH = "?", 0.6


@cache
def register() -> None:
    """Tell the converter of pictures where the fonts are; once is enough."""
    vl_convert.register_font_directory(str(FONTS))


@cache
def _open(file: str) -> TTFont:
    return TTFont(FONTS / file, lazy=True)


@cache
def _glyphs(file: str) -> dict[int, str]:
    return dict(_open(file).getBestCmap())


@cache
def characters() -> frozenset[int]:
    """Code points of every character that one of the fonts can show."""
    return frozenset(code for face in FACES for code in _glyphs(face.file))


def missing(text: str) -> str:
    """The characters of a text that no font can show, each once."""
    known = characters()
    return "".join(sorted({sign for sign in text if sign.isprintable() and ord(sign) not in known}))


def shown(text: str) -> str:
    """The text as the fonts can show it: what has no glyph becomes its base letter, or "?"."""
    composed = unicodedata.normalize("NFC", text)
    lost = set(missing(composed))
    return "".join(_closest(sign) if sign in lost else sign for sign in composed)


def _closest(sign: str) -> str:
    """The part of a character that can be shown."""
    if unicodedata.category(sign) in {"Cf", "Mn"}:
        return ""
    parts = [part for part in unicodedata.normalize("NFKD", sign) if ord(part) in characters()]
    return "".join(parts) or UNKNOWN


def runs(text: str) -> list[tuple[str, str]]:
    """The text in parts of one font each, with the family of that font.

    Who draws a picture takes any font of the machine for what the one that is named lacks, and
    then for the whole line; so every part is drawn by itself, in a font that has all of it.
    """
    parts: list[tuple[str, str]] = []
    for sign in text:
        family = _family(ord(sign))
        if parts and (family == parts[-1][0] or sign.isspace()):
            parts[-1] = (parts[-1][0], parts[-1][1] + sign)
        else:
            parts.append((family, sign))
    return parts


@cache
def _family(code: int) -> str:
    return next((face.family for face in FACES if code in _glyphs(face.file)), LATIN)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, without kerning and shaping."""
    return size * sum(_advance(sign, bold=bold) for sign in text)


@cache
def _advance(sign: str, *, bold: bool) -> float:
    for face in FACES:
        if face.family == LATIN and face.is_bold != bold:
            continue
        glyph = _glyphs(face.file).get(ord(sign))
        if glyph is not None:
            font = _open(face.file)
            return float(font["hmtx"][glyph][0]) / float(font["head"].unitsPerEm)
    return UNKNOWN_WIDTH


def wrap(text: str, size: float, limit: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than `limit`, broken at spaces, inside words only where needed."""
    lines = [""]
    for word in text.split():
        line = f"{lines[-1]} {word}".strip()
        if width(line, size, bold=bold) <= limit:
            lines[-1] = line
            continue
        if lines[-1]:
            lines.append("")
        for sign in word:
            if lines[-1] and width(lines[-1] + sign, size, bold=bold) > limit:
                lines.append("")
            lines[-1] += sign
    return lines


def style_sheet(text: str) -> str:
    """`@font-face` rules that bring along the glyphs for a text, and nothing from elsewhere."""
    codes = {ord(sign) for sign in text}
    rules = [_rule(face, codes & set(_glyphs(face.file))) for face in FACES]
    return "".join(rules)


def _rule(face: Face, codes: set[int]) -> str:
    if not codes - {ord(" ")}:
        return ""
    content = base64.b64encode(_subset(face.file, frozenset(codes))).decode()
    weight = 700 if face.is_bold else 400
    return (
        f"@font-face{{font-family:'{face.family}';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{content}) format('woff')}}\n"
    )


@cache
def _subset(file: str, codes: frozenset[int]) -> bytes:
    options = Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.flavor = "woff"
    font = TTFont(FONTS / file)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = "woff"
    content = io.BytesIO()
    font.save(content)
    return content.getvalue()
