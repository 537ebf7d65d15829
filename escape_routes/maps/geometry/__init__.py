"""What a map draws, in pixels: one module for each pure module of `js/`, under the same name.

Both read the numbers of `map_style.json`; `tests/golden/picture.json` holds the two together. A
still map has no pointer and no moment of years, so these are left out here.
"""
