"""Write, change and take out the sections of a report, without writing over a colleague's text."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify

from forkommune.accounts.models import User
from forkommune.plan.models import Deliverable
from forkommune.work.history import acting
from forkommune.work.merging import clean, digest
from reports.models import Section, SectionRevision

KEY_LENGTH = 40


@dataclass(frozen=True)
class Written:
    """A section as somebody typed it."""

    title: str
    body: str
    position: int


class SectionMoved(RuntimeError):
    """Somebody saved the section after the form was opened; `section` is what is stored now."""

    def __init__(self, section: Section) -> None:
        super().__init__(f"Section {section.pk} was saved by somebody else; read it again.")
        self.section = section


def version_of(section: Section) -> str:
    """What a form carries to tell which text it was opened with."""
    return digest([section.title, section.body, str(section.position)])


@transaction.atomic
def add_section(*, deliverable: Deliverable, written: Written, by: User) -> Section:
    """A new section; the same text sent twice makes one."""
    Deliverable.objects.select_for_update().get(pk=deliverable.pk)
    fields = _fields(written)
    if twin := deliverable.sections.filter(**fields).first():
        return twin
    with acting(by, "section.added"):
        section = Section.objects.create(
            deliverable=deliverable, key=_free_key(deliverable, written.title), **fields
        )
    _keep_version(section, by)
    return section


@transaction.atomic
def change_section(*, section: Section, written: Written, base: str, by: User) -> Section:
    """Store a text that was typed over the version `base`.

    Raises SectionMoved when another text is stored by now; the same text again is no conflict.
    """
    section = Section.objects.select_for_update().get(pk=section.pk)
    fields = _fields(written)
    if all(getattr(section, name) == value for name, value in fields.items()):
        return section
    if version_of(section) != base:
        raise SectionMoved(section)
    if not SectionRevision.objects.of_place(section.deliverable, section.key).exists():
        _keep_version(section, None)  # the shipped text, which nobody here wrote
    for name, value in fields.items():
        setattr(section, name, value)
    with acting(by, "section.changed"):
        section.save(update_fields=list(fields))
    _keep_version(section, by)
    return section


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


def _fields(written: Written) -> dict[str, str | int]:
    return {
        "title": written.title.strip(),
        "body": str(clean(written.body)).strip(),
        "position": written.position,
    }


def _free_key(deliverable: Deliverable, title: str) -> str:
    """A name for the section's place that no other has; it stays when the title changes."""
    stem = slugify(title)[: KEY_LENGTH - 4].strip("-") or "del"
    taken = set(deliverable.sections.values_list("key", flat=True))
    # A place that was taken out keeps its name, or its versions would be another text's.
    taken |= set(deliverable.section_revisions.values_list("key", flat=True))
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
