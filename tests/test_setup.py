"""The lock files pin all that they and pyproject.toml ask for; the set-up says what it lacks."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = {"requirements.lock": ["build"], "requirements-dev.lock": ["build", "dev"]}
LOCKS = {name: (ROOT / name).read_text(encoding="utf-8") for name in EXTRAS}
ENTRY = re.compile(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( ; [^\\]+)?( --hash=sha256:[0-9a-f]{64})+")
TOOLS = ("bash", "cat", "cut", "dirname", "grep", "sha256sum", "touch")


def entries(text: str) -> list[str]:
    """Return the entries of a lock file, each in one line with its hashes."""
    return re.sub(r"\s*\\\n\s*", " ", text).splitlines()


def pins(text: str) -> dict[str, Requirement]:
    """Return what a lock file pins for the Python that runs this, by canonical name."""
    found = (Requirement(entry.split(" --hash")[0]) for entry in entries(text))
    return {canonicalize_name(pin.name): pin for pin in found if holds(pin)}


def holds(requirement: Requirement, extras: Iterable[str] = ()) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def satisfied(requirement: Requirement, pin: Requirement | None) -> bool:
    if pin is None or not requirement.extras <= pin.extras:
        return False
    version = str(pin.specifier).removeprefix("==")
    return requirement.specifier.contains(version, prereleases=True)


def missing(
    wanted: Iterable[str], locked: dict[str, Requirement], extras: Iterable[str] = ()
) -> set[str]:
    """Return the requirements that hold here and that no pin satisfies."""
    return {
        str(each)
        for each in map(Requirement, wanted)
        if holds(each, extras) and not satisfied(each, locked.get(canonicalize_name(each.name)))
    }


def missing_in(text: str) -> set[str]:
    """Return what the packages of a lock file ask for and the file does not pin."""
    locked = pins(text)
    found = (
        missing(importlib.metadata.requires(name) or [], locked, pin.extras)
        for name, pin in locked.items()
    )
    return set().union(*found)


def declared(extras: list[str]) -> list[str]:
    optional = PROJECT["optional-dependencies"]
    return PROJECT["dependencies"] + [each for extra in extras for each in optional[extra]]


@pytest.mark.parametrize("name", EXTRAS)
def test_lock_pins_whatever_its_packages_ask_for(name: str):
    assert missing_in(LOCKS[name]) == set()


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (r"^coverage\[toml\]==", "coverage==", "coverage[toml]>="),
        (r"^markupsafe==\S+", "markupsafe==1.0", "MarkupSafe>="),
        (r"^attrs==(.*\\\n)+.*\n", "", "attrs>="),
    ],
    ids=["extra", "version", "package"],
)
def test_a_lock_that_lacks_something_is_found(old: str, new: str, found: str):
    text, changes = re.subn(old, new, LOCKS["requirements-dev.lock"], flags=re.MULTILINE)
    assert changes == 1
    lacking = missing_in(text)
    assert lacking
    assert all(each.lower().startswith(found.lower()) for each in lacking)


@pytest.mark.parametrize(("name", "extras"), EXTRAS.items())
def test_lock_pins_every_dependency_of_the_project(name: str, extras: list[str]):
    assert missing(declared(extras), pins(LOCKS[name])) == set()


def test_a_dependency_that_is_in_no_lock_is_found():
    locked = pins(LOCKS["requirements.lock"])
    assert missing(["no-such-package>=1", "click<8"], locked) == {
        "no-such-package>=1",
        "click<8",
    }


@pytest.mark.parametrize("name", EXTRAS)
def test_entries_are_exact_versions_with_hashes_and_nothing_else(name: str):
    assert [entry for entry in entries(LOCKS[name]) if not ENTRY.fullmatch(entry)] == []


def test_what_runs_is_what_was_tested():
    run, dev = (pins(LOCKS[name]) for name in EXTRAS)
    assert {name: str(pin.specifier) for name, pin in run.items()} == {
        name: str(dev[name].specifier) for name in run
    }
    installed = {name: f"=={importlib.metadata.version(name)}" for name in dev}
    assert installed == {name: str(pin.specifier) for name, pin in dev.items()}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A made project, on a path with a space, whose environment answers like one that is ready."""
    folder = tmp_path / "a house"
    (folder / "bin").mkdir(parents=True)
    for tool in TOOLS:
        (folder / "bin" / tool).symlink_to(str(shutil.which(tool)))
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (folder / name).touch()
    made_environment(folder)
    return folder


def made_environment(folder: Path) -> None:
    venv = folder / ".venv"
    command(venv / "bin" / "python", 'echo "$@" >> installed')
    command(venv / "bin" / "pip", f'echo "pip 1 from {venv}/lib"')
    (venv / "pyvenv.cfg").touch()


def command(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{shutil.which('bash')}\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def set_up(folder: Path, purpose: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up where nothing but the commands in `bin` can be found."""
    return subprocess.run(
        [str(shutil.which("bash")), str(ROOT / "scripts" / "setup.sh"), purpose, ".venv"],
        cwd=folder,
        env={"PATH": str(folder / "bin"), "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
        check=False,
    )


def fails_with(done: subprocess.CompletedProcess[str], words: str) -> bool:
    return done.returncode == 1 and len(done.stderr.splitlines()) == 1 and words in done.stderr


def test_what_is_set_up_is_not_set_up_again(house: Path):
    assert set_up(house, "run").returncode == 0
    first = (house / "installed").read_text(encoding="utf-8")
    assert first.count("--require-hashes") == 1
    assert set_up(house, "run").stdout == ""
    assert (house / "installed").read_text(encoding="utf-8") == first
    (house / "requirements.lock").write_text("new==1", encoding="utf-8")
    assert "installing" in set_up(house, "run").stdout


def test_an_environment_that_was_moved_is_made_anew(house: Path):
    (house / ".venv").rename(house / "old")
    (house / ".venv").mkdir()
    shutil.copytree(house / "old", house / ".venv", dirs_exist_ok=True)
    command(house / ".venv" / "bin" / "pip", 'echo "pip 1 from /elsewhere/.venv/lib"')
    command(house / "bin" / "python3", '[ "$1" != -m ] || touch remade')
    set_up(house, "run")
    assert (house / "remade").exists()


def test_a_folder_that_is_no_environment_is_left_alone(house: Path):
    (house / ".venv" / "pyvenv.cfg").unlink()
    (house / ".venv" / "bin" / "pip").unlink()
    command(house / "bin" / "python3", "true")
    assert fails_with(set_up(house, "run"), "VENV=")
    assert (house / ".venv" / "bin" / "python").exists()


def test_no_python_is_said_in_one_line(house: Path):
    shutil.rmtree(house / ".venv")
    assert fails_with(set_up(house, "run"), "Python 3.11 or newer is needed")


def test_no_chromium_is_said_in_one_line(house: Path):
    assert fails_with(set_up(house, "test"), "Chromium is needed")


@pytest.mark.parametrize("status", [None, 1], ids=["no node", "an old node"])
def test_no_node_is_said_in_one_line(house: Path, status: int | None):
    command(house / "bin" / "chromium", "true")
    (house / "package.json").touch()
    (house / "package-lock.json").touch()
    if status is not None:
        command(house / "bin" / "node", f"exit {status}")
        command(house / "bin" / "npm", "true")
    assert fails_with(set_up(house, "test"), "Node 20 or newer is needed")


def test_packages_for_node_are_installed_once(house: Path):
    command(house / "bin" / "chromium", "true")
    command(house / ".venv" / "bin" / "node", "true")
    command(house / ".venv" / "bin" / "npm", 'echo "$@" >> npm-calls')
    (house / "node_modules").mkdir()
    (house / "package.json").touch()
    assert set_up(house, "test").returncode == 0
    assert not (house / "npm-calls").exists()
    (house / "package-lock.json").touch()
    assert set_up(house, "test").returncode == 0
    assert set_up(house, "test").returncode == 0
    assert (house / "npm-calls").read_text(encoding="utf-8").splitlines() == [
        "ci --silent --no-audit --no-fund"
    ]
