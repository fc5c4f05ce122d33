"""How many letters some stretches of texts cover. No Django."""

from collections.abc import Iterable


def letters_in(stretches: Iterable[tuple[int, int, int]]) -> int:
    """Letters that lie in at least one of some stretches, each counted once.

    stretches: a text by its number, start and end in code points, half-open; in any order, and they
        may overlap, nest or be the same.
    """
    letters = reached = 0
    text = None
    for here, start, end in sorted(stretches):
        if here != text:
            text, reached = here, 0
        letters += max(0, end - max(start, reached))
        reached = max(reached, end)
    return letters
