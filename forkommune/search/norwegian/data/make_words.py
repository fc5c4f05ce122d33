"""Writes `words.txt.gz` anew: `python make_words.py BOKMAAL NYNORSK WORDFREQ_LARGE_NB`.

BOKMAAL, NYNORSK: the lists of Debian's package wnorwegian (ISO 8859-1). WORDFREQ_LARGE_NB:
`data/large_nb.msgpack.gz` of the Python package wordfreq 3.1; reading it needs `msgpack`. What both
know is kept, a line for each tenth of a power of ten of rarity. See README.md for the licences.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from pathlib import Path

import msgpack

WORD = re.compile(r"[a-zæøåéèêóòôü]{2,}")
RAREST = 75


def main(bokmal: str, nynorsk: str, counted: str) -> None:
    """Write the file beside this one and say how many words it has."""
    correct = {
        word
        for path in (bokmal, nynorsk)
        for word in Path(path).read_text(encoding="latin-1").split()
        if WORD.fullmatch(word)
    }
    _header, *by_centibels = msgpack.unpackb(gzip.decompress(Path(counted).read_bytes()))
    by_rarity: dict[int, list[str]] = defaultdict(list)
    for centibels, words in enumerate(by_centibels):
        if centibels // 10 <= RAREST:
            by_rarity[centibels // 10].extend(word for word in words if word in correct)
    lines = (
        f"{rarity} {' '.join(sorted(words))}\n" for rarity, words in by_rarity.items() if words
    )
    packed = gzip.compress("".join(lines).encode(), 9, mtime=0)
    Path(__file__).with_name("words.txt.gz").write_bytes(packed)
    print(sum(map(len, by_rarity.values())))


if __name__ == "__main__":
    main(*sys.argv[1:])
