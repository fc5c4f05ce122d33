"""Versions of a guide: made, changed until a session has begun by them, published.

A question is known by its code, which stands on each note: a version that was used stands fast, so
that no note ever answers a question that was not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focusgroups.models import FocusGroup, Guide
from forkommune.accounts.models import User
from forkommune.work.history import acting
from forkommune.work.outlines import STEPS, ChangedMeanwhile, digest_of, state_of

from . import outline
from .outline import Asked, Parts

DETAILS = ("title", "version", "duration_minutes", "opening", "ground_rules")
COPIED = ("title", "duration_minutes", "parts", "facts", "source", "opening", "ground_rules")


class GuideStandsFast(ValueError):
    """The version is published, or a session has begun by it."""


class GuideIsEmpty(ValueError):
    """There is nothing to ask."""


class GuideIsUsed(ValueError):
    """A session is planned by the version."""


class SessionHasBegun(ValueError):
    """The session goes on by the guide that it began with."""


def why_it_stands_fast(guide: Guide) -> str:
    """Why a version may not be changed any more; "" where it may."""
    if guide.published_at is not None:
        return _("%(guide)s is published; make a new version to change it.") % {"guide": guide}
    if FocusGroup.objects.filter(guide=guide).begun().exists():
        return _("A session has begun by %(guide)s; make a new version to change it.") % {
            "guide": guide
        }
    return ""


@transaction.atomic
def make_guide(*, title: str, version: str, duration_minutes: int, by: User) -> Guide:
    """A guide without any part yet. Raises ValidationError when the version stands already."""
    guide = Guide(title=title, version=version, duration_minutes=duration_minutes)
    guide.full_clean()
    with acting(by, "focus_guide.made"):
        guide.save()
    return guide


@transaction.atomic
def copy_guide(*, guide: Guide, version: str, by: User) -> Guide:
    """A new version with the same parts and questions, which keep their codes.

    Raises ValidationError when the guide has a version of that name.
    """
    kept = {name: getattr(guide, name) for name in COPIED}
    copy = Guide(version=version, copied_from=guide, **kept)
    copy.full_clean()
    with acting(by, "focus_guide.copied"):
        copy.save()
    return copy


@transaction.atomic
def publish_guide(*, guide: Guide, by: User) -> Guide:
    """Freeze a version: the database refuses every change of it. Twice keeps the first time stamp.

    Raises GuideIsEmpty.
    """
    guide = Guide.objects.select_for_update().get(pk=guide.pk)
    if not outline.questions_in(outline.read_parts(guide.parts)):
        raise GuideIsEmpty(
            _("%(guide)s has no questions; add one before publishing.") % {"guide": guide}
        )
    if guide.published_at is None:
        guide.published_at = timezone.now()
        with acting(by, "focus_guide.published"):
            guide.save(update_fields=["published_at"])
    return guide


@transaction.atomic
def remove_guide(*, guide: Guide, by: User) -> None:
    """Delete a draft that no session is planned by. Raises GuideStandsFast, GuideIsUsed."""
    guide = open_guide(guide)
    if group := guide.focusgroup_set.first():
        raise GuideIsUsed(
            _("“%(session)s” is planned by this version; let it use another one first.")
            % {"session": group}
        )
    with acting(by, "focus_guide.removed"):
        guide.delete()


@transaction.atomic
def use_guide(*, guide: Guide, group: FocusGroup, by: User) -> FocusGroup:
    """Let a session that has not begun be held by this version. Raises SessionHasBegun."""
    group = FocusGroup.objects.select_for_update().get(pk=group.pk)
    if FocusGroup.objects.filter(pk=group.pk).begun().exists():
        raise SessionHasBegun(
            _("“%(session)s” has begun, and keeps the guide it began with.") % {"session": group}
        )
    group.guide = guide
    with acting(by, "focus_group.guide_chosen"):
        group.save(update_fields=["guide"])
    return group


@transaction.atomic
def save_details(*, guide: Guide, values: Mapping[str, Any], by: User, seen: str) -> Guide:
    """Change what stands above the parts: the fields of DETAILS.

    seen: `state_of` them that the form was opened with. Raises GuideStandsFast, ChangedMeanwhile,
    and ValidationError when another guide has the title and version.
    """
    guide = open_guide(guide)
    if state_of(guide, DETAILS) != seen:
        raise ChangedMeanwhile(_changed(f"{guide}, {guide.opening}"))
    for name in DETAILS:
        setattr(guide, name, values[name])
    guide.full_clean()
    with acting(by, "focus_guide.details_saved"):
        guide.save(update_fields=DETAILS)
    return guide


@transaction.atomic
def save_part(
    *, guide: Guide, code: str | None, label: str, label_nn: str, minutes: int, by: User, seen: str
) -> outline.Part:
    """Change a part, or add one (None) at the end.

    seen: `seen_of_part` that the form was opened with. Raises GuideStandsFast, ChangedMeanwhile,
    NotInOutline.
    """
    guide = open_guide(guide)
    parts = outline.read_parts(guide.parts)
    if code is not None and seen_of_part(outline.part_of(parts, code)) != seen:
        stands = outline.part_of(parts, code)
        raise ChangedMeanwhile(_changed(f"{stands.label}, {stands.minutes}"))
    parts, part = outline.with_part(parts, code, label=label, label_nn=label_nn, minutes=minutes)
    _keep(guide, parts, "focus_guide.part_saved", by)
    return part


@transaction.atomic
def remove_part(*, guide: Guide, code: str, by: User) -> None:
    """Take an empty part out. Raises GuideStandsFast, NotInOutline, PartFull."""
    guide = open_guide(guide)
    parts = outline.without_part(outline.read_parts(guide.parts), code)
    _keep(guide, parts, "focus_guide.part_removed", by)


@transaction.atomic
def save_question(
    *, guide: Guide, code: str | None, part: str, asked: Asked, by: User, seen: str
) -> Asked:
    """Change a question, or add one (None) at the end of a part.

    seen: `seen_of_question` that the form was opened with. Raises GuideStandsFast,
    ChangedMeanwhile, NotInOutline, CodeTaken.
    """
    guide = open_guide(guide)
    parts = outline.read_parts(guide.parts)
    if code is not None:
        where, stands = outline.question_of(parts, code)
        if seen_of_question(where, stands) != seen:
            raise ChangedMeanwhile(_changed(f"{stands.code} {stands.text}"))
    parts = outline.with_question(parts, code, asked, part=part)
    _keep(guide, parts, "focus_guide.question_saved", by)
    return asked


@transaction.atomic
def remove_question(*, guide: Guide, code: str, by: User) -> None:
    """Take a question out. Raises GuideStandsFast, NotInOutline."""
    guide = open_guide(guide)
    parts = outline.without_question(outline.read_parts(guide.parts), code)
    _keep(guide, parts, "focus_guide.question_removed", by)


def move_part(*, guide: Guide, code: str, direction: str, by: User) -> bool:
    """Past the part above or below; False where there is none. Raises GuideStandsFast, NotInOutline."""
    return _move(guide, lambda parts: outline.moved_part(parts, code, STEPS[direction]), by)


def move_question(*, guide: Guide, code: str, direction: str, by: User) -> bool:
    """Past the one above or below, over the edge of its part; False where it cannot go further.

    Raises GuideStandsFast, NotInOutline.
    """
    return _move(guide, lambda parts: outline.moved_question(parts, code, STEPS[direction]), by)


def open_guide(guide: Guide) -> Guide:
    """The version, locked. Raises GuideStandsFast when it may not be changed any more."""
    guide = Guide.objects.select_for_update().get(pk=guide.pk)
    if refusal := why_it_stands_fast(guide):
        raise GuideStandsFast(refusal)
    return guide


def seen_of_part(part: outline.Part) -> str:
    """Tells name and minutes of a part from any other state of them; its questions are apart."""
    return digest_of([part.label, part.label_nn, part.minutes])


def seen_of_question(part: outline.Part, asked: Asked) -> str:
    """Tells a question in its part from any other state of it."""
    return digest_of(
        [part.code, asked.code, asked.text, asked.text_nn, [*asked.prompts], [*asked.feeds]]
    )


@transaction.atomic
def _move(guide: Guide, move: Callable[[Parts], Parts], by: User) -> bool:
    guide = open_guide(guide)
    before = outline.read_parts(guide.parts)
    after = move(before)
    if after == before:
        return False
    _keep(guide, after, "focus_guide.moved", by)
    return True


def _keep(guide: Guide, parts: Parts, action: str, by: User) -> None:
    guide.parts = outline.as_json(parts)
    with acting(by, action):
        guide.save(update_fields=["parts"])


def _changed(stands: str) -> str:
    return _(
        "Somebody changed this after you opened it. It says now: “%(text)s” Look through "
        "what you wrote; if you save again, it takes that one's place."
    ) % {"text": stands}
