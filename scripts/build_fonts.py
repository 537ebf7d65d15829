"""Cut the fonts of the handouts down to the characters that the data and the pages use.

    python scripts/build_fonts.py

Needs Noto of two Debian packages, in these versions:

    fonts-noto-core 20201225-1
    fonts-noto-cjk 1:20220127+repack1-1

Each subset holds what its font can show of: every character of the tables and briefings in
`data/`, and what somebody may write in a briefing: Latin with the accents of European languages
and Vietnamese, Cyrillic, Arabic, Thai, Lao, the 2350 Korean syllables of KS X 1001, kana and the
2965 common kanji of JIS X 0208, and common signs. Other scripts have only the characters that the
data uses; run this again when the data brings new ones (a test says so).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[1]
NOTO = Path("/usr/share/fonts")
OUT = ROOT / "escape_routes" / "style" / "typefaces"
KOREAN = "KR"
LATIN_BLOCKS = (range(0x20, 0x7F), range(0xA0, 0x180), range(0x1EA0, 0x1EFA))
OTHER_BLOCKS = (
    range(0x400, 0x460),
    range(0x621, 0x64B),
    range(0xE01, 0xE5C),
    range(0xE81, 0xEE0),
    range(0x3041, 0x3100),
)
# Punctuation, arrows, shapes, punctuation of east Asia; then signs of money and comparison.
SIGN_BLOCKS = (
    range(0x2010, 0x2040),
    range(0x2190, 0x2196),
    range(0x25A0, 0x25D0),
    range(0x3001, 0x3020),
)
SIGNS = "₩€№™\u2212≈≠≤≥"


@dataclass(frozen=True)
class Cut:
    """One subset: its file, the font of which it is cut, and whether its script needs shaping."""

    name: str
    path: str
    keeps_shaping: bool = False


CUTS = (
    Cut("NotoSans-Regular.ttf", "truetype/noto/NotoSans-Regular.ttf"),
    Cut("NotoSans-Bold.ttf", "truetype/noto/NotoSans-Bold.ttf"),
    Cut("NotoSansThai-Regular.ttf", "truetype/noto/NotoSansThai-Regular.ttf", keeps_shaping=True),
    Cut("NotoSansLao-Regular.ttf", "truetype/noto/NotoSansLao-Regular.ttf", keeps_shaping=True),
    Cut(
        "NotoSansMyanmar-Regular.ttf",
        "truetype/noto/NotoSansMyanmar-Regular.ttf",
        keeps_shaping=True,
    ),
    Cut("NotoSansKhmer-Regular.ttf", "truetype/noto/NotoSansKhmer-Regular.ttf", keeps_shaping=True),
    Cut(
        "NotoSansArabic-Regular.ttf", "truetype/noto/NotoSansArabic-Regular.ttf", keeps_shaping=True
    ),
    Cut("NotoSansCJK-Regular.otf", "opentype/noto/NotoSansCJK-Regular.ttc"),
    Cut("NotoSansMath-Regular.ttf", "truetype/noto/NotoSansMath-Regular.ttf"),
)


def of_standard(encoding: str, rows: range) -> Iterator[str]:
    """The characters in these rows of a standard of 94 by 94 cells."""
    for row in rows:
        cells = bytes(byte for cell in range(0xA1, 0xFF) for byte in (row, cell))
        yield cells.decode(encoding, errors="ignore")


def data_texts() -> Iterator[str]:
    """Every text whose characters can come to stand in a handout."""
    data = ROOT / "data"
    for pattern in ("*.csv", "briefings/*.toml"):
        for path in sorted(data.glob(pattern)):
            yield path.read_text(encoding="utf-8")


def wanted() -> set[int]:
    """Code points of all characters that the fonts should show together."""
    korean = of_standard("euc_kr", range(0xB0, 0xC9))
    kanji = of_standard("euc_jp", range(0xB0, 0xD0))
    text = "".join((*data_texts(), *korean, *kanji, SIGNS))
    blocks = {code for block in (*LATIN_BLOCKS, *OTHER_BLOCKS, *SIGN_BLOCKS) for code in block}
    return blocks | {ord(character) for character in text if character.isprintable()}


def open_font(path: Path) -> TTFont:
    """The font, of a collection the Korean one."""
    if path.suffix != ".ttc":
        return TTFont(path, recalcTimestamp=False)
    number = 0
    while True:
        font = TTFont(path, fontNumber=number, recalcTimestamp=False)
        name = font["name"].getDebugName(4) or ""
        if KOREAN in name and "Mono" not in name:
            return font
        number += 1


def cut(font: TTFont, codes: set[int], *, keeps_shaping: bool) -> None:
    """Leave only the glyphs of `codes` in the font, and what shaping makes of them."""
    options = Options()
    options.layout_features = ["*"] if keeps_shaping else ["kern", "mark", "mkmk", "ccmp"]
    options.hinting = False
    options.desubroutinize = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def main() -> None:
    """Write every subset; a character goes to the first font that has it."""
    parser = argparse.ArgumentParser(description="Cut the fonts of the handouts.")
    parser.add_argument("--noto", type=Path, default=NOTO, help="folder with the fonts of Debian")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    missing = wanted()
    everything = set(missing)
    for part in CUTS:
        font = open_font(arguments.noto / part.path)
        own = set(font.getBestCmap())
        # Bold repeats what the regular weight has; marks need the dotted circle to stand on.
        codes = (everything if "Bold" in part.name else missing) & own
        codes |= {0x20, 0x25CC, 0x200B, 0x200C, 0x200D} & own if part.keeps_shaping else {0x20}
        cut(font, codes, keeps_shaping=part.keeps_shaping)
        font.save(arguments.out / part.name)
        missing -= codes
        size = (arguments.out / part.name).stat().st_size
        print(f"{part.name}: {len(codes)} characters, {size / 1000:.0f} kB")
    print("without a glyph:", " ".join(f"U+{code:04X}" for code in sorted(missing)) or "none")


if __name__ == "__main__":
    main()
