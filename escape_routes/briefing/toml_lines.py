"""On which line of a TOML text each key stands, for messages; `tomllib` does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Strings and comments, longest kind first; what stands in them is no structure.
_OPAQUE = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*",
    re.DOTALL,
)


@dataclass
class Keys:
    """A table: the line on which it begins and those of its keys, counted from 1."""

    line: int
    keys: dict[str, int] = field(default_factory=dict)


@dataclass
class Lines:
    """The keys of a text: those before any table, and those of each entry of one array of tables.

    A subtable counts as the key after which it is called.
    """

    text: str
    top: Keys = field(default_factory=lambda: Keys(1))
    entries: list[Keys] = field(default_factory=list)

    def of(self, key: str, value: str = "") -> int:
        """The line of a key before any table; 0 when it is not there."""
        return self._line(self.top.keys.get(key, 0), value)

    def of_entry(self, entry_no: int, key: str = "", value: str = "") -> int:
        """The line of a key of the entry with that number, from 1; of the entry without a key.

        Where the value of the key spans several lines, `value` finds the one that holds it.
        """
        if entry_no > len(self.entries):
            return 0
        entry = self.entries[entry_no - 1]
        return self._line(entry.keys.get(key, entry.line), value)

    def _line(self, line: int, value: str) -> int:
        if not line or not value:
            return line
        rest = self.text.split("\n")[line - 1 : self._next_key(line) - 1]
        return next((line + i for i, found in enumerate(rest) if value in found), line)

    def _next_key(self, line: int) -> int:
        tables = [self.top, *self.entries]
        starts = [n for table in tables for n in (table.line, *table.keys.values())]
        return min((n for n in starts if n > line), default=self.text.count("\n") + 2)


def lines(text: str, array: str) -> Lines:
    """Where the keys of a text stand, one that `tomllib` can read, with entries in `[[array]]`."""
    found = Lines(text)
    table: Keys | None = found.top
    depth = 0
    masked = _OPAQUE.sub(lambda match: re.sub(r"[^\n]", "~", match.group()), text)
    pairs = zip(masked.split("\n"), text.split("\n"), strict=True)
    for line, (bare, written) in enumerate(pairs, 1):
        statement = bare.strip()
        if depth == 0 and statement.startswith("["):
            table = _enter(found, _parts(written[: bare.rindex("]")].strip(" \t[]")), array, line)
        elif depth == 0 and "=" in statement and table is not None:
            table.keys.setdefault(_parts(written[: bare.index("=")])[0], line)
        if not (depth == 0 and statement.startswith("[")):
            depth += sum(map(bare.count, "[{")) - sum(map(bare.count, "]}"))
    return found


def _enter(found: Lines, header: list[str], array: str, line: int) -> Keys | None:
    """The table whose keys follow a header; None where they are those of a subtable."""
    if header == [array]:
        found.entries.append(Keys(line))
        return found.entries[-1]
    if header[0] == array and found.entries:
        found.entries[-1].keys.setdefault(header[1], line)
    else:
        found.top.keys.setdefault(header[0], line)
    return None


def _parts(dotted: str) -> list[str]:
    """The parts of a dotted key, without quotation marks."""
    parts = re.findall(r"\"(?:\\.|[^\"])*\"|'[^']*'|[\w-]+", dotted)
    return [part.strip("\"'") for part in parts] or [""]
