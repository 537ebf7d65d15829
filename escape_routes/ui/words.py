"""Words of the data on a page."""

from __future__ import annotations

import re


def plain(text: str) -> str:
    """Text of the data so that Markdown shows it letter by letter."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~$<>:&])", r"\\\1", " ".join(text.split()))
