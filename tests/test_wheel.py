"""The built wheel, installed beside the locked packages, serves the whole dashboard by itself."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from escape_routes.dataset.schema import TABLES
from escape_routes.ui.pages import PAGES

ROOT = Path(__file__).parents[1]
START_SECONDS = 60
OPEN_PAGES = """
import os
from streamlit.testing.v1 import AppTest
from escape_routes.ui import pages, server

print(pages.PAGES_DIR)
for page in pages.PAGES:
    at = AppTest.from_file(str(server.SCRIPT), default_timeout=60)
    at.switch_page(os.path.relpath(page.path, server.SCRIPT.parent)).run()
    assert not at.exception and not at.error, page
    print(at.title[0].value)
"""
SOURCES = ("app.py", "pages", "data", "escape_routes", ".streamlit", "pyproject.toml")
DOCUMENTS = ("README.md", "CHANGELOG.md", "LICENSE", "LICENSES-DATA.md", "MANIFEST.in")


def run(*command, cwd):
    """What a program says; its failure is that of the test."""
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=plain_environment(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def plain_environment():
    """The environment without anything that leads back to the repository."""
    ours = ("PYTHON", "STREAMLIT_", "ESCAPE_ROUTES_", "COV_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of a copy of the sources; building leaves files in the folder that it builds."""
    sources = tmp_path_factory.mktemp("sources")
    for name in (*SOURCES, *DOCUMENTS):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, sources / name)
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir")
    run(sys.executable, "-m", "pip", "wheel", *options, sources / "dist", ".", cwd=sources)
    return next((sources / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def bin_dir(wheel, tmp_path_factory):
    """The programs of an environment that has the locked packages, and of ours only the wheel."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, symlinks=True)
    paths = sysconfig.get_paths(scheme="venv", vars={"base": str(home), "platbase": str(home)})
    # A path file inside the folder that is named here is not read, so our editable install is not.
    locked = Path(paths["purelib"]) / "locked.pth"
    locked.write_text(f"{sysconfig.get_paths()['purelib']}\n", encoding="utf-8")
    python = Path(paths["scripts"]) / "python"
    options = ("--no-deps", "--no-index", "--quiet", "--force-reinstall")
    run(python, "-m", "pip", "install", *options, wheel, cwd=home)
    place = run(python, "-c", "import escape_routes; print(escape_routes.__file__)", cwd=home)
    assert place.startswith(str(home)), "the package under test is not that of the wheel"
    return Path(paths["scripts"])


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """The folder in which everything is started."""
    return tmp_path_factory.mktemp("empty")


@dataclass(frozen=True)
class Served:
    """Where a dashboard answers, and the file that holds what its server has said."""

    url: str
    log: Path

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.url}{path}", timeout=60) as answer:
            return answer.read().decode()


@pytest.fixture(scope="module")
def served(bin_dir, empty, tmp_path_factory):
    """The dashboard that `escape-routes serve` has started in the empty folder."""
    log = tmp_path_factory.mktemp("log") / "serve.txt"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [bin_dir / "escape-routes", "serve", "--port", str(port)]
    with log.open("w") as out:
        process = subprocess.Popen(
            command, cwd=empty, env=plain_environment(), stdout=out, stderr=out
        )
    made = Served(f"http://localhost:{port}", log)
    try:
        wait_for(made, process)
        yield made
    finally:
        process.terminate()
        process.wait(10)


def wait_for(made, process):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError):
            assert json.loads(made.get("/health")) == {"status": "ok"}
            return
        time.sleep(0.2)
    pytest.fail(f"The dashboard did not start:\n{made.log.read_text()}")


def test_it_serves_the_data_to_the_letter_and_their_edition(served):
    listed = {file["name"] for file in json.loads(served.get("/data/"))["files"]}
    assert {f"{name}.csv" for name in TABLES} <= listed
    assert served.get("/data/routes.csv") == (ROOT / "data" / "routes.csv").read_text("utf-8")
    # Editions are read from the changelog, which has to travel along.
    newest = re.search(r"^## \[(\d[^\]]*)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)[1]
    assert json.loads(served.get("/data/dataset.jsonld"))["version"] == newest


def test_it_presents_a_briefing_with_map_and_fonts(served):
    name = min(path.stem for path in (ROOT / "data" / "briefings").glob("*.toml"))
    page = served.get(f"/present/{name}.html")
    assert page.startswith("<!doctype html>")
    assert "ESCAPE_ROUTES_DATA" in page
    assert "@font-face" in page


def test_it_serves_the_map_script_for_which_its_pages_ask(served, bin_dir, empty):
    code = "from escape_routes.ui import session as s; print(s.map_script(s.data_directory()).name)"
    name = run(bin_dir / "python", "-c", code, cwd=empty).strip()
    assert "window.ESCAPE_ROUTES_DATA=" in served.get(f"/assets/{name}")


def test_it_starts_with_the_settings_of_the_repository(served):
    served.get("/overview")
    said = served.log.read_text()
    assert served.url in said
    # What Streamlit says where it may gather statistics and listen on every network.
    assert "usage statistics" not in said
    assert "Network URL" not in said


def test_every_page_runs_from_the_package(bin_dir, empty):
    titles = run(bin_dir / "python", "-c", OPEN_PAGES, cwd=empty).splitlines()
    assert titles[0].startswith(str(bin_dir.parent))
    assert len(set(titles[1:])) == len(PAGES)


def test_commands_have_the_data_and_only_the_export_is_written(served, bin_dir, empty):
    command = bin_dir / "escape-routes"
    assert run(command, "validate", cwd=empty).startswith("0 faults; ")
    assert "KP" in run(command, "geocode", "Musan", cwd=empty)
    served.get("/overview")
    assert list(empty.iterdir()) == []
    run(command, "export", "data", cwd=empty)
    assert [path.name for path in empty.iterdir()] == ["escape-routes-csv.zip"]
    with zipfile.ZipFile(empty / "escape-routes-csv.zip") as archive:
        assert f"{min(TABLES)}.csv" in {Path(name).name for name in archive.namelist()}
