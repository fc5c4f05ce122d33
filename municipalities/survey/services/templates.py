"""Keep the template of a routine, and take it away."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import transaction

from forkommune.accounts.models import User
from forkommune.work.attachments import document
from forkommune.work.history import acting
from municipalities.survey.models import Routine, RoutineTemplate


@transaction.atomic
def add_template(
    *, routine: Routine, content: bytes, name: str, title: str, by: User
) -> RoutineTemplate:
    """A document that goes with the routine; the very same one twice is kept once. Raises Unfit."""
    sent = document(content, name)
    Routine.objects.select_for_update(no_key=True).get(pk=routine.pk)
    there: RoutineTemplate | None = routine.templates.filter(sha256=sent.sha256).first()
    if there is not None:
        return there
    row = RoutineTemplate(
        routine=routine,
        title=title,
        file_name=sent.name,
        content_type=sent.content_type,
        size=len(sent.content),
        sha256=sent.sha256,
        added_by=by,
    )
    row.file.save("template", ContentFile(sent.content), save=False)
    row.full_clean()
    with acting(by, "routine.template_added"):
        row.save()
    return row


@transaction.atomic
def remove_template(*, template: RoutineTemplate, by: User) -> None:
    """Take a template away; an example that was made of the routine keeps its own."""
    kept = template.file
    with acting(by, "routine.template_removed"):
        template.delete()
    transaction.on_commit(lambda: kept.delete(save=False))
