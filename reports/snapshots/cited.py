"""The passages an edition cites, under places that tell nothing about each other.

A place is a number within the snapshot; the edition gives it a random reference. Which passage a
place stands for is kept outside the snapshot, so data that leave the portal do not say it.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class CitedPassages:
    """Places in the order in which passages are first cited; `banned` ones get none in findings.

    banned: passages whose words a public edition prints without naming who said them. A reference
        that stood beside a municipality as well would name it.
    """

    banned: frozenset[int] = frozenset()
    order: list[int] = field(default_factory=list)
    claims: dict[int, int] = field(default_factory=dict)

    def place(self, passage: int, claim: int | None = None) -> int:
        """The place of a passage, from 1; the same for every citation of it."""
        if passage not in self.order:
            self.order.append(passage)
            if claim is not None:
                self.claims[passage] = claim
        return self.order.index(passage) + 1

    def beside_a_name(self, passages: list[int], claim: int) -> list[int]:
        """Places of the passages that may be cited where a municipality is named."""
        return [self.place(one, claim) for one in passages if one not in self.banned]
