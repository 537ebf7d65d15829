"""What is worked out once for a dataset and remembered for as long as it lives."""

from __future__ import annotations

from functools import wraps
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from escape_routes.dataset.tables import Dataset

T = TypeVar("T")


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
