"""One register of handouts: what it lists is made, named and offered, by command and page alike."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from escape_routes.briefing import formats
from escape_routes.briefing.formats import HANDOUTS, Handout
from escape_routes.cli.export_briefing import export_briefing
from tests.made_briefing import MADE, data

SIGNATURES = {".html": b"<!doctype html>", ".pptx": b"PK", ".pdf": b"%PDF-", ".zip": b"PK"}
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MEDIA_TYPES = {
    ".html": "text/html",
    ".pptx": SLIDES,
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}


@pytest.mark.parametrize("form", HANDOUTS)
def test_every_handout_is_a_file_of_its_kind(form: str):
    handout = HANDOUTS[form]
    made = handout.build(replace(MADE, scenes=MADE.scenes[:1]), data(), "https://a.example")
    ending = Path(f"x{handout.suffix}").suffix
    assert made.startswith(SIGNATURES.get(ending, b""))
    assert handout.media_type == MEDIA_TYPES.get(ending, handout.media_type)


def test_no_two_handouts_have_the_same_name_or_file():
    for field in ("name", "purpose", "suffix"):
        assert len({getattr(handout, field) for handout in HANDOUTS.values()}) == len(HANDOUTS)


def test_the_modules_of_handouts_are_those_of_the_register():
    folder = Path(formats.__file__).with_name("handouts")
    making = {
        path.stem for path in folder.glob("*.py") if "\ndef export(" in path.read_text("utf-8")
    }
    text = Path(formats.__file__).read_text("utf-8")
    assert making == set(re.findall(r'_by\("(\w+)"', text))


def test_a_new_row_is_all_that_the_command_needs(monkeypatch, tmp_path):
    words = Handout("Words", "the titles", ".txt", "text/plain", lambda *_: b"titles")
    monkeypatch.setitem(HANDOUTS, "words", words)
    monkeypatch.chdir(tmp_path)
    (form,) = (one for one in export_briefing.params if one.name == "form")
    monkeypatch.setattr(form.type, "choices", list(HANDOUTS))
    result = CliRunner().invoke(export_briefing, ["how-people-get-out", "--to", "words"])
    assert result.exit_code == 0, result.output
    assert Path("how-people-get-out.txt").read_bytes() == b"titles"
