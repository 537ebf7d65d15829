"""The colours of routes and charts, for light and dark pages; nothing rests on colour alone.

Each set of eight for series is apart by at least 8 in OKLab (times 100) for normal sight and for
simulated deuteranopia, protanopia and tritanopia (Machado et al. 2009, severity 1), and by at least
4 in CIE lightness, so that a grey print still tells them apart. A test computes it.
"""

from __future__ import annotations

from typing import Literal

Theme = Literal["light", "dark"]

FAMILY_COLOURS: dict[Theme, dict[str, str]] = {
    "light": {
        "mekong": "#16335b",
        "overland": "#00745c",
        "missions": "#b3540a",
        "work": "#7a3aa8",
        "near": "#0b79d9",
        "returned": "#8f0d2c",
        "onward": "#5d6a76",
        "": "#3d5a80",
    },
    "dark": {
        "mekong": "#8fd0ff",
        "overland": "#7fc79a",
        "missions": "#f7a94a",
        "work": "#c9a2ff",
        "near": "#59b3e0",
        "returned": "#ff7d72",
        "onward": "#aab6c2",
        "": "#9db8dd",
    },
}
"""By the family of a route: six hues and a grey, and one for routes without a family.

Apart by at least 9 for normal sight, but only by 3.5 for some other: whoever draws them says it in
words too.
"""

SERIES_COLOURS: dict[Theme, tuple[str, ...]] = {
    "light": (
        "#471873", "#23517c", "#7f0942", "#03775d", "#9a400e", "#0b79d9", "#d36200", "#c5749f",
    ),
    "dark": (
        "#a579ef", "#59b3e0", "#e3533c", "#78a880", "#f7a426", "#9edff2", "#e9e98a", "#f4b9b3",
    ),
}  # fmt: skip

SEX_COLOURS: dict[Theme, dict[str, str]] = {
    "light": {"female": "#d36600", "male": "#23517c", "not split": "#8a94a0"},
    "dark": {"female": "#f7a426", "male": "#59b3e0", "not split": "#7d8894"},
}

OUTCOME_COLOURS: dict[Theme, dict[str, str]] = {
    "light": {
        "arrived": "#0b79d9",
        "arrested": "#d36600",
        "repatriated": "#7f0942",
        "policy": "#03775d",
        "report": "#7d8792",
    },
    "dark": {
        "arrived": "#59b3e0",
        "arrested": "#f7a426",
        "repatriated": "#e3533c",
        "policy": "#78a880",
        "report": "#c9d1d9",
    },
}

ACCENT: dict[Theme, str] = {"light": "#23517c", "dark": "#59b3e0"}

INK: dict[Theme, str] = {"light": "#1f2933", "dark": "#f0f4f8"}
"""Text that is read first."""
FAINT: dict[Theme, str] = {"light": "#52606d", "dark": "#b3bec9"}
"""Text beside it: labels, axes, sources."""
GRID: dict[Theme, str] = {"light": "#dfe4e9", "dark": "#34414e"}
PALE: dict[Theme, str] = {"light": "#a3adb8", "dark": "#56636f"}
"""Lines and bars that stand back behind others."""


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour such as "#1f2933", from 0 to 255 each."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
