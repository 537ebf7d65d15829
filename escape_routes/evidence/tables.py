"""Passages and sources as tables and lists, with headings a reader understands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.style.wording import language_in_words, partial_date_in_words

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset


def table(dataset: Dataset, excerpt_ids: Iterable[str]) -> pd.DataFrame:
    """Passages in the order given, with headings a reader understands."""
    named = dataset.excerpts.merge(dataset.sources, on="source_id").set_index("excerpt_id")
    chosen = named.loc[list(excerpt_ids)]
    return pd.DataFrame(
        {
            "What it says": chosen["summary"],
            "Quotation": chosen["quote"],
            "Publisher": chosen["publisher"],
            "Published": chosen["date_published"].map(partial_date_in_words),
            "Language": chosen["language"].map(language_in_words),
        }
    )


def source_table(dataset: Dataset) -> pd.DataFrame:
    """All sources, newest first, with how much rests on each and how far it can be relied on."""
    passages = dataset.excerpts["source_id"].value_counts()
    numbers = dataset.counts["source_id"].value_counts()
    ordered = dataset.sources.sort_values(["date_published", "source_id"], ascending=[False, True])
    ids = ordered["source_id"]
    return pd.DataFrame(
        {
            "source_id": ids,
            "Publisher": ordered["publisher"],
            "Title": ordered["title"],
            "Published": ordered["date_published"].map(partial_date_in_words),
            "Language": ordered["language"].map(language_in_words),
            "Passages": ids.map(passages).fillna(0).astype(int),
            "Figures": ids.map(numbers).fillna(0).astype(int),
            "Reliability": ordered["reliability_note"],
        }
    ).reset_index(drop=True)


def source_labels(dataset: Dataset) -> dict[str, str]:
    """Sources by the words under which they stand in a list and a link, ordered by publisher.

    Words that two sources share are followed by the key.
    """
    ordered = dataset.sources.sort_values(["publisher", "date_published", "source_id"])
    words = ordered["publisher"] + ", " + ordered["date_published"].map(partial_date_in_words)
    shared = words.duplicated(keep=False)
    labels = words.where(~shared, words + " (" + ordered["source_id"] + ")")
    return dict(zip(labels, ordered["source_id"], strict=True))
