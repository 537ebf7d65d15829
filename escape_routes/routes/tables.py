"""Routes and legs as tables, with headings a reader understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.routes.routes import routes
from escape_routes.style.wording import (
    years_in_words,
)

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset


def legs(dataset: Dataset, kept: Dataset) -> pd.DataFrame:
    """The legs that are kept, in route order, as the map draws them."""
    wanted = set(kept.legs["leg_id"])
    records = [
        {
            "leg_id": leg.leg_id,
            "Route": f"{route.code}  {route.name}",
            "From": leg.start.name,
            "To": leg.end.name,
            "Years": ", ".join(dict.fromkeys(map(years_in_words, leg.years))) or "undated",
            "Certainty": leg.certainty,
            "Sources": leg.source_count,
            "Disputed": "yes" if leg.is_disputed else "",
            "Length (km)": round(leg.length_km),
        }
        for route in routes(dataset).values()
        for leg in route.legs
        if leg.leg_id in wanted
    ]
    columns = ["leg_id", "Route", "From", "To", "Years", "Certainty", "Sources", "Disputed"]
    return pd.DataFrame(records, columns=[*columns, "Length (km)"])
