"""What is quoted first for a leg, for whoever goes through a route leg by leg."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.style.wording import partial_date_in_words

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

ENGLISH = "en"


def leg_quotes(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Words, their meaning in English where they are in another language, source and language.

    By identifier of the leg; a leg of which no passage speaks is left out. A passage that supports
    the leg goes before one that only gives context, and one in English before others.
    """
    links = dataset.evidence.loc[dataset.evidence["subject_table"] == "legs"]
    links = links.loc[links["stance"] != "disputes"]
    found = links.merge(dataset.excerpts, on="excerpt_id").merge(
        dataset.sources[["source_id", "publisher", "date_published", "language"]], on="source_id"
    )
    found = found.loc[found["quote"] != ""]
    found["is_context"] = found["stance"] != "supports"
    found["is_foreign"] = found["language"] != ENGLISH
    best = found.sort_values(["is_context", "is_foreign"], kind="stable").drop_duplicates(
        "subject_id"
    )
    return {
        str(row.subject_id): {
            "text": str(row.quote),
            "meaning": str(row.summary) if row.is_foreign else "",
            "source": f"{row.publisher}, {partial_date_in_words(str(row.date_published))}",
            "language": str(row.language),
        }
        for row in best.sort_values("subject_id").itertuples()
    }
