"""The paths of very many pages of one kind: a list of a country leads to hundreds."""

from collections.abc import Callable

from django.urls import reverse


def paths_like(name: str, sample: str) -> Callable[[str], str]:
    """From what tells one page of the URL `name` from another to its path; the URLs are asked once.

    sample: a value that the URL takes and that stands nowhere else in its path. What is given to
    the function must need no quoting in a path: numbers and codes, not names.
    Raises ValueError when the path of the sample does not hold it exactly once.
    """
    path = reverse(name, args=[sample])
    if path.count(sample) != 1:
        raise ValueError(
            f"{path} holds {sample!r} {path.count(sample)} times; take another sample."
        )
    before, after = path.split(sample)
    return lambda value: f"{before}{value}{after}"
