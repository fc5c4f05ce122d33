"""Pictures and templates of an example, or of a proposal before it is sent."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.attachments import Attached, document, picture
from forkommune.work.history import acting
from pilots.models import Example, ExampleFile, ExampleProposal

MOST_TEMPLATES = 8
Owner = Example | ExampleProposal


class FilesRefused(ValueError):
    """Nothing was changed; the message says why and what to do."""


class TooManyFiles(FilesRefused):
    """No more templates are kept."""


class SentMeanwhile(FilesRefused):
    """The proposal was sent or declined: its files stand as they are."""


@transaction.atomic
def add_template(
    *, owner: Owner, content: bytes, name: str, title: str, by: User | None
) -> ExampleFile:
    """A document that others can use again. The very same one twice is kept once.

    by: None for a local actor with a mailed link.
    Raises Unfit for what is no such document, TooManyFiles and SentMeanwhile.
    """
    sent = document(content, name)
    _lock(owner)
    templates = owner.files.filter(kind=ExampleFile.Kind.TEMPLATE)
    there: ExampleFile | None = templates.filter(sha256=sent.sha256).first()
    if there is not None:
        return there
    if templates.count() >= MOST_TEMPLATES:
        raise TooManyFiles(
            _("There are %d templates already. Remove one before you add another.") % MOST_TEMPLATES
        )
    return _keep(owner, sent, by, kind=ExampleFile.Kind.TEMPLATE, title=title)


@transaction.atomic
def put_picture(
    *, owner: Owner, content: bytes, name: str, alt: str, rights: str, by: User | None
) -> ExampleFile:
    """The one picture, drawn anew; the one that was there goes. Raises Unfit and SentMeanwhile."""
    drawn = picture(content, name)
    _lock(owner)
    for old in owner.files.filter(kind=ExampleFile.Kind.PICTURE):
        _forget(old, by)
    return _keep(
        owner, drawn, by, kind=ExampleFile.Kind.PICTURE, title=alt[:150], alt=alt, rights=rights
    )


@transaction.atomic
def remove_file(*, file: ExampleFile, by: User | None) -> None:
    """Take a file away; what was kept of it goes when that is certain. Raises SentMeanwhile."""
    if file.proposal is not None:
        _lock(file.proposal)
    _forget(file, by)


@transaction.atomic
def hand_to_example(*, proposal: ExampleProposal, example: Example) -> None:
    """The files of a proposal are the example's when it is sent."""
    for file in proposal.files.select_for_update(of=("self",)):
        file.proposal, file.example = None, example
        file.save(update_fields=["proposal", "example"])


def copy_template(
    *, example: Example, title: str, file: Any, name: str, by: User | None
) -> ExampleFile:
    """A template of a finding, kept once more with the example that is made of it."""
    with file.open("rb") as opened:
        content = opened.read()
    return add_template(owner=example, content=content, name=name, title=title, by=by)


def _lock(owner: Owner) -> None:
    """One at a time for each owner, so that two pictures at once do not meet. Raises SentMeanwhile."""
    row = type(owner)._base_manager.select_for_update(no_key=True).get(pk=owner.pk)
    if isinstance(row, ExampleProposal) and (row.sent_at or row.declined_at):
        raise SentMeanwhile(
            _("The proposal was sent or declined meanwhile; its files stand as they are.")
        )


def _keep(owner: Owner, sent: Attached, by: User | None, **more: Any) -> ExampleFile:
    whose = {"example": owner} if isinstance(owner, Example) else {"proposal": owner}
    row = ExampleFile(
        **whose,
        **more,
        file_name=sent.name,
        content_type=sent.content_type,
        size=len(sent.content),
        sha256=sent.sha256,
        is_invented=owner.is_invented,
    )
    row.file.save("file", ContentFile(sent.content), save=False)
    row.full_clean()
    with acting(by, "example.file_added"):
        row.save()
    return row


def _forget(file: ExampleFile, by: User | None) -> None:
    kept = file.file
    with acting(by, "example.file_removed"):
        file.delete()
    transaction.on_commit(lambda: kept.delete(save=False))
