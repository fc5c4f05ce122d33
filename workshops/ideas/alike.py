"""Which ideas may say the same, by the stems of their words. No database in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import Stemmer

WORD = re.compile(r"[^\W\d_]{3,}")
CLOSE = 0.34  # of the stems of both; ideas are short, and a third is much
_STEMMER = Stemmer.Stemmer("norwegian")
# Words that ideas have in common without saying the same.
SMALL = frozenset(
    [
        "alle",
        "bør",
        "den",
        "der",
        "det",
        "dette",
        "ein",
        "eit",
        "eller",
        "enn",
        "ett",
        "for",
        "fra",
        "frå",
        "har",
        "her",
        "hos",
        "hva",
        "hvor",
        "hver",
        "ikke",
        "ikkje",
        "inn",
        "kan",
        "kommune",
        "kommunen",
        "kommuner",
        "kommunene",
        "med",
        "men",
        "mer",
        "meir",
        "når",
        "noe",
        "noen",
        "noko",
        "nokon",
        "også",
        "om",
        "opp",
        "oss",
        "over",
        "på",
        "samme",
        "same",
        "seg",
        "som",
        "skal",
        "så",
        "til",
        "ved",
        "vil",
        "være",
        "vere",
    ]
)


def stems(text: str) -> frozenset[str]:
    """The stems of the words that an idea is about."""
    words = [word for word in WORD.findall(text.casefold()) if word not in SMALL]
    return frozenset(_STEMMER.stemWords(words))


def alike(ideas: Mapping[int, str]) -> list[tuple[int, int]]:
    """Pairs of keys whose ideas may say the same, the likest first."""
    told = [(key, stems(text)) for key, text in ideas.items()]
    found = []
    for at, (one, mine) in enumerate(told):
        for other, theirs in told[at + 1 :]:
            shared, both = len(mine & theirs), len(mine | theirs)
            if both and (share := shared / both) >= CLOSE:
                found.append((share, one, other))
    found.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    return [(one, other) for _share, one, other in found]
