"""The files of an edition as its page lists them: what each is, how large, and what it is for."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.ui.words import file_size
from reports.models import Edition

CHANGES = "endringer"  # where a page tells what changed

APPLIED_WITH = "D1"  # is written on in Word, and sent with its attachment


@dataclass(frozen=True)
class EditionFile:
    """One line. purpose: whom it serves, in a few words."""

    label: str
    url: str
    purpose: str
    is_page: bool = False


def files_of(edition: Edition) -> list[EditionFile]:
    """What can be read or fetched; nothing that is not there."""
    if not edition.sha256:
        return []
    if edition.deliverable.code == APPLIED_WITH:
        first = [*_word(edition), *_attachment(edition)]
        return [*first, *_web(edition), *_pdf(edition), *_package(edition)]
    return [*_web(edition), *_pdf(edition), *_word(edition), *_package(edition)]


def _address(page: str, edition: Edition) -> str:
    return reverse(f"reports:{page}", args=[edition.deliverable.code, edition.number])


def _web(edition: Edition) -> list[EditionFile]:
    if not edition.web:
        return []
    purpose = _("on a screen or a phone, and to link to a place in it")
    label = _("Read edition %(number)d") % {"number": edition.number}
    return [EditionFile(label, _address("edition-read", edition), purpose, is_page=True)]


def _pdf(edition: Edition) -> list[EditionFile]:
    size = edition.size
    if size is None:
        return []
    pages = ngettext(
        "Download PDF (%(count)d page, %(size)s)",
        "Download PDF (%(count)d pages, %(size)s)",
        edition.pages or 0,
    ) % {"count": edition.pages or 0, "size": file_size(size)}
    purpose = (
        _("the archive copy, to print, to keep and to cite")
        if edition.profile == Edition.Profile.ARCHIVE
        else _("the working copy, with the data attached")
    )
    return [EditionFile(pages, _address("edition-download", edition), purpose)]


def _word(edition: Edition) -> list[EditionFile]:
    size = edition.word_size
    if size is None:
        return []
    label = _("Download Word (%(size)s)") % {"size": file_size(size)}
    return [EditionFile(label, _address("edition-word", edition), _("to go on writing in"))]


def _attachment(edition: Edition) -> list[EditionFile]:
    """The published report that the edition names as its attachment, while it is published."""
    named = edition.frozen.data.get("description", {}).get("attachment")
    rows = Edition.objects.filter(state=Edition.State.PUBLISHED)
    if (
        not named
        or not rows.filter(deliverable__code=named["code"], number=named["number"]).exists()
    ):
        return []
    label = _("Download the attachment: %(title)s, edition %(number)d (PDF)") % named
    url = reverse("reports:edition-download", args=[named["code"], named["number"]])
    return [EditionFile(label, url, _("to send with the description"))]


def _package(edition: Edition) -> list[EditionFile]:
    size = edition.package_size
    if size is None:
        return []
    label = _("Download data package (%(size)s)") % {"size": file_size(size)}
    purpose = _(
        "tables and figures as CSV, all data as JSON, and a script that computes every number"
    )
    return [EditionFile(label, _address("edition-package", edition), purpose)]


def changes_of(edition: Edition) -> tuple[str, str]:
    """ "Changes since edition 2: 5 places" and where they stand; "" for a first edition, and of a published
    one where only a draft stood before it."""
    told = edition.snapshot and edition.snapshot.data.get("changes")
    if not told or (edition.is_published and not told["published"]):
        return "", ""
    since = (_("Edition %(number)d") if told["published"] else _("Draft %(number)d")) % told
    count = len(told["rows"])
    words = ngettext(
        "Changes since %(since)s: %(count)d place",
        "Changes since %(since)s: %(count)d places",
        count,
    ) % {"since": since.lower(), "count": count}
    address = f"{_address('edition-read', edition)}#{CHANGES}" if edition.web else ""
    return words, address
