"""Put the report that an edition names as its attachment into the working copy of the file."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from django.utils.text import slugify
from django.utils.translation import gettext as _

from forkommune.documents.description import Attachment, Document, Profile
from forkommune.documents.errors import DocumentError
from reports.models import Edition, Snapshot


class AttachmentGone(DocumentError):
    """The attached edition is no longer the one that the snapshot names; the message says which."""


def with_attachment(document: Document, snapshot: Snapshot) -> Document:
    """The document with the published file that its snapshot names; the archive copy carries none.

    Raises AttachmentGone where that edition was withdrawn or has another file.
    """
    named = snapshot.data.get("description", {}).get("attachment")
    if named is None or document.profile is not Profile.WORKING:
        return document
    rows = Edition.objects.filter(deliverable__code=named["code"], number=named["number"])
    found = rows.filter(state=Edition.State.PUBLISHED).first()
    data = _data_of(found) if found else b""
    if hashlib.sha256(data).hexdigest() != named["sha256"]:
        raise AttachmentGone(
            _(
                "The attachment, %(title)s, edition %(number)d, is no longer there. Order a new edition."
            )
            % {"title": named["title"], "number": named["number"]}
        )
    file = Attachment(
        name=f"{slugify(named['title'])}-{named['number']}.pdf",
        data=data,
        mime="application/pdf",
        relationship="Supplement",
        description=named["title"],
    )
    return replace(document, attachments=(*document.attachments, file))


def _data_of(edition: Edition) -> bytes:
    try:
        with edition.file.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError:
        return b""
