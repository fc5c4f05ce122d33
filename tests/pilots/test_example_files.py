"""A picture and templates: sent with a proposal, shown with the example, brought along from a routine."""

import io

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pilots.models import ExampleFile
from pilots.services.making import make_example
from pilots.services.proposing import send_proposal
from tests.factories import (
    ExampleFactory,
    ExampleProposalFactory,
    MunicipalityFactory,
    OfficerFactory,
    OrganisationFactory,
    ResearcherFactory,
    RoutineFactory,
    SecretaryFactory,
    TermFactory,
)
from tests.pilots.test_proposing import TOLD
from tests.work.test_attachments import photo, zipped

pytestmark = pytest.mark.django_db
SENT = {"alt": "En rød sykkel", "rights": "Foto: Asker kommune, CC BY 4.0"}


@pytest.fixture(autouse=True)
def _fresh(settings, tmp_path):
    cache.clear()
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def proposal(client):
    organisation = OrganisationFactory(kind="municipality")
    asker = MunicipalityFactory(number="0220", name="Asker", organisation=organisation)
    officer = OfficerFactory(role__organisation=organisation)
    client.force_login(officer)
    return ExampleProposalFactory(municipality=asker, made_by=officer)


def page_of(proposal):
    return reverse("pilots:example-proposal-files", args=[proposal.pk])


def send(client, address, act, content, name="fil", **told):
    return client.post(address, {"act": act, "file": SimpleUploadedFile(name, content), **told})


def test_files_of_a_proposal_go_along_to_the_example_and_readers_see_them(client, proposal):
    address = page_of(proposal)
    assert send(client, address, "picture", photo(), **SENT).status_code == 302
    template = zipped("word/document.xml")
    for _press in range(2):
        send(client, address, "template", template, "Sjekkliste.docx", title="Sjekkliste")
    picture, document = ExampleFile.objects.order_by("kind")
    page = client.get(address).content.decode()
    shown = reverse("pilots:example-proposal-file", args=[proposal.pk, picture.pk])
    assert shown in page
    sent = client.get(shown)
    assert sent["Content-Type"] == "image/jpeg"
    assert b"".join(sent.streaming_content).startswith(b"\xff\xd8")

    from pilots.proposing.form import ExampleProposalForm

    for name in ("theme", "sector", "instrument"):
        TermFactory(vocabulary=name, code=TOLD[name])
    TermFactory(vocabulary="funding_source", code="klimasats")
    form = ExampleProposalForm(TOLD)
    assert form.is_valid(), form.errors
    example = send_proposal(
        proposal=proposal, told=form.cleaned_data, values=TOLD, by=proposal.made_by, draft_version=0
    )

    example.state, example.published_at = "published", "2026-01-01T00:00Z"
    example.save()
    client.logout()
    read = client.get(example.get_absolute_url()).content.decode()
    assert 'alt="En rød sykkel"' in read
    assert "Foto: Asker kommune, CC BY 4.0" in read
    answer = client.get(reverse("pilots:example-file", args=[example.slug, document.pk]))
    assert b"".join(answer.streaming_content) == template
    assert 'attachment; filename="Sjekkliste.docx"' in answer["Content-Disposition"]
    assert client.get(shown).status_code == 302  # log in


def test_a_new_picture_takes_the_place_of_the_old_and_one_can_be_removed(
    client, proposal, tmp_path
):
    address = page_of(proposal)
    for alt in ("Først", "Så"):
        send(client, address, "picture", photo(), **SENT | {"alt": alt})
    picture = ExampleFile.objects.get()
    assert picture.alt == "Så"

    for _press in range(2):
        client.post(address, {"act": "remove", "file": picture.pk})
    assert not ExampleFile.objects.exists()


@pytest.mark.parametrize(
    ("act", "content", "told", "words"),
    [
        ("picture", b"MZ", SENT, "ikke et bilde som kan leses"),
        ("picture", photo(), {"alt": "", "rights": ""}, "Fyll"),
        ("template", photo(), {"title": "Mal"}, "verken Word"),
        ("template", b"", {"title": "Mal"}, "tom"),
    ],
)
def test_what_is_not_taken_in_says_why_at_the_field(client, proposal, act, content, told, words):
    answer = send(client, page_of(proposal), act, content, **told)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ExampleFile.objects.exists()


def test_files_are_closed_with_the_proposal_and_others_do_not_see_them(client, proposal):
    send(client, page_of(proposal), "picture", photo(), **SENT)
    file = ExampleFile.objects.get()
    proposal.sent_at = "2026-01-01T00:00Z"
    proposal.save()
    client.post(page_of(proposal), {"act": "remove", "file": file.pk})
    assert ExampleFile.objects.exists()

    client.force_login(OfficerFactory())
    address = reverse("pilots:example-proposal-file", args=[proposal.pk, file.pk])
    assert client.get(address).status_code == 404
    assert client.get(page_of(proposal)).status_code == 404


def test_who_keeps_examples_puts_files_with_one_and_officers_do_not(client):
    example = ExampleFactory(published=True)
    address = reverse("pilots:example-attach", args=[example.slug])
    client.force_login(SecretaryFactory())
    send(client, address, "template", zipped("xl/workbook.xml"), "ark.xlsx", title="Regneark")
    assert example.files.get().title == "Regneark"
    client.force_login(OfficerFactory())
    assert client.get(address).status_code == 403


def test_an_example_of_a_routine_brings_its_template_along(client):
    asker = MunicipalityFactory(number="0220", name="Asker")
    routine = RoutineFactory(municipality=asker, claim__organisation=asker.organisation)
    researcher = ResearcherFactory()
    client.force_login(researcher)
    template = zipped("word/document.xml")
    address = reverse("municipalities:routine-templates", args=[routine.claim.uuid])
    assert (
        send(client, address, "", template, "rutine.docx", title="Mal for sak").status_code == 302
    )
    assert "Mal for sak" in client.get(address).content.decode()

    example = make_example(
        claim=routine.claim,
        title="Klimarutine i Asker",
        summary="Alle saker vurderes.",
        theme=TermFactory(vocabulary="theme", code="a"),
        sector=TermFactory(vocabulary="sector", code="b"),
        instrument=TermFactory(vocabulary="instrument", code="c"),
        by=researcher,
    )

    [file] = example.files.all()
    assert (file.title, file.file_name) == ("Mal for sak", "rutine.docx")
    kept = routine.templates.get()
    client.post(address, {"act": "remove", "file": kept.pk})
    with file.file.open("rb") as opened:
        assert io.BytesIO(opened.read()).getvalue() == template
