"""The part of the world that a map shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Viewport:
    """Middle of the map in WGS 84 degrees, and zoom from 2 to 9."""

    lat: float
    lon: float
    zoom: float
