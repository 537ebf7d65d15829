"""Full-text search over the passages: any word, any script, without a network, best first.

The index lives in memory: SQLite's FTS5 with trigrams, which finds parts of words in scripts that
put no blanks between them. It only proposes candidates; what counts as a hit, and its rank, is
decided here, so a build of SQLite without FTS5, and words too short for a trigram, give the same
answer by looking at every passage.
"""

from __future__ import annotations

import difflib
import math
import re
import sqlite3
import threading
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from escape_routes.routes.places import Names
from escape_routes.search.documents import WEIGHTS, Document, documents, score
from escape_routes.search.queries import MAX_NAME_WORDS, TRIGRAM, Term, fold, terms

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

ENOUGH = 10
"""With so many passages that hold everything, none that holds less is shown."""

# Everything is folded already; the tokenizer's own folding of accents is newer than SQLite 3.44.
CREATE = (
    "CREATE VIRTUAL TABLE passages"
    " USING fts5(quote, summary, title, publisher, notes, events, tokenize='trigram')"
)
INSERT = (
    "INSERT INTO passages (rowid, quote, summary, title, publisher, notes, events)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
MATCH = "SELECT rowid FROM passages WHERE passages MATCH ?"


@dataclass(frozen=True)
class Found:
    """Keys of passages, best first, the terms to mark in them, and what was changed, in words.

    The first `whole` of them hold everything that is asked for. `hidden` counts the passages that
    would be found as well if nothing were filtered.
    """

    excerpt_ids: tuple[str, ...]
    terms: tuple[Term, ...] = ()
    note: str = ""
    whole: int = 0
    hidden: int = 0


class PassageIndex:
    """The passages of a dataset, ready to be searched by several threads at once."""

    def __init__(self, dataset: Dataset, names: Names, *, is_fts_wanted: bool = True) -> None:
        self.dataset = dataset
        self.names = names
        self._documents = documents(dataset)
        self._lock = threading.Lock()
        self._fts = _fts(self._documents) if is_fts_wanted else None

    def find(self, query: str, among: Collection[str] | None = None) -> Found:
        """The passages that a query asks for, best first; all, newest first, for an empty query.

        Where few passages hold everything that is asked for, those that hold most of it follow.

        Parameters
        ----------
        query
            Words, numbers, names of places in any spelling, phrases in quotation marks.
        among
            Keys of the passages that filters keep; everything by default.
        """
        asked, note = self._understood(terms(query, self.names))
        scores = [self._scores(term) for term in asked] or [dict.fromkeys(self._numbers, 1.0)]
        counts = Counter(number for one in scores for number in one)
        hits = _most(counts, len(scores))
        kept = [n for n in hits if among is None or self._documents[n].excerpt_id in among]
        sums = {n: sum(one.get(n, 0.0) for one in scores) for n in kept}
        kept.sort(key=lambda n: self._documents[n].excerpt_id)
        kept.sort(key=lambda n: self._documents[n].date, reverse=True)
        kept.sort(key=lambda n: (counts[n], round(sums[n], 6)), reverse=True)
        return Found(
            excerpt_ids=tuple(self._documents[number].excerpt_id for number in kept),
            terms=tuple(asked),
            note=note,
            whole=sum(counts[number] == len(scores) for number in kept),
            hidden=len(hits) - len(kept),
        )

    @cached_property
    def _numbers(self) -> range:
        return range(len(self._documents))

    def _scores(self, term: Term) -> dict[int, float]:
        """Numbers of the passages that hold a term, with how much; rare terms count more."""
        found = {
            number: own
            for number in self._candidates(term)
            if (own := score(self._documents[number], term))
        }
        rarity = math.log(1 + len(self._documents) / max(1, len(found)))
        return {number: own * rarity for number, own in found.items()}

    def _candidates(self, term: Term) -> Iterable[int]:
        if self._fts is None or any(len(text) < TRIGRAM for text in term.texts):
            return self._numbers
        numbers = {
            number
            for number, document in enumerate(self._documents)
            if not document.around.isdisjoint(term.places)
        }
        query = " OR ".join(f'"{text}"' for text in term.texts)
        if query:
            with self._lock:
                numbers |= {int(row[0]) for row in self._fts.execute(MATCH, (query,))}
        return sorted(numbers)

    def _understood(self, asked: list[Term]) -> tuple[list[Term], str]:
        """Terms that lead somewhere, where possible, and in words what was changed for that."""
        done: list[Term] = []
        notes: list[str] = []
        rest = list(asked)
        while rest:
            length = next((n for n, t in enumerate(rest) if self._scores(t)), len(rest))
            if not length:
                done.append(rest.pop(0))
                continue
            term, used, note = self._instead(rest[:length])
            rest = rest[used:]
            done.append(term)
            notes.append(note)
        return list(dict.fromkeys(done)), " ".join(filter(None, notes))

    def _instead(self, unknown: Sequence[Term]) -> tuple[Term, int, str]:
        """What to look for in place of words that no passage holds, and how many it replaces."""
        for length in range(min(MAX_NAME_WORDS, len(unknown)), 0, -1):
            written = " ".join(term.written for term in unknown[:length])
            match = self.names.find(written)
            if match.area_id:
                area = self.names.places[match.area_id].name
                note = (
                    f"No passage names {match.known_as}; shown is what speaks of {area}, "
                    "in which it lies."
                )
                return Term(written, (), (match.area_id,)), length, note
        return self._corrected(unknown[0])

    def _corrected(self, term: Term) -> tuple[Term, int, str]:
        known = {**self._vocabulary, **dict.fromkeys(self.names.own_names, "")}
        near = difflib.get_close_matches(fold(term.written), known, n=1, cutoff=0.75)
        if not near:
            return term, 1, ""
        written = known[near[0]] or self.names.places[self.names.by_name[near[0]][0]].name
        better = terms(written, self.names)[0]
        note = f"No passage holds “{term.written}”; shown is what holds “{written}”."
        return replace(better, written=written), 1, note

    @cached_property
    def _vocabulary(self) -> dict[str, str]:
        """Words of the passages and titles, folded, with the way in which they are written."""
        texts = [*self.dataset.excerpts["quote"], *self.dataset.excerpts["summary"]]
        texts += self.dataset.sources["title"].tolist()
        words = (word for text in texts for word in re.findall(r"[^\W\d_]{4,}", text))
        return {fold(word): word for word in words}


def _most(counts: Mapping[int, int], asked: int) -> list[int]:
    """Passages that hold all terms; if these are few, also those that hold most, or else half."""
    whole = [number for number, count in counts.items() if count == asked]
    if len(whole) >= ENOUGH:
        return whole
    least = asked // 2 + 1 if whole else math.ceil(asked / 2)
    return [number for number, count in counts.items() if count >= least]


def _fts(documents: Sequence[Document]) -> sqlite3.Connection | None:
    """Passages in memory with their trigrams; None where SQLite cannot do that."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        connection.execute(CREATE)
    except sqlite3.OperationalError:
        connection.close()
        return None
    records = [
        (number, *(one.fields[name] for name in WEIGHTS)) for number, one in enumerate(documents)
    ]
    connection.executemany(INSERT, records)
    connection.commit()
    return connection
