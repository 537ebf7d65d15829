"""The start of the server: what the first answer waits for, and what is loaded after it."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from escape_routes.ui import server, session

HEAVY = ("altair", "fontTools", "fpdf", "openpyxl", "pptx", "segno", "vl_convert")
LOADED = f"import sys, app; print(*(name for name in {HEAVY} if name in sys.modules))"


def test_the_first_answer_waits_for_no_chart_and_no_export():
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.split() == []


def test_the_script_of_the_map_and_its_ground_are_served():
    assert [asset.stem for asset in server.assets()] == ["map", "ground", "filters"]


def test_the_rest_is_loaded_and_taken_out_of_the_sight_of_the_collector():
    before = gc.get_freeze_count()
    try:
        server.load_rest()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
    assert all(name in sys.modules for name in server.LATER)


@pytest.fixture
def broken(monkeypatch, tmp_path):
    """A folder without tables in place of the served one."""
    monkeypatch.setenv(session.DATA_VARIABLE, str(tmp_path))


@pytest.mark.usefixtures("broken")
def test_broken_data_keeps_nothing_from_starting():
    assert server.assets() == []
    server.load_rest()
    assert len(server.middleware()) == 2
