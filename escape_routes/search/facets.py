"""By what passages can be narrowed: publisher, kind of source, language, year of publication."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.dataset.memo import per_dataset
from escape_routes.style.wording import UNDATED, counted, language_in_words

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

FACETS = {
    "publisher": "Publisher",
    "source_kind": "Kind of source",
    "language": "Language",
    "published": "Year of publication",
}
"""What a reader can narrow by: the key, which stands in links, and the name."""

KINDS_IN_WORDS = {
    "news": "News",
    "ngo": "Aid and rights groups",
    "academic": "Research",
    "government": "Governments",
    "un": "United Nations",
}
MOST_NAMED = 4


@per_dataset
def values(dataset: Dataset) -> pd.DataFrame:
    """One row per passage, by its key, with one column per facet, in words."""
    columns = ["source_id", "publisher", "kind", "language", "date_published"]
    named = dataset.excerpts[["excerpt_id", "source_id"]].merge(
        dataset.sources[columns], on="source_id"
    )
    frame = pd.DataFrame(
        {
            "excerpt_id": named["excerpt_id"],
            "publisher": named["publisher"],
            "source_kind": named["kind"].map(KINDS_IN_WORDS),
            "language": named["language"].map(language_in_words),
            "published": named["date_published"].str[:4].replace("", UNDATED),
        }
    )
    return frame.set_index("excerpt_id")


def options(frame: pd.DataFrame, facet: str) -> list[str]:
    """Values of a facet: years newest first, everything else by number of passages."""
    if facet == "published":
        return sorted(frame[facet].unique(), key=lambda year: (year != UNDATED, year), reverse=True)
    sizes = frame[facet].value_counts()
    return sorted(sizes.index, key=lambda value: (-int(sizes[value]), str(value)))


def kept(frame: pd.DataFrame, chosen: Mapping[str, Collection[str]]) -> set[str]:
    """Keys of the passages that have one of the chosen values of every facet; none means all."""
    keep = pd.Series(data=True, index=frame.index)
    for facet, wanted in chosen.items():
        if wanted:
            keep &= frame[facet].isin(list(wanted))
    return set(frame.index[keep])


def in_words(frame: pd.DataFrame, facet: str, among: Iterable[str]) -> str:
    """How many of some passages have which value: "English 12, Korean 3 and 2 more"."""
    sizes = frame.loc[list(among), facet].value_counts()
    first = sizes.head(MOST_NAMED)
    words = ", ".join(f"{value} {size}" for value, size in first.items())
    more = len(sizes) - len(first)
    return f"{words} and {more} more" if more else words


def found_in_words(whole: int, part: int, hidden: int) -> str:
    """How many passages hold all of a query, how many most of it, how many a filter hides."""
    sentences = [f"{counted(whole, 'passage')} found."]
    if part:
        sentences.append(
            f"{counted(part, 'further passage')} {'holds' if part == 1 else 'hold'} most of it."
        )
    if hidden:
        sentences.append(f"{hidden} more {'is' if hidden == 1 else 'are'} hidden by the filters.")
    return " ".join(sentences)
