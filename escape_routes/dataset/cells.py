"""Texts that are safe to open in a spreadsheet, and back.

A spreadsheet takes a text that begins with `=`, `+`, `-` or `@`, a tab or a line end for a
formula. Such a text gets an apostrophe before it, and one more where apostrophes and such a sign
begin it already, so that `restored` is the exact inverse. Numbers stay numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass

README = "README.txt"
# The wide forms count as the narrow ones in spreadsheets that are set to Japanese or Korean.
_SIGNS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_DANGEROUS = re.compile(f"'*[{_SIGNS}]")
_GUARDED = re.compile(f"'+[{_SIGNS}]")


def guarded(text: str) -> str:
    """A text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def restored(text: str) -> str:
    """The text that was `guarded`."""
    return text[1:] if _GUARDED.match(text) else text
