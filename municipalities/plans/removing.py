"""Take a version out again that should never have come in: the wrong file, another plan's text."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.accounts.models import User
from forkommune.evidence.models import CodingRound, Passage, SourceText, TextReading
from forkommune.work.history import acting

from .models import PlanPage, PlanVersion


class InUse(ValueError):
    """Work rests on the version; the message says which, and what to do. Nothing was taken out."""


def work_on(version: PlanVersion) -> list[str]:
    """In words, what somebody has done with the version's pages; empty where it may be taken out."""
    sources = SourceText.objects.filter(plan_page__version=version)
    passages = Passage.objects.filter(revision__source__in=sources).count()
    readings = TextReading.objects.filter(source__in=sources).count()
    corrected = sources.filter(revisions__number__gt=1).distinct().count()
    rounds = CodingRound.objects.filter(sources__in=sources).distinct().count()
    counted = (
        (passages, ngettext("%(n)d passage is marked", "%(n)d passages are marked", passages)),
        (
            readings,
            ngettext("%(n)d page is marked as coded", "%(n)d pages are marked as coded", readings),
        ),
        (corrected, ngettext("%(n)d page is corrected", "%(n)d pages are corrected", corrected)),
        (
            rounds,
            ngettext(
                "%(n)d round of double coding has its pages",
                "%(n)d rounds of double coding have its pages",
                rounds,
            ),
        ),
    )
    return [words % {"n": number} for number, words in counted if number]


@transaction.atomic
def remove_version(*, version: PlanVersion, reason: str, by: User) -> None:
    """Delete a version with its pages and its file; the history keeps who, when and why.

    Raises InUse where work rests on it, or while it is being read.
    """
    version = PlanVersion.objects.select_for_update().get(pk=version.pk)
    if version.read_at is None:
        raise InUse(_("The version is being read. Stop the reading, or wait for its end."))
    sources = list(
        SourceText.objects.select_for_update()
        .filter(plan_page__version=version)
        .values_list("pk", flat=True)
    )
    if found := work_on(version):
        raise InUse(
            _(
                "Version %(number)d is not taken out: %(work)s. Take in the right text as a new "
                "version; what rests on this one is marked then."
            )
            % {"number": version.number, "work": ", ".join(found)}
        )
    with acting(by, "municipalities.plan_version_removed", reason):
        PlanPage.objects.filter(version=version).delete()
        SourceText.objects.filter(pk__in=sources).delete()
        version.delete()
    if version.file:
        transaction.on_commit(partial(version.file.delete, save=False))
