"""What is worked out once for a dataset and remembered for as long as it lives."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from functools import wraps
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from escape_routes.dataset.tables import Dataset

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
MOST = 512
"""So much is remembered of a dataset by `remember`; what was not asked for longest goes first."""


def per_dataset(build: Callable[[Dataset], T]) -> Callable[[Dataset], T]:
    """`build`, done once for each dataset whatever the threads; its result must not be written to.

    What is remembered lies with the dataset, so it may refer to it and still goes when it goes.
    `build` may ask for what others remember, as long as none of them asks for it in turn.
    """
    building = RLock()

    @wraps(build)
    def remembered(dataset: Dataset) -> T:
        if build not in dataset.remembered:
            with building:
                if build not in dataset.remembered:
                    dataset.remembered[build] = build(dataset)
        found: T = dataset.remembered[build]
        return found

    return remembered


def per_key(build: Callable[[Dataset, K], T]) -> Callable[[Dataset, K], T]:
    """`build`, done once for each key of a dataset; its results must not be written to."""

    @wraps(build)
    def remembered(dataset: Dataset, key: K) -> T:
        found: dict[K, T] = dataset.remembered.setdefault((build, "by key"), {})
        if key not in found:
            found[key] = build(dataset, key)
        return found[key]

    return remembered


def remember(dataset: Dataset, key: Hashable, build: Callable[[], T]) -> T:
    """What `build` gives, worked out once for a key as long as it is among the last asked for.

    The key has to name everything that the result follows from beside the dataset. The result must
    not be written to.
    """
    shelf, lock = _shelf(dataset)
    with lock:
        if key in shelf:
            shelf.move_to_end(key)
            found: T = shelf[key]
            return found
    # Outside of the lock, so that nobody waits for the work of another.
    found = build()
    with lock:
        shelf[key] = found
        while len(shelf) > MOST:
            shelf.popitem(last=False)
    return found


@per_dataset
def count_keys(kept: Dataset) -> tuple[str, ...]:
    """The keys of all counts, to `remember` by what follows from them alone."""
    return tuple(kept.counts["count_id"].tolist())


@per_dataset
def event_keys(kept: Dataset) -> tuple[str, ...]:
    """The keys of all events, to `remember` by what follows from them alone."""
    return tuple(kept.events["event_id"].tolist())


@per_dataset
def _shelf(_: Dataset) -> tuple[OrderedDict[Hashable, Any], RLock]:
    return OrderedDict(), RLock()
