"""The project description (D1): the Research Council's headings, what the data say, what people wrote."""

import io
from hashlib import sha256

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from forkommune.documents.description import Profile
from reports.attached import AttachmentGone, with_attachment
from reports.composing.composers import compose
from reports.composing.council import HEADINGS
from reports.edition_files import files_of
from reports.models import Section
from reports.snapshots.freezing import freeze
from tests.factories import DeliverableFactory, EditionFactory, ResearcherFactory

from .test_document import chapter, facts, section

pytestmark = pytest.mark.django_db


def description():
    return DeliverableFactory(code="D1", title="Prosjektbeskrivelse for hovedprosjektet")


def composed(report, **changes):
    snapshot = freeze(report, audience="public", at=timezone.now())
    return snapshot, compose(snapshot.data, facts(snapshot, code="D1", **changes))


def test_text_under_a_heading_of_the_council_stands_there_and_the_rest_is_said_to_be_missing(
    client,
):
    client.force_login(ResearcherFactory())
    report = description()
    page = reverse("reports:report-detail", args=["D1"])
    assert "?overskrift=etikk" in client.get(page).content.decode()
    address = reverse("reports:section-add", args=["D1"])
    form = client.get(f"{address}?overskrift=etikk").context["form"]
    sent = {"title": "Forskningsetikk", "position": 1, "place": form["place"].value()}

    for _click in range(2):
        client.post(address, sent)

    section = Section.objects.get()
    assert section.key == "etikk"
    Section.objects.update(body="Vi følger NESH.\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    _snapshot, document = composed(report)
    html = chapter(document, "annet").html
    ethics = html[html.index("Forskningsetikk") : html.index("Miljøkonsekvenser")]
    assert "Vi følger NESH." in ethics
    assert "Ikke skrevet ennå" not in ethics
    assert f"{len(HEADINGS) - 1} overskrifter er ikke skrevet ennå" in document.front[0].html
    assert "?overskrift=etikk" not in client.get(page).content.decode()
    assert "tekst" not in [one.key for one in document.chapters]


def test_the_published_basis_is_named_and_goes_with_the_working_copy_until_it_is_withdrawn(media):
    report = description()
    _snapshot, before = composed(report)
    assert "ikke publisert ennå" in section(before, "vedlegg")
    basis = EditionFactory(
        deliverable=DeliverableFactory(code="D6", title="Grunnlag for hovedprosjektet"),
        published=True,
        pages=12,
    )
    pdf = io.BytesIO()
    pikepdf.new().save(pdf)
    basis.sha256 = sha256(pdf.getvalue()).hexdigest()
    basis.file.save("x.pdf", ContentFile(pdf.getvalue()))

    frozen, document = composed(report, profile=Profile.WORKING)

    html = section(document, "vedlegg")
    assert "Grunnlag for hovedprosjektet, utgave" in html
    assert "12 sider" in html
    edition = EditionFactory(
        deliverable=report, snapshot__data=frozen.data, published=True, file="reports/gone.pdf"
    )
    row = edition.snapshot
    assert files_of(edition)[0].url == reverse(
        "reports:edition-download", args=["D6", basis.number]
    )
    (attached,) = (
        one for one in with_attachment(document, row).attachments if one.name.endswith(".pdf")
    )
    assert attached.data == pdf.getvalue()
    basis.file.storage.delete(basis.file.name)
    with pytest.raises(AttachmentGone, match="Grunnlag for hovedprosjektet, utgave"):
        with_attachment(document, row)
