"""Where the files lie that are no modules: app, settings, pages, data and changelog."""

from __future__ import annotations

from pathlib import Path

_SHIPPED = Path(__file__).resolve().with_name("shipped")

ROOT = _SHIPPED if (_SHIPPED / "app.py").is_file() else _SHIPPED.parents[1]
"""Top of the repository; in an installed package the folder that takes its place."""
