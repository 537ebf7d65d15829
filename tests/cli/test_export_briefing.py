"""`escape-routes export briefing` writes each format, and says what is wrong with a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from escape_routes.briefing import files
from escape_routes.briefing.handouts import pdf, pictures, pptx, presenter
from escape_routes.cli.main import main
from tests.made_briefing import shipped


@pytest.fixture
def run(tmp_path: Path, monkeypatch):
    """Run the command in an empty folder, with exports that say what they were given."""

    def said(form: str):
        return lambda briefing, _, *rest: f"{form} {briefing.briefing_id} {rest}".encode()

    monkeypatch.setattr(presenter, "export", said("html"))
    monkeypatch.setattr(pptx, "export", said("pptx"))
    monkeypatch.setattr(pdf, "export", said("pdf"))
    monkeypatch.setattr(pictures, "export", said("picture"))
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, ["export", "briefing", *words])


@pytest.mark.parametrize(
    ("form", "name", "content"),
    [
        ("html", "how-people-get-out.html", b"html how-people-get-out ()"),
        ("pptx", "how-people-get-out.pptx", b"pptx how-people-get-out ()"),
        ("pdf", "how-people-get-out.pdf", b"pdf how-people-get-out ('https://a.example',)"),
        ("png", "how-people-get-out-png.zip", b"picture how-people-get-out ('png',)"),
        ("svg", "how-people-get-out-svg.zip", b"picture how-people-get-out ('svg',)"),
    ],
)
def test_every_format_is_written_under_its_name(run, form: str, name: str, content: bytes):
    words = ("how-people-get-out", "--to", form, "--base-url", "https://a.example")
    result = run(*words)
    assert result.exit_code == 0, result.output
    assert Path(name).read_bytes() == content
    assert f"Wrote {name} ({len(content)} bytes)." in result.output


def test_a_file_of_ones_own_can_be_handed_out(run):
    own = files.dumps(shipped()["thailand-and-the-mekong"])
    Path("my-own.toml").write_text(own, encoding="utf-8")
    result = run("my-own.toml", "-o", "out.html")
    assert result.exit_code == 0, result.output
    assert Path("out.html").read_bytes() == b"html my-own ()"


def test_unknown_briefing_is_named_with_those_there_are(run):
    result = run("nothing-here")
    assert result.exit_code == 1
    assert "no briefing 'nothing-here'; there are: how-people-get-out, " in result.output


def test_faults_of_a_file_are_listed(run):
    Path("bad.toml").write_text('title = "T"\nlanguage = "en"\n', encoding="utf-8")
    result = run("bad.toml")
    assert result.exit_code == 1
    assert "bad.toml" in result.output
    assert "Wrote" not in result.output
