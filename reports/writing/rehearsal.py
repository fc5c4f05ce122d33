"""Set a section before there is an edition: with the frozen data of an order, or with numbers of today.

Composing is loaded when it is asked for: a web server that shows no form of a section has no use for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import override

from forkommune.plan.models import Deliverable
from reports.models import Audience

LASTS = 600  # seconds that the numbers of a form may be old; the form says from when they are
# What people said, and who wrote: neither belongs into a cache.
LEFT_OUT = ("sections", "sentences", "quotes", "passages")
REFERENCE = "P-······"  # an edition makes its own


def numbers_of(deliverable: Deliverable, *, anew: bool = False) -> Mapping[str, Any]:
    """The data of a public edition as of now or of the last minutes, without anybody's words."""
    key = f"reports.numbers.{deliverable.pk}"
    kept = None if anew else cache.get(key)
    if kept is None:
        kept = _fresh(deliverable)
        cache.set(key, kept, LASTS)
    return kept


def has_numbers(deliverable: Deliverable) -> bool:
    """Whether `numbers_of` answers at once."""
    return cache.get(f"reports.numbers.{deliverable.pk}") is not None


def forget_numbers(_informants: frozenset[int], _by: Any) -> None:
    """Somebody withdrew: what was counted with them is counted anew."""
    keys = [f"reports.numbers.{pk}" for pk in Deliverable.objects.values_list("pk", flat=True)]
    cache.delete_many(keys)


def _fresh(deliverable: Deliverable) -> dict[str, Any]:
    from reports.snapshots.freezing import freeze

    now = timezone.now()
    frozen = freeze(deliverable, audience=Audience.PUBLIC, at=now, texts=False)
    empty: dict[str, Any] = {name: [] for name in LEFT_OUT}
    return {**frozen.data, **empty, "changes": None, "taken_at": now, "sha256": frozen.sha256}


def desk_for(data: Mapping[str, Any], *, audience: str, at: datetime, sha256: str = "") -> Any:
    """The desk at which the report of these data would be written."""
    from forkommune.documents.description import Profile
    from reports.composing.composers import desk_for as composed_desk
    from reports.composing.edition import EditionFacts

    facts = EditionFacts(
        code=data["code"],
        number=1,
        audience=audience,
        profile=Profile.ARCHIVE,
        is_published=False,
        taken_at=at,
        sha256=sha256,
        has_invented=False,
        references={row["place"]: REFERENCE for row in data["passages"]},
        portal="",
    )
    return composed_desk(data, facts)


def demand_composable(data: Mapping[str, Any], *, audience: str, at: datetime) -> None:
    """Raises NotThere naming the section and what it names that the data do not hold."""
    from reports.composing.written import text_of

    rows = [row for row in data["sections"] if "{" in row["text"]]
    if rows:
        desk = desk_for(data, audience=audience, at=at)
        with override("nb"):
            for row in rows:
                text_of(desk, row)
