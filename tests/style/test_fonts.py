"""Every character of the data has a glyph that travels with us, and text is measured with it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from escape_routes.dataset.load import DATA_DIR
from escape_routes.style import fonts

MAX_TOTAL_BYTES = 1_500_000
TEXTS = sorted(DATA_DIR.glob("*.csv")) + sorted(DATA_DIR.glob("briefings/*.toml"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_character_of_the_data_has_a_glyph(path: Path):
    assert fonts.missing(path.read_text(encoding="utf-8")) == "", "run scripts/build_fonts.py"


def test_every_common_korean_syllable_has_a_glyph():
    rows = (bytes((row, cell)) for row in range(0xB0, 0xC9) for cell in range(0xA1, 0xFF))
    assert fonts.missing(b"".join(rows).decode("euc_kr")) == ""


def test_fonts_are_small_and_come_with_their_licence():
    files = [path for path in fonts.FONTS.iterdir() if path.suffix in {".ttf", ".otf"}]
    assert {path.name for path in files} == {face.file for face in fonts.FACES}
    assert sum(path.stat().st_size for path in files) < MAX_TOTAL_BYTES
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts.FONTS / "OFL.txt").read_text()


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: face.file)
def test_name_of_a_face_is_that_in_its_file(face: fonts.Face):
    font = TTFont(face.path)
    assert font["name"].getDebugName(1) == face.family
    assert ("Bold" in font["name"].getDebugName(2)) == face.is_bold


def test_what_no_font_has_is_shown_by_what_comes_closest():
    assert fonts.shown("Nu Ma, 혜산, ບໍ່ແກ້ວ") == "Nu Ma, 혜산, ບໍ່ແກ້ວ"
    assert fonts.shown("ⅷ ﬁ") == "viii fi"
    assert fonts.shown("\U0001f600") == "?"
    assert fonts.shown("a\ufe0f\u0336b") == "ab"


def test_decomposed_names_are_composed():
    assert fonts.shown(unicodedata.normalize("NFD", "혜산 Sài Gòn")) == "혜산 Sài Gòn"


def test_korean_syllables_are_as_wide_as_their_type_is_high():
    assert fonts.width("혜산", 10) == pytest.approx(18.4, abs=2)
    assert fonts.width("i", 10) < fonts.width("W", 10) < fonts.width("W", 10, bold=True)


def test_wrapped_lines_fit_and_lose_no_word():
    text = "Thai entry: Chiang Rai province (Mae Sai, Chiang Saen, Chiang Khong)"
    lines = fonts.wrap(text, 11, 120)
    assert all(fonts.width(line, 11) <= 120 for line in lines)
    assert " ".join(lines) == text
    assert len(lines) > 2


def test_a_word_wider_than_the_line_is_broken():
    lines = fonts.wrap("동남아시아경로중국윈난라오스태국", 12, 60)
    assert all(fonts.width(line, 12) <= 60 for line in lines)
    assert "".join(lines) == "동남아시아경로중국윈난라오스태국"


def test_style_sheet_brings_only_what_the_text_needs():
    latin = fonts.style_sheet("Seoul")
    assert latin.count("@font-face") == 2
    both = fonts.style_sheet("Seoul ไทย")
    assert "Noto Sans Thai" in both
    assert "CJK" not in both
    assert "http" not in both
    assert len(both) < 20_000
