"""Consent by letter, recordings only where all agreed, and names that go on their day."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from focusgroups.models import Recording
from focusgroups.queues import recordings
from focusgroups.rights.services import register_recording
from forkommune.evidence.models import ContactKey, Passage, ResearchExport, TextRevision
from forkommune.evidence.services.contacts import keep_contact
from forkommune.privacy.retention import erase_due
from forkommune.privacy.services import withdraw_consent
from forkommune.ui.dates import long_date, today
from tests.factories import (
    ConsentFactory,
    FocusGroupFactory,
    GrantFactory,
    NoteFactory,
    ParticipantFactory,
    PassageFactory,
    ProtectionOfficerFactory,
    RecordingFactory,
    ResearcherFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db
WITH_SOUND = ["interview", "recording"]


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


@pytest.fixture
def group():
    return FocusGroupFactory(title="Fokusgruppe Drammen")


def agreed(group, letter, scopes):
    letter = ParticipantFactory(group=group, letter=letter)
    ConsentFactory(informant=letter.informant, scopes=scopes)
    return letter


def sent(**other):
    made = {"made_on": today().strftime("%d.%m.%Y"), "kept_at": "Opptaker 3"}
    return {**made, "delete_on": (today() + timedelta(days=30)).strftime("%d.%m.%Y"), **other}


def test_recording_needs_the_consent_of_everybody(client, kari, group):
    agreed(group, "A", WITH_SOUND)
    agreed(group, "B", ["interview"])
    address = reverse("focusgroups:recording-add", args=[group.pk])

    refused = client.post(address, sent())

    assert refused.status_code == 422
    assert "B har ikke samtykket til lydopptak. Slett opptaket." in refused.content.decode()
    assert not Recording.objects.exists()


def test_recording_is_written_down_once_and_its_deletion_too(client, kari, group):
    agreed(group, "A", WITH_SOUND)
    address = reverse("focusgroups:recording-add", args=[group.pk])
    client.post(address, sent())
    client.post(address, sent())
    recording = Recording.objects.get()

    client.post(reverse("focusgroups:recording-deleted", args=[group.pk, recording.pk]))
    page = client.get(reverse("focusgroups:rights", args=[group.pk])).content.decode()

    assert f"Slettet {long_date(today())} av Kari Holm" in page
    assert recordings(kari) is None


@pytest.mark.parametrize(
    ("field", "days", "words"),
    [
        ("made_on", 3, "Dagen ligger fram i tid"),
        ("delete_on", -3, "Et opptak kan ikke slettes før det er gjort"),
    ],
)
def test_days_that_cannot_be_are_asked_back(client, kari, group, field, days, words):
    agreed(group, "A", WITH_SOUND)
    day = (today() + timedelta(days=days)).strftime("%d.%m.%Y")

    answer = client.post(
        reverse("focusgroups:recording-add", args=[group.pk]), sent(**{field: day})
    )

    assert words in answer.content.decode()
    assert day in answer.content.decode()


def test_withdrawal_puts_the_recording_first_in_the_queue(kari, group):
    letter = agreed(group, "A", WITH_SOUND)
    agreed(group, "B", WITH_SOUND)
    register_recording(
        group=group,
        made_on=today(),
        kept_at="Opptaker 3",
        delete_on=today() + timedelta(days=30),
        by=kari,
    )
    assert recordings(kari) is None

    withdraw_consent(informant=letter.informant_id, by=kari, way="phone")

    (item,) = recordings(kari).items
    assert "Ikke alle samtykker lenger" in str(item)


def test_last_day_puts_a_recording_in_the_queue(kari, group):
    agreed(group, "A", WITH_SOUND)
    RecordingFactory(group=group, delete_on=today() + timedelta(days=7))
    RecordingFactory(group=group, delete_on=today() + timedelta(days=8))

    assert recordings(kari).count == 1


def test_names_go_on_their_day_and_the_pages_tell_it(client, kari, group):
    letter = agreed(group, "A", WITH_SOUND)
    told = {"name": "Berit Testmann", "email": "berit@ukjent.invalid", "phone": "99887766"}
    last = today() - timedelta(days=1)
    keep_contact(informant=letter.informant, delete_on=last, **told)
    address = reverse("focusgroups:rights", args=[group.pk])
    before = client.get(address).content.decode()
    assert "1 navn oppbevares kryptert" in before

    erase_due()

    after = client.get(address).content.decode()
    assert not ContactKey.objects.exists()
    assert f"1 navn ble slettet på dagen sin, {long_date(today())}" in after
    assert not any(one in before + after for one in told.values())
    client.force_login(ProtectionOfficerFactory())
    overseen = client.get(reverse("privacy:oversight")).content.decode()
    assert "1 navn med kontaktopplysninger" in overseen


def test_protection_officer_sees_what_is_kept_of_each_session_and_who_may_see_it(client, group):
    group.title, group.starts_at = "Fokusgruppe Drammen", None
    group.save()
    letter = agreed(group, "A", WITH_SOUND)
    ParticipantFactory(group=group, letter="B")
    told = {"name": "Berit Testmann", "email": "berit@ukjent.invalid", "phone": "99887766"}
    keep_contact(informant=letter.informant, delete_on=date(2030, 3, 9), **told)
    GrantFactory(group=group, user__name="Kari Holm", kind="recruiter")
    RecordingFactory(
        group=group,
        made_on=today() - timedelta(days=3),
        delete_on=today() - timedelta(days=1),
    )
    NoteFactory(group=group, participant=letter, text="Som Oda sa", mentions=[[4, 7]])
    ResearchExport.objects.create(
        format="qdpx",
        purpose="Analyse",
        recipient="CICERO",
        text_count=3,
        coding_count=1,
        sha256="0" * 64,
    )
    client.force_login(ProtectionOfficerFactory())

    page = client.get(reverse("privacy:oversight"))
    told_on = " ".join(page.content.decode().split())

    [table] = page.context["shown"].tables
    assert table.rows == [
        ("Fokusgruppe Drammen", "1 av 2", "1, 9. mars 2030", "0", "Rekrutteringsansvarlig: Kari Holm",
         "skal slettes nå", "1"),
    ]  # fmt: skip
    assert "1 navn med kontaktopplysninger oppbevares, kryptert" in told_on
    assert "natten etter 9. mars 2030" in told_on
    assert "<td>CICERO</td><td>Analyse</td>" in told_on
    assert not any(one in told_on for one in (*told.values(), "Oda"))


def test_turns_that_nobody_has_read_are_quoted_only_once_somebody_says_why(client, kari, group):
    notes = []
    for letter, scopes in (("A", ["interview", "quote_unnamed"]), ("B", ["interview"])):
        revision = TextRevisionFactory(source__informant=agreed(group, letter, scopes).informant)
        passage = PassageFactory(revision=revision, start=0, end=3)
        notes.append(passage)
        NoteFactory(group=group, source=revision.source)
    quotable = Passage.objects.quotable_in_public().filter(pk__in=[one.pk for one in notes])
    address = reverse("focusgroups:quoting", args=[group.pk])
    rights = reverse("focusgroups:rights", args=[group.pk])
    waits = "2 innlegg er ikke lest av dem som snakket"
    before = list(quotable), waits in client.get(rights).content.decode()
    empty = client.post(address, {"reason": " "})

    client.post(address, {"reason": "Gruppa leser oppsummeringen"})
    client.post(address, {"reason": "En annen grunn"})

    assert before == ([], True)
    assert empty.status_code == 422
    assert list(quotable.all()) == [notes[0]]
    assert set(TextRevision.objects.values_list("approval_waived", flat=True)) == {
        "Gruppa leser oppsummeringen"
    }
    assert waits not in client.get(rights).content.decode()
