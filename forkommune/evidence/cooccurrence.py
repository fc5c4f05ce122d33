"""How often two codes stand on the same words, as a share of where either stands."""

from __future__ import annotations


def coefficient(first: int, second: int, both: int) -> float | None:
    """c = n12 / (n1 + n2 - n12): from 0 (never together) to 1 (never apart).

    first, second: passages with the one code and with the other; both: passages of one of them
        that meet the other.
    Returns None where neither code stands anywhere: that is no agreement and no distance.
    Raises ValueError for counts that cannot be: negative ones, or more meetings than passages.
    Source: the c-coefficient of ATLAS.ti's co-occurrence table, which is the index of Jaccard.
    """
    if min(first, second, both) < 0 or both > min(first, second):
        raise ValueError(
            f"{both} passages cannot be among both {first} and {second}; count them again."
        )
    either = first + second - both
    return both / either if either else None


def meetings(here: int, there: int) -> int:
    """n12, from how many passages of the one code meet the other, and how many of the other meet it.

    The smaller number: a long passage that covers three short ones has met the other code once, so
    that n12 is never more than n1 or n2 and c never more than 1.
    """
    return min(here, there)
