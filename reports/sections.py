"""Begin, change and take out the sections of a report, and comment on them."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.plan.models import Deliverable
from forkommune.work.history import acting
from forkommune.work.merging import Values, clean
from forkommune.work.models import Draft
from forkommune.work.services.draft_states import discard_draft
from reports.composing.council import HEADINGS, Heading
from reports.models import Section, SectionComment, SectionRevision

KEY_LENGTH = 40
DRAFT_KIND = "section"


class CommentRefused(ValueError):
    """The comment cannot be kept; the message says why."""


@transaction.atomic
def add_section(
    *,
    deliverable: Deliverable,
    title: str,
    position: int,
    responsible: User | None,
    by: User,
    place: str = "",
) -> Section:
    """A new section without text; the same heading at the same place sent twice makes one.

    place: the key of a heading that the report has itself; a text stands under it already or is made.
    """
    Deliverable.objects.select_for_update().get(pk=deliverable.pk)
    fields = {"title": title.strip(), "position": position, "responsible": responsible}
    has_own_place = is_heading(deliverable, place)
    twins = deliverable.sections.filter(**{"key": place} if has_own_place else fields)
    if twin := twins.first():
        return twin
    key = place if has_own_place else _free_key(deliverable, title)
    with acting(by, "section.added"):
        return Section.objects.create(deliverable=deliverable, key=key, **fields)


def is_heading(deliverable: Deliverable, place: str) -> bool:
    """Whether the report has a heading of its own there: the Research Council's, in the project description."""
    return deliverable.code == "D1" and place in HEADINGS


def unanswered(deliverable: Deliverable) -> list[Heading]:
    """The report's own headings under which nobody has begun to write."""
    begun = set(deliverable.sections.values_list("key", flat=True))
    return [
        one for key, one in HEADINGS.items() if is_heading(deliverable, key) and key not in begun
    ]


@transaction.atomic
def put_in(
    *,
    section: Section,
    title: str,
    body: str,
    position: int,
    responsible: User | None,
    by: User,
    draft_version: int | None = None,
) -> Section:
    """What is typed becomes the section's text. Raises DraftMoved where a colleague typed meanwhile."""
    section = Section.objects.select_for_update(of=("self",)).get(pk=section.pk)
    fields = {
        "title": title.strip(),
        "body": str(clean(body)).strip(),
        "position": position,
        "responsible": responsible,
    }
    has_changed = any(getattr(section, name) != value for name, value in fields.items())
    if not SectionRevision.objects.of_place(section.deliverable, section.key).exists() and (
        section.body
    ):
        _keep_version(section, None)  # the shipped text, which nobody here wrote
    with acting(by, "section.changed"):
        if has_changed:
            for name, value in fields.items():
                setattr(section, name, value)
            section.save(update_fields=list(fields))
            _keep_version(section, by)
        discard_draft(kind=DRAFT_KIND, target=section, by=by, version=draft_version)
    return section


def stored_values(section: Section) -> Values:
    """What the row holds, by the names of the form's fields."""
    return {
        "title": section.title,
        "body": section.body,
        "position": str(section.position),
        "responsible": str(section.responsible_id or ""),
    }


def being_typed(sections: Iterable[Section]) -> set[int]:
    """The keys of those in whose form something stands that was not put into the report: no edition has it."""
    rows = {str(one.pk): one for one in sections}
    drafts = Draft.objects.filter(
        kind=DRAFT_KIND,
        target_type=ContentType.objects.get_for_model(Section),
        target_id__in=rows,
    )
    return {
        rows[draft.target_id].pk
        for draft in drafts
        if draft.data.items() - stored_values(rows[draft.target_id]).items()
    }


@transaction.atomic
def comment_on(*, section: Section, text: str, by: User) -> SectionComment:
    """A comment that waits until somebody has handled it. Raises CommentRefused for an empty one."""
    words = str(clean(text)).strip()
    if not words:
        raise CommentRefused(_("Write what you want to say about the section."))
    with acting(by, "section.commented"):
        return SectionComment.objects.create(section=section, text=words, written_by=by)


@transaction.atomic
def handle_comment(*, comment: SectionComment, by: User) -> SectionComment:
    """Note that nothing more is to be done about a comment; the first time stands."""
    comment = SectionComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if comment.handled_at is None:
        with acting(by, "section.comment_handled"):
            comment.handled_at, comment.handled_by = timezone.now(), by
            comment.save(update_fields=["handled_at", "handled_by"])
    return comment


@transaction.atomic
def remove_section(*, section: Section, by: User) -> None:
    """Take a section out of the next edition; earlier editions keep it, and so do its versions."""
    if not SectionRevision.objects.of_place(section.deliverable, section.key).exists():
        _keep_version(section, None)
    with acting(by, "section.removed"):
        section.delete()


def _keep_version(section: Section, by: User | None) -> None:
    """Keep the text as it stands now; the same text again is no new version."""
    versions = SectionRevision.objects.of_place(section.deliverable, section.key)
    last = versions.first()
    if last and (last.title, last.body) == (section.title, section.body):
        return
    SectionRevision.objects.create(
        deliverable=section.deliverable,
        key=section.key,
        number=last.number + 1 if last else 1,
        title=section.title,
        body=section.body,
        written_by=by,
    )


def _free_key(deliverable: Deliverable, title: str) -> str:
    """A name for the section's place that no other has; it stays when the title changes."""
    stem = slugify(title)[: KEY_LENGTH - 4].strip("-") or "del"
    taken = set(deliverable.sections.values_list("key", flat=True))
    # A place that was taken out keeps its name, or its versions would be another text's.
    taken |= set(deliverable.section_revisions.values_list("key", flat=True))
    taken |= {key for key in HEADINGS if is_heading(deliverable, key)}
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
