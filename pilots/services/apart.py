"""Say that two examples which look alike are not the same, and take that back."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures.numbers import format_date
from forkommune.ui.filters import clock
from forkommune.work.history import acting
from forkommune.work.services.publishing import lock
from pilots.merging.apart import Looked, changed_much, shared
from pilots.models import Example, ExamplesApart, ExampleSource


class CannotTellApart(ValueError):
    """These are no two examples that could be one; the message says why."""


class ToldMeanwhile(CannotTellApart):
    """Somebody has said so, or taken it back, after the page was shown."""


@transaction.atomic
def tell_apart(*, one: Example, other: Example, why: str, by: User) -> ExamplesApart:
    """These two are not the same; the pair is not shown again before one of them changes much.

    Raises ToldMeanwhile, naming who was first, where it stands already, and CannotTellApart.
    """
    first, second = sorted((one, other), key=lambda row: row.pk)
    if first.pk == second.pk:
        raise CannotTellApart(_("Choose two different examples."))
    for example in (first, second):
        lock(example)
        example.refresh_from_db(fields=["title", "state"])
        if example.state == Example.State.MERGED:
            raise CannotTellApart(
                _("“%(title)s” is taken into another example already.") % {"title": example.title}
            )
    looked = looked_at(first, second)
    with acting(by, "examples.told_apart", why):
        _end_outdated(first, second, looked, by)
        row = ExamplesApart(
            first=first,
            second=second,
            why=" ".join(why.split()),
            titles=list(looked.titles),
            sources=sorted(looked.sources),
            by=by,
        )
        try:
            row.full_clean()
        except ValidationError as fault:
            raise CannotTellApart(" ".join(fault.messages)) from fault
        row.save()
    return row


def looked_at(first: Example, second: Example) -> Looked:
    """What the two say now, as far as it counts for showing them again."""
    urls: dict[int, set[str]] = {first.pk: set(), second.pk: set()}
    rows = ExampleSource.objects.filter(example__in=[first, second]).exclude(url="").order_by()
    for key, url in rows.values_list("example", "url"):
        urls[key].add(url)
    return Looked((first.title, second.title), shared(urls[first.pk], urls[second.pk]))


def _end_outdated(first: Example, second: Example, now: Looked, by: User) -> None:
    """End what was said of the two as they were before. Raises ToldMeanwhile where it still holds."""
    before = ExamplesApart.objects.standing().of_pair(first, second).with_both().first()
    if before is None:
        return
    if not changed_much(before.looked, now):
        raise ToldMeanwhile(
            _("%(who)s said on %(day)s at %(time)s that these two are not the same.")
            % {
                "who": before.by or _("The portal"),
                "day": format_date(timezone.localdate(before.at)),
                "time": clock(before.at),
            }
        )
    _end(before, by)


@transaction.atomic
def take_back_apart(*, apart: ExamplesApart, by: User) -> None:
    """The two may be one after all; the pair is shown again. Raises ToldMeanwhile where it is so already."""
    row = ExamplesApart.objects.select_for_update(of=("self",)).get(pk=apart.pk)
    if row.undone_at is not None:
        raise ToldMeanwhile(_("It is undone already. The pair is shown again."))
    with acting(by, "examples.apart_undone"):
        _end(row, by)


def _end(row: ExamplesApart, by: User) -> None:
    row.undone_at, row.undone_by = timezone.now(), by
    row.save(update_fields=["undone_at", "undone_by"])
