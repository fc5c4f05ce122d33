"""Recruitment: planned by researchers, done by those with a grant, seen by nobody else."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from focusgroups.models import Candidate, FocusGroup, Grant, Participant
from focusgroups.recruitment.services.answering import accept, consent_on_paper
from focusgroups.recruitment.services.candidates import NotNow, said_no, said_yes, step_in
from focusgroups.recruitment.services.mailing import morning_before, write_to
from focusgroups.recruitment.services.planning import change_session
from focusgroups.recruitment.services.reminding import remind_those_who_come
from focusgroups.recruitment.services.table_letters import give_letters
from focusgroups.recruitment.wording import Letter
from forkommune.celery import app
from forkommune.evidence.models import ContactKey, KeyLookup, TextAccess
from forkommune.evidence.services.contacts import NotTheirs, look_up_contact
from forkommune.privacy.services import withdraw_consent
from forkommune.ui.dates import today
from forkommune.work.models import HistoryEntry, Mail
from tests import factories as make
from tests.focusgroups.recruiting import EMAIL, NAME, PHONE, a_candidate, a_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return a_session()


@pytest.fixture
def kari(group):
    """Recruits for the group."""
    return make.GrantFactory(group=group).user


@pytest.fixture
def letter():
    return make.InformationLetterFactory(published=True)


@pytest.fixture
def oda(group, kari):
    return a_candidate(group, kari)


def board(group):
    return reverse("focusgroups:recruitment", args=[group.pk])


def agreed(candidate, letter, *more):
    """Has said yes on paper."""
    return consent_on_paper(
        candidate=candidate,
        letter=letter,
        scopes=["interview", *more],
        way="signed",
        given_on=today(),
        by=make.ResearcherFactory(),
    )


def test_session_is_planned_on_the_page_with_the_mix_of_its_guide_and_nobody_calls_it_invented(
    client,
):
    a_session()
    guide = FocusGroup.objects.get().guide
    client.force_login(make.ResearcherFactory())
    sent = {"title": "Kveld i Lier", "guide": guide.pk, "day": "14.11.2027", "clock": "18.00"}

    client.post(reverse("focusgroups:session-new"), {**sent, "place": "", "is_invented": "on"})

    planned = FocusGroup.objects.get(title="Kveld i Lier")
    assert f"{timezone.localtime(planned.starts_at):%d.%m %H.%M}" == "14.11 18.00"
    assert [(row.actor_group.code, row.wanted) for row in planned.wanted_mix.all()] == [
        ("citizens", 2),
        ("ngos", 2),
    ]
    assert not planned.is_invented


def test_recruiter_cannot_hold_the_key_not_even_afterwards_and_the_field_says_why(
    client, group, kari
):
    Grant.objects.update(ended_at=timezone.now())
    client.force_login(make.ResearcherFactory())
    sent = {"grant-user": kari.pk, "grant-kind": "key_holder"}
    day = f"{today() + timedelta(days=30):%d.%m.%Y}"

    page = client.post(
        reverse("focusgroups:session-grant", args=[group.pk]), {**sent, "grant-valid_to": day}
    )

    assert page.status_code == 422
    assert "kjenner navnene" in page.content.decode()
    assert Grant.objects.get().kind == "recruiter"


@pytest.mark.parametrize(
    "changes",
    [
        {"valid_to": today() - timedelta(days=1)},
        {"ended_at": timezone.now()},
        {"kind": "key_holder"},
    ],
)
def test_names_are_for_those_whose_grant_is_in_force(client, group, kari, oda, changes):
    client.force_login(kari)
    assert NAME in client.get(board(group)).content.decode()
    assert EMAIL in client.get(oda.get_absolute_url()).content.decode()

    Grant.objects.update(**changes)

    assert client.get(board(group)).status_code == 404
    assert client.get(oda.get_absolute_url()).status_code == 404
    assert not ContactKey.objects.visible_to(kari).exists()
    with pytest.raises(NotTheirs):
        look_up_contact(informant=oda.informant, reason="Nysgjerrig", by=kari)


def test_reading_the_board_is_logged_for_each_person_on_it(client, group, kari, oda):
    client.force_login(kari)

    client.get(board(group))

    row = TextAccess.objects.get(page="focusgroups:recruitment")
    assert (row.user, row.informant) == (kari, oda.informant)


def test_board_says_in_words_what_lacks_and_offers_one_next_step(client, group, kari, oda, letter):
    make.WantedMixFactory(group=group, actor_group=oda.actor_group, wanted=2)
    said_yes(candidate=oda, way="phone", by=kari)
    a_candidate(group, kari, name="Per Asker", email="per@asker.invalid")
    client.force_login(kari)

    page = client.get(board(group)).content.decode()

    assert "Mangler 1: spør flere" in page
    assert "1 kandidat kan inviteres" in page
    assert page.count('class="ds-button" href') == 1
    assert "Innhent samtykket" in page


@pytest.mark.parametrize("state", Candidate.State.values)
def test_every_state_has_its_look_on_the_board_and_its_page(client, group, kari, oda, state):
    make.WantedMixFactory(group=group, actor_group=oda.actor_group, wanted=1)
    Candidate.objects.update(state=state)
    client.force_login(kari)

    pages = [client.get(at) for at in (board(group), oda.get_absolute_url())]

    oda.refresh_from_db()
    assert [str(oda.get_state_display()) in page.content.decode() for page in pages] == [True, True]


def test_secretariat_proposes_and_sees_numbers_alone(client, group, oda, kari, letter):
    client.force_login(make.SecretaryFactory())
    address = reverse("focusgroups:candidate-propose")
    sent = {"group": group.pk, "name": "Liv Forslag", "phone": "40 50 60 70", "language": "nn"}

    client.post(address, {**sent, "actor_group": oda.actor_group_id, "email": ""})

    proposed = Candidate.objects.get(is_from_secretariat=True)
    agreed(proposed, letter)
    give_letters(group=group, by=kari)
    page = client.get(address).content.decode()
    assert ">1</dd>" in page
    for word in ("Liv Forslag", "40 50 60 70", NAME, str(proposed.pk)):
        assert word not in page
    assert client.get(board(group)).status_code == 404
    assert client.get(reverse("focusgroups:focusgroup-detail", args=[group.pk])).status_code == 404


def test_who_says_no_is_replaced_and_both_are_tied(group, kari, oda):
    per = a_candidate(group, kari, name="Per Asker")
    with pytest.raises(NotNow):
        step_in(candidate=per, replaces=oda, by=kari)
    said_no(candidate=oda, way="phone", refusal="no_time", by=kari)

    step_in(candidate=per, replaces=oda, by=kari)

    oda.refresh_from_db()
    assert (oda.state, oda.replaced_by) == ("replaced", per)
    assert oda.informant.contact_key.delete_on <= today() + timedelta(days=30)


def test_letters_are_drawn_for_those_who_agreed_once_each(group, kari, letter):
    for number in range(8):
        agreed(a_candidate(group, kari, name=f"Person {number}"), letter)
    said_yes(candidate=a_candidate(group, kari, name="Uten samtykke"), way="phone", by=kari)

    first, second = give_letters(group=group, by=kari), give_letters(group=group, by=kari)
    late = agreed(a_candidate(group, kari, name="Sen gjest"), letter)

    assert (first, second) == (8, 0)
    assert {one.letter for one in Participant.objects.all()} == set("ABCDEFGH")
    assert give_letters(group=group, by=kari) == 1
    assert Participant.objects.get(informant=late.informant).letter == "I"


def test_letter_of_somebody_who_withdrew_goes_to_nobody_else(group, kari, letter):
    first = agreed(a_candidate(group, kari, name="Trekker Seg"), letter)
    give_letters(group=group, by=kari)
    withdraw_consent(informant=first.informant_id, way="phone", by=kari)
    agreed(a_candidate(group, kari, name="Kommer Etter"), letter)

    give_letters(group=group, by=kari)

    assert [one.letter for one in Participant.objects.all()] == ["B"]


def test_neither_letters_nor_numbers_follow_the_order_in_which_people_came(group, kari, letter):
    people = [agreed(a_candidate(group, kari, name=f"P{n}"), letter) for n in range(20)]

    give_letters(group=group, by=kari)

    rows = list(Participant.objects.order_by("pk"))
    order = [one.informant_id for one in people]
    # One in 20! that a draw comes out in order: what this finds is a draw that is none.
    assert [one.informant_id for one in rows] != order
    assert [one.letter for one in rows] != sorted(one.letter for one in rows)
    assert sorted(order) != order


def test_candidate_pages_show_no_letter_and_letters_no_candidate(client, group, kari, oda, letter):
    agreed(oda, letter)
    give_letters(group=group, by=kari)
    client.force_login(kari)

    pages = [client.get(at).content.decode() for at in (board(group), oda.get_absolute_url())]
    session = client.get(reverse("focusgroups:focusgroup-detail", args=[group.pk])).content.decode()

    for page in pages:
        assert str(oda.informant_id) not in page
        assert "note-letter" not in page
    assert str(oda.pk) not in session
    assert NAME not in session


def test_key_holder_looks_one_letter_up_with_a_reason_and_it_is_logged(
    client, group, kari, oda, letter
):
    agreed(oda, letter)
    give_letters(group=group, by=kari)
    siri = make.GrantFactory(group=group, key_holder=True).user
    address = reverse("focusgroups:letter-lookup", args=[group.pk, "A"])
    client.force_login(siri)

    without = client.post(address, {"lookup-reason": " "})
    page = client.post(address, {"lookup-reason": "Ber om innsyn"})

    assert without.status_code == 422
    assert NAME not in without.content.decode()
    assert NAME in page.content.decode()
    assert KeyLookup.objects.get(by=siri).reason.endswith("Ber om innsyn")
    client.force_login(kari)
    assert client.get(address).status_code == 404


def test_nobody_is_written_to_twice_within_a_day(group, kari, oda, letter):
    assert write_to(candidates=[oda], letter=Letter.INVITATION, by=kari) == (1, 0)
    assert write_to(candidates=[oda], letter=Letter.REMINDER, by=kari) == (0, 1)
    Candidate.objects.update(mailed_at=timezone.now() - timedelta(hours=25))

    assert write_to(candidates=[oda], letter=Letter.REMINDER, by=kari) == (1, 0)
    assert Mail.objects.count() == 2


def test_day_before_reminder_waits_and_does_not_leave_after_a_no_or_a_move(
    group, kari, oda, letter
):
    accept(candidate=oda, scopes=["interview"], letter=letter)
    write_to(candidates=[oda], letter=Letter.DAY_BEFORE, by=kari)
    write_to(candidates=[oda], letter=Letter.DAY_BEFORE, by=kari)
    [mail] = Mail.objects.filter(kind="focus-day-before")
    assert timezone.localdate(mail.due_at) == timezone.localdate(group.starts_at) - timedelta(
        days=1
    )

    later = group.starts_at + timedelta(days=1)
    _group, told = change_session(
        group=group, title="Ny", guide=group.guide, starts_at=later, place="Hemmelig", by=kari
    )

    mail.refresh_from_db()
    moved = Mail.objects.get(kind="focus-moved")
    assert (mail.state, told) == ("withdrawn", 1)
    assert moved.calendar["sequence"] == 1
    assert moved.calendar["uid"] == Mail.objects.get(kind="focus-confirmed").calendar["uid"]


def test_who_says_yes_to_a_recruiter_gets_the_time_and_the_link_once_and_is_told_of_a_move(
    group, kari, oda, letter
):
    for _twice in range(2):
        said_yes(candidate=oda, way="phone", by=kari)
    _group, told = change_session(
        group=group,
        title=group.title,
        guide=group.guide,
        starts_at=group.starts_at + timedelta(days=1),
        place=group.place,
        by=kari,
    )

    first, moved = Mail.objects.order_by("ordered_at")
    assert (first.kind, moved.kind, told) == ("focus-confirmed", "focus-moved", 1)
    assert "krysse av for hva du samtykker til" in first.body
    assert "{link}" in first.body
    assert (first.calendar["uid"], first.calendar["is_accepted"]) == (moved.calendar["uid"], True)
    assert moved.calendar["sequence"] > first.calendar["sequence"]


def test_second_tab_says_that_those_chosen_were_written_to_and_orders_nothing(
    client, group, kari, oda, letter
):
    client.force_login(kari)
    address = reverse("focusgroups:recruitment-mail", args=[group.pk, "focus-invitation"])
    client.post(address, {"to": [oda.pk]})

    again = client.post(address, {"to": [oda.pk]}, follow=True)

    assert again.redirect_chain[-1][0] == board(group)
    assert "Ingen e-post ble bestilt" in again.content.decode()
    assert Mail.objects.count() == 1


def test_clock_reminds_those_who_come_the_day_before_once_and_not_who_was_just_told(
    group, kari, letter
):
    said = {
        name: a_candidate(group, kari, name=name, email=f"{name}@post.invalid", phone="")
        for name in ("ja", "nei", "spurt", "nettopp")
    }
    said_yes(candidate=said["ja"], way="phone", by=kari)
    said_no(candidate=said["nei"], way="phone", refusal="no_time", by=kari)
    write_to(candidates=[said["spurt"]], letter=Letter.INVITATION, by=kari)
    accept(candidate=said["nettopp"], scopes=["interview"], letter=letter)
    morning = morning_before(group)
    told = Mail.objects.about(said["nettopp"]).filter(kind="focus-confirmed")
    told.update(ordered_at=morning)

    ordered = [
        remind_those_who_come(morning + timedelta(hours=at)) for at in (-1, 16, 0, 1, 9, 24 * 2)
    ]

    assert ordered == [0, 0, 1, 0, 0, 0]  # too early, at one in the night, once
    [mail] = Mail.objects.filter(kind="focus-day-before")
    assert (mail.target, mail.ordered_by, mail.reply_to) == (said["ja"], None, kari.email)
    assert "focusgroups.remind" in {one["task"] for one in app.conf.beat_schedule.values()}


def test_somebody_entered_twice_is_asked_about_and_flagged_and_the_secretariat_learns_nothing(
    client, group, kari, oda
):
    elsewhere = make.FocusGroupFactory(starts_at=group.starts_at)
    a_candidate(elsewhere, kari, name="Per Asker", email="", phone="40 50 60 70")
    new = reverse("focusgroups:candidate-new", args=[group.pk])
    sent = {
        "name": "O. Nilsdatter",
        "email": "ODA@nilsdatter.invalid ",
        "phone": "",
        "language": "nb",
    }
    sent["actor_group"] = oda.actor_group_id
    client.force_login(kari)

    asked = client.post(new, sent)
    other = client.post(new, {**sent, "email": "", "phone": "+47 405 06070"})
    assert (asked.status_code, f"{NAME} har samme" in asked.content.decode()) == (422, True)
    assert (other.status_code, "Per Asker" in other.content.decode()) == (422, False)
    assert "en annen samling" in other.content.decode()
    assert Candidate.objects.count() == 2
    client.post(new, {**sent, "is_another": "on"})
    assert client.get(board(group)).content.decode().count("Ført opp to ganger?") == 2

    client.force_login(make.SecretaryFactory())
    proposed = client.post(
        reverse("focusgroups:candidate-propose"), {**sent, "group": group.pk}, follow=True
    )
    assert (proposed.status_code, NAME in proposed.content.decode()) == (200, False)
    assert Candidate.objects.filter(is_from_secretariat=True).exists()
    pairs = ContactKey.objects.order_by("pk").values_list("email_mark", "phone_mark")
    marks = list(pairs)
    ContactKey.objects.update(email_mark="", phone_mark="")
    import_module("forkommune.evidence.migrations.0029_marks_of_contact_data").mark_what_stands(
        apps, None
    )
    assert (list(pairs), len(set(marks))) == (marks, 3)
    marks = str(marks)
    assert not any(word in marks for word in (EMAIL, "4050", "9182"))


def test_names_stand_in_no_history_mail_or_search(group, kari, oda, letter):
    write_to(candidates=[oda], letter=Letter.INVITATION, by=kari)
    accept(candidate=oda, scopes=["interview"], letter=letter)
    give_letters(group=group, by=kari)

    told = str(list(HistoryEntry.objects.values()) + list(Mail.objects.values()))

    for word in (NAME, EMAIL, PHONE):
        assert word not in told
    changes = HistoryEntry.objects.filter(
        table__in=["focusgroups_candidate", "focusgroups_participant"]
    )
    columns = {name for entry in changes for name in entry.changes}
    assert columns.isdisjoint({"informant_id", "state"})
