"""The stem of one word: Snowball's, and the few endings that Snowball leaves apart.

Snowball (Norwegian) takes most endings of bokmål and nynorsk. Two things it does not see: words
that lose a vowel as they are inflected (sykkel, sykler), and words so short that their ending is
taken for a part of them (vei, veier).
"""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

# -el after one or two equal consonants, or after mp: middel and midler, eksempel and eksempler.
LOST_VOWEL = re.compile(r"(?:(?<=[aeiouyæøå])([bdfgkpst])\1?|(?<=m)(p))el$")
# A stem that ends in a vowel, with its ending: vei-er, by-en, øy-ene, ny-e.
SHORT = re.compile(
    r"^([bcdfghjklmnpqrstvwxz]{0,3}(?:[aeouæøå]?[iy]|[aouæøå]))(?:er|ene|ane|en|ar)s?$"
    r"|^([bcdfghjklmnpqrstvwxz]{1,3}ø?[iy])e$"
)
_snowball = Stemmer.Stemmer("norwegian")
SNOWBALL = str(Stemmer.version())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What all forms of a word in lower case share: `sykl` of sykkel, syklene, syklar."""
    found: str = _snowball.stemWord(word)
    if short := SHORT.match(found):
        found = short.group(1) or short.group(2)
    return LOST_VOWEL.sub(lambda hit: f"{hit.group(1) or hit.group(2)}l", found)
