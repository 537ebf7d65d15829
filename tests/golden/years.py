"""Which legs a window of years and a choice of routes keep, and years in words."""

from __future__ import annotations

import pandas as pd

from escape_routes.dataset.load import from_files
from escape_routes.dataset.schema import TABLES
from escape_routes.routes import selection
from escape_routes.routes.selection import Selection
from escape_routes.style.wording import hull, years_in_words
from tests.conftest import SMALL_ROWS, TODAY

SPANS = ([], [[2004, 2004]], [[2004, 2005], [2011, 2012]], [[1998, 2016]], [[2012, 2012]],
         [[2011, 2012], [2004, 2005]])  # fmt: skip
WINDOWS = (None, [2004, 2004], [2006, 2010], [2005, 2011], [1990, 1997], [2016, 2026], [2010, 2004])


def given():
    """Legs of two routes with their years; windows; choices of routes."""
    return {
        "legs": [
            {"id": f"{route}-{number}", "route": route, "years": spans}
            for route in ("thai", "return")
            for number, spans in enumerate(SPANS)
        ],
        "choices": [
            {"routes": routes, "years": years}
            for routes in (None, ["thai"], ["return", "thai"])
            for years in WINDOWS
        ],
    }


def expected(given):
    """By choice the legs that `selection.apply` keeps, in order; by leg its years in words."""
    dataset = made(given["legs"])
    return {
        "kept": [kept(dataset, choice) for choice in given["choices"]],
        "words": [
            years_in_words(hull([tuple(span) for span in leg["years"]])) for leg in given["legs"]
        ],
    }


def kept(dataset, choice):
    years = choice["years"] or (None, None)
    chosen = Selection(frozenset(choice["routes"] or ()), *years)
    return list(selection.apply(dataset, chosen).legs["leg_id"])


def made(legs):
    """The small dataset of the tests with these legs in place of its own."""
    files = {
        name: (",".join(TABLES[name].columns) + rows).encode() for name, rows in SMALL_ROWS.items()
    }
    small = from_files(files, TODAY)
    row, link = small.legs.iloc[0].to_dict(), small.evidence.iloc[0].to_dict()
    links = [
        {**link, "subject_table": "legs", "subject_id": leg["id"], "stance": "supports"}
        | {"start_year": start, "end_year": end}
        for leg in legs
        for start, end in leg["years"] or [(pd.NA, pd.NA)]
    ]
    rows = [{**row, "leg_id": leg["id"], "route_id": leg["route"]} for leg in legs]
    return small.replace(
        legs=pd.DataFrame(rows).astype(small.legs.dtypes),
        evidence=pd.DataFrame(links).astype(small.evidence.dtypes),
    )
