"""Writes the golden files anew: `python -m tests.golden`."""

from tests.golden import FILES, path

for name, golden in FILES.items():
    path(name).write_text(golden.text(golden.given()), encoding="utf-8")
