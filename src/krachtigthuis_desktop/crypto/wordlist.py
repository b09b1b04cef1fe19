"""The list of 2,048 Dutch words behind phrases and fingerprints: eleven bits a word.

Four letters name a word. The list never changes in place: fingerprints on printed cards depend on its order.
"""

from __future__ import annotations

from functools import cache

from .. import paths

BITS = 11


@cache
def words() -> tuple[str, ...]:
    """The words in their order. Raises ValueError when the file is not the list it should be."""
    found = tuple((paths.resources() / "wordings" / "wachtwoorden.txt").read_text(encoding="ascii").split())
    if len(set(found)) != 1 << BITS or len(found) != 1 << BITS:
        raise ValueError("the list of words is not whole")
    return found


def named(value: int, count: int) -> tuple[str, ...]:
    """`count` words for the lowest `count` x 11 bits of a number."""
    return tuple(words()[value >> BITS * place & (1 << BITS) - 1] for place in reversed(range(count)))
