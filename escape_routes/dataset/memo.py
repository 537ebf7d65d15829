"""What is worked out once for a dataset and remembered for as long as it lives."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from escape_routes.dataset.tables import Dataset

T = TypeVar("T")


def per_dataset(build: Callable[[Dataset], T]) -> Callable[[Dataset], T]:
    """`build`, remembered for as long as its dataset lives; its result must not be written to."""
    known: WeakKeyDictionary[Dataset, T] = WeakKeyDictionary()

    @wraps(build)
    def remembered(dataset: Dataset) -> T:
        if dataset not in known:
            known[dataset] = build(dataset)
        return known[dataset]

    return remembered
