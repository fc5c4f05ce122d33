"""A checksum of ledger entries that anybody can compute again from the list of them."""

import hashlib
from collections.abc import Iterable, Mapping

COLUMNS = (
    "number",
    "date",
    "organisation",
    "activity",
    "text",
    "voucher",
    "hours",
    "rate",
    "amount",
    "cost_type",
    "sector",
    "task",
    "financing",
    "reverses",
)


def seal(entries: Iterable[Mapping[str, str]]) -> str:
    """sha256 (hex) of the entries in the order of their numbers.

    Each entry is its columns in the order of `COLUMNS`, as text (amounts with point and two
    decimals, days as 2017-11-14, nothing as empty), parted by tabs and ended by a line feed, UTF-8.
    """
    digest = hashlib.sha256()
    for entry in sorted(entries, key=lambda row: int(row["number"])):
        cells = (" ".join(entry[column].split()) for column in COLUMNS)
        digest.update(("\t".join(cells) + "\n").encode())
    return digest.hexdigest()
