"""Notes, conclusions and follow-up of meetings: what they rest on, reminders, what is overdue."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from forkommune.evidence.exchange.collecting import collect
from forkommune.evidence.models import Passage, SourceText, Support
from forkommune.ui.dates import today
from forkommune.work.models import Mail
from tests.factories import (
    ActionFactory,
    CodeFactory,
    EditionFactory,
    MeetingFactory,
    MinutesFactory,
    MinutesSectionFactory,
    MunicipalityFactory,
    PilotFactory,
    ResearcherFactory,
    SecretaryFactory,
)
from workshops.models import Action, Conclusion, Meeting
from workshops.outcomes.notes import paragraphs_of, text_of, write_notes
from workshops.outcomes.registering import overdue
from workshops.outcomes.reminding import remind_due
from workshops.outcomes.services import conclude
from workshops.outcomes.wording import WordingStands, held_by, reword_conclusion

pytestmark = pytest.mark.django_db
NOTES = "Hole vil dele en stilling.\n\nKontorstedet må veksle."


@pytest.fixture
def secretary(client):
    user = SecretaryFactory()
    client.force_login(user)
    return user


def noted(by, text=NOTES):
    meeting = MeetingFactory(kind="talk")
    meeting.municipalities.add(MunicipalityFactory())
    write_notes(meeting=meeting, text=text, by=by)
    return Meeting.objects.select_related("notes").get(pk=meeting.pk)


def url(name, meeting):
    return reverse(f"workshops:{name}", args=[meeting.slug])


def test_paragraphs_are_parted_by_empty_lines_and_keep_their_place():
    text = "  En linje\nog en til \n \n\n  To"

    found = paragraphs_of(text)

    assert [one.text for one in found] == ["En linje\nog en til", "To"]
    assert all(text[one.start : one.end] == one.text for one in found)


def test_notes_are_typed_as_a_draft_and_kept_as_a_text_that_can_be_marked(client, secretary):
    meeting = MeetingFactory(kind="steering")
    typed = {"text": NOTES, "tab": "fane", "seq": "1", "base": "{}"}

    client.post(url("notes-save", meeting), typed)
    assert "Kontorstedet må veksle." in client.get(url("notes-form", meeting)).content.decode()
    assert text_of(Meeting.objects.get()) == ""
    client.post(url("notes-form", meeting), {**typed, "seq": "2", "action": "put_in"})

    kept = Meeting.objects.get()
    assert text_of(kept) == NOTES
    assert kept.notes.kind == "minutes"
    assert "Kontorstedet må veksle." in client.get(url("record", meeting)).content.decode()


def test_a_conclusion_rests_on_a_paragraph_that_moves_along_when_the_notes_are_corrected(
    client, secretary
):
    meeting = noted(secretary)
    second = paragraphs_of(NOTES)[1]
    told = {"statement": "Kontorsted avklares.", "revision": "1", "places": second.place}

    client.post(url("conclusion-new", meeting), told)
    write_notes(meeting=meeting, text=f"Ny innledning.\n\n{NOTES}", by=secretary)

    support = Support.objects.get(claim=Conclusion.objects.get().claim)
    assert support.passage.quote == "Kontorstedet må veksle."
    assert support.passage.revision.number == 2
    assert "«Kontorstedet må veksle.»" in client.get(url("record", meeting)).content.decode()


def test_paragraphs_chosen_in_notes_that_were_corrected_meanwhile_are_asked_for_again(
    client, secretary
):
    meeting = noted(secretary)
    place = paragraphs_of(NOTES)[0].place
    write_notes(meeting=meeting, text=NOTES + "\n\nTil slutt.", by=secretary)

    page = client.post(
        url("conclusion-new", meeting),
        {"statement": "Noe.", "revision": "1", "places": place},
    )

    assert page.status_code == 422
    assert "rettet notatene" in page.content.decode()
    assert not Passage.objects.exists()


def test_follow_up_rests_on_a_passage_and_a_pilot_and_is_closed_from_the_list(client, secretary):
    meeting, pilot = noted(secretary), PilotFactory()
    organisation = meeting.municipalities.get().organisation
    told = {
        "text": "Lage en skisse",
        "organisation": organisation.name,
        "due_on": (today() - timedelta(days=2)).strftime("%d.%m.%Y"),
        "revision": "1",
        "places": paragraphs_of(NOTES)[0].place,
        "pilots": pilot.claim.pk,
    }

    sent = client.post(url("action-new", meeting), told)

    action = Action.objects.get()
    assert sent.url == url("record", meeting)
    assert [p.quote for p in action.passages.all()] == ["Hole vil dele en stilling."]
    assert list(action.claims.all()) == [pilot.claim]
    listed = reverse("workshops:action-list")
    assert "Lage en skisse" in client.get(listed + "?vis=over").content.decode()
    assert overdue(secretary).count == 1
    client.post(reverse("workshops:action-close", args=[action.pk]), {"liste": "1"})
    action.refresh_from_db()
    assert action.done_on == today()
    assert client.get(listed + "?vis=over").context["lines"] == []
    closed = client.get(listed + "?vis=lukket").context["lines"]
    assert [line.action for line in closed] == [action]
    assert overdue(secretary) is None


def test_dropping_needs_a_reason_and_nothing_is_both_done_and_dropped(client, secretary):
    action = ActionFactory()
    close = reverse("workshops:action-close", args=[action.pk])

    page = client.post(close, {"action": "drop"})

    assert page.status_code == 422
    assert "Skriv hvorfor det droppes" in page.content.decode()
    client.post(close, {"action": "drop", "outcome": "Kommunen vil ikke."})
    action.refresh_from_db()
    assert (action.dropped_on, action.done_on) == (today(), None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=action.pk).update(done_on=today())


def test_each_address_is_reminded_once_a_week_before_and_anew_for_a_new_date():
    soon, later = today() + timedelta(days=7), today() + timedelta(days=8)
    one = ActionFactory(text="Første", due_on=soon, email="ola@kommune.invalid")
    ActionFactory(text="Andre", due_on=today(), email="Ola@kommune.invalid")
    box = ActionFactory(text="Til postmottaket", due_on=soon, organisation__email="post@k.invalid")
    for quiet in (
        {"due_on": later, "email": "a@kommune.invalid"},
        {"due_on": today() - timedelta(days=1), "email": "b@kommune.invalid"},
        {"due_on": soon, "email": "c@kommune.invalid", "done_on": today()},
        {"due_on": soon, "email": "d@kommune.invalid", "is_invented": True},
        {"due_on": soon},  # nobody knows an address
    ):
        ActionFactory(**quiet)

    remind_due()
    remind_due()

    mails = {mail.recipient: mail for mail in Mail.objects.all()}
    assert sorted(mails) == ["ola@kommune.invalid", "post@k.invalid"]
    body = mails["ola@kommune.invalid"].body
    assert "Første" in body
    assert "Andre" in body
    assert box.text not in body
    Action.objects.filter(pk=one.pk).update(due_on=soon - timedelta(days=1))
    remind_due()
    assert Mail.objects.filter(recipient="ola@kommune.invalid").count() == 2


def test_a_conclusion_that_something_rests_on_is_not_taken_away(client, secretary):
    meeting = noted(secretary)
    client.post(url("conclusion-new", meeting), {"statement": "Avklart.", "revision": "1"})
    conclusion = Conclusion.objects.get()
    action = ActionFactory(meeting=meeting)
    action.claims.add(conclusion.claim)
    take_back = reverse("workshops:conclusion-take-back", args=[meeting.slug, conclusion.pk])

    page = client.post(take_back, follow=True)

    assert "Noe hviler på" in page.content.decode()
    assert Conclusion.objects.exists()
    action.claims.clear()
    client.post(take_back)
    assert not Conclusion.objects.exists()


def test_a_researcher_makes_a_conclusion_of_a_passage_marked_in_the_notes(client):
    researcher = ResearcherFactory()
    client.force_login(researcher)
    meeting = noted(researcher)
    revision = meeting.notes.current
    passage = Passage.objects.create(revision=revision, start=0, end=4, quote="Hole")

    client.post(
        reverse("evidence:claim-make", args=[passage.pk, "conclusion"]),
        {"statement": "Hole er med.", "grade": "strong"},
    )

    conclusion = Conclusion.objects.get()
    assert (conclusion.meeting, str(conclusion.claim)) == (meeting, "Hole er med.")
    assert conclusion.claim.supports.get().passage == passage


def test_a_meeting_with_notes_is_not_deleted_in_the_administration(client, secretary):
    meeting, empty = MeetingFactory(), MeetingFactory()
    write_notes(meeting=meeting, text="Om varme.", by=secretary)
    client.force_login(secretary)
    one = reverse("admin:workshops_meeting_delete", args=[meeting.pk])
    other = reverse("admin:workshops_meeting_delete", args=[empty.pk])

    refused = client.post(one, {"post": "yes"})
    client.post(other, {"post": "yes"})

    assert refused.status_code == 403
    assert list(Meeting.objects.all()) == [meeting]


def test_conclusion_is_worded_anew_with_its_earlier_words_until_something_approved_holds_them(
    client, secretary
):
    conclusion = conclude(meeting=MeetingFactory(), statement="Hole vil.", by=secretary)
    address = reverse("workshops:conclusion-change", args=[conclusion.meeting.slug, conclusion.pk])

    assert client.post(address, {"statement": "Hole vil vurdere."}).status_code == 422
    client.post(address, {"statement": "Hole vil vurdere.", "reason": "For bastant"})
    page = client.get(address).content.decode()
    assert "Hole vil." in page
    assert "For bastant" in page

    minutes = MinutesFactory(
        meeting=conclusion.meeting, state="approved", approved_at=timezone.now(), approval="Møtet"
    )
    MinutesSectionFactory(minutes=minutes, text="1. Hole vil vurdere.")
    refused = client.post(address, {"statement": "Hole nekter.", "reason": "Ny"})
    assert refused.status_code == 422
    assert "godkjent referat, versjon 1" in refused.content.decode()
    conclusion.claim.refresh_from_db()
    assert conclusion.claim.statement == "Hole vil vurdere."


def test_notes_go_out_for_research_only_with_a_basis_that_says_how(client, secretary):
    CodeFactory()
    meeting = noted(secretary)
    address = url("notes-basis", meeting)

    left = collect(None).material
    assert left.texts == ()
    assert any("1 tekst er utelatt" in words for words in left.left_out)
    assert client.post(address, {"basis": "informed", "note": ""}).status_code == 422
    client.post(address, {"basis": "informed", "note": "E-post 3.10.2017"})
    (out,) = collect(None).material.texts
    assert NOTES in out.text
    client.post(address, {"basis": "", "note": "E-post 3.10.2017"})
    assert collect(None).material.texts == ()
    with pytest.raises(IntegrityError), transaction.atomic():
        SourceText.objects.update(export_basis="consent", export_basis_note="")


def test_words_that_a_published_report_holds_are_not_changed(secretary):
    conclusion = conclude(meeting=MeetingFactory(), statement='Hole sa "ja".', by=secretary)
    edition = EditionFactory(snapshot__data={"conclusions": ['Hole sa "ja".']})
    assert held_by(conclusion) == []

    edition.state, edition.sha256 = "published", "0" * 64
    edition.save()
    with pytest.raises(WordingStands):
        reword_conclusion(conclusion=conclusion, statement="Nei.", reason="Feil", by=secretary)
