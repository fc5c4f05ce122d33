"""A picture and templates: sent with a proposal, shown with the example, brought along from a routine."""

import io
import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from forkommune.accounts.models import Organisation
from forkommune.work.models import HistoryEntry
from forkommune.work.services.sending import empty_outbox
from pilots.models import ExampleFile, ExampleProposal
from pilots.services.files import SentMeanwhile, put_picture, remove_file
from pilots.services.making import make_example
from pilots.services.proposing import decline_proposal, hand_over, invite_actor, send_proposal
from tests.factories import (
    ExampleFactory,
    ExampleFileFactory,
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


@pytest.fixture
def link(proposal, client, mailoutbox):
    """The address by which a local actor writes."""
    invite_actor(
        municipality=proposal.municipality, actor="Asker Bygg", address="post@bygg.invalid"
    )
    empty_outbox()
    client.logout()
    return re.search(r"https?://[^/]+(/eksempler/foresla/lenke/\S+/)", mailoutbox[-1].body)[1]


def test_a_local_actor_adds_files_by_the_link_and_the_municipality_sees_them(
    client, link, mailoutbox
):
    address = f"{link}filer/"
    assert address in client.get(link).content.decode()
    template = zipped("word/document.xml")
    for _press in range(2):
        send(client, address, "picture", photo(), **SENT)
        send(client, address, "template", template, "Mal.docx", title="Mal for avtale")
    picture, document = ExampleFile.objects.order_by("kind")
    page = client.get(address).content.decode()
    assert f'src="{address}{picture.pk}/"' in page
    answer = client.get(f"{address}{document.pk}/")
    assert b"".join(answer.streaming_content) == template
    entry = HistoryEntry.objects.filter(action="example.file_added").latest("pk")
    assert entry.actor_id is None

    asked = ExampleProposal.objects.get(actor="Asker Bygg")
    Organisation.objects.update(email="post@asker.invalid")
    hand_over(proposal=asked)
    empty_outbox()
    theirs = re.search(r"https?://[^/]+(/eksempler/foresla/stotte/\S+/)", mailoutbox[-1].body)[1]
    page = client.get(theirs).content.decode()
    assert f'src="{theirs}filer/{picture.pk}/"' in page
    answer = client.get(f"{theirs}filer/{picture.pk}/")
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")

    client.post(address, {"act": "remove", "file": document.pk})
    assert [one.pk for one in asked.files.all()] == [picture.pk]


def test_by_a_link_nothing_of_others_opens_and_what_is_unfit_says_why(client, link, proposal):
    other = ExampleFileFactory(example=None, proposal=proposal)
    address = f"{link}filer/"
    assert client.get(f"{address}{other.pk}/").status_code == 404
    client.post(address, {"act": "remove", "file": other.pk})
    assert ExampleFile.objects.filter(pk=other.pk).exists()
    answer = send(client, address, "picture", b"MZ", "hytte.jpg", **SENT)
    assert answer.status_code == 422
    assert "ikke et bilde som kan leses" in answer.content.decode()
    assert 'value="En rød sykkel"' in answer.content.decode()  # what was written is there


def test_after_the_proposal_is_sent_its_files_stand(client, link):
    asked = ExampleProposal.objects.get(actor="Asker Bygg")
    ExampleFileFactory(example=None, proposal=asked)
    decline_proposal(proposal=asked, reason="Reklame", by=None)

    assert "enctype" not in client.get(f"{link}filer/").content.decode()
    with pytest.raises(SentMeanwhile):
        put_picture(owner=asked, content=photo(), name="a.jpg", by=None, **SENT)
    with pytest.raises(SentMeanwhile):
        remove_file(file=asked.files.get(), by=None)
    assert asked.files.count() == 1


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
