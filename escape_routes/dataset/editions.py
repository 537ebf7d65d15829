"""The editions of the dataset, as `CHANGELOG.md` tells them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from escape_routes.root import ROOT

CHANGELOG = ROOT / "CHANGELOG.md"
_RELEASE = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<date>\d{4}-\d{2}-\d{2}))?$")
_UNRELEASED = "Unreleased"


@dataclass(frozen=True)
class Edition:
    """One edition; version and date are empty for what is changed but not yet released."""

    version: str
    date: str
    changes: tuple[str, ...]


def editions(text: str | None = None) -> list[Edition]:
    """The editions that changed the data, newest first; `text` is that of a changelog."""
    if text is None:
        text = CHANGELOG.read_text(encoding="utf-8") if CHANGELOG.is_file() else ""
    found = []
    for block in re.split(r"^(?=## )", text, flags=re.MULTILINE):
        release = _RELEASE.match(block.split("\n", 1)[0].strip())
        changes = _data_changes(block)
        if release and changes:
            version = release["version"]
            named = "" if version == _UNRELEASED else version
            found.append(Edition(named, release["date"] or "", changes))
    return found


def newest(text: str | None = None) -> Edition:
    """The newest edition that was released; one without version when there is none."""
    released = (edition for edition in editions(text) if edition.version)
    return next(released, Edition("", "", ()))


def _data_changes(block: str) -> tuple[str, ...]:
    """The items under the heading Data, each on one line."""
    section = re.search(r"^### Data\n(.*?)(?=^### |\Z)", block, re.MULTILINE | re.DOTALL)
    if section is None:
        return ()
    items = re.split(r"^- ", section[1], flags=re.MULTILINE)[1:]
    return tuple(" ".join(item.split()) for item in items)
