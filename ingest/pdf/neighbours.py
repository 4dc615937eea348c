"""Neighbours: what follows one another and belongs together, as words on one base line."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def together(items: Iterable[T], belongs: Callable[[list[T], T], bool]) -> list[list[T]]:
    """The items in groups; ``belongs`` tells whether an item goes to the group of those before it."""
    groups: list[list[T]] = []
    for item in items:
        if groups and belongs(groups[-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups
