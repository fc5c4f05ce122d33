"""A day is put together: items move and times follow, what is wrong is said at once, versions stand."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from forkommune.documents.calendar import ZONE
from forkommune.work.loading import Tally
from forkommune.work.models import PublicationVersion
from tests.factories import (
    MunicipalityFactory,
    OrganisationFactory,
    ResearcherFactory,
    SecretaryFactory,
)
from tests.workshops.inviting import a_workshop, invited, of
from workshops.invitations.matrix import Moment, representation_of
from workshops.models import Meeting, Session
from workshops.programme import beyond, slots_from
from workshops.programmes.publishing import publish
from workshops.programmes.services import Item, add_item, move_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def anne():
    return SecretaryFactory()


@pytest.fixture
def meeting():
    return a_workshop()


def edit(meeting):
    return reverse("workshops:programme-edit", args=[meeting.slug])


def clocks(page):
    return [(s.row.title, f"{s.starts:%H.%M}") for s in page.context["programme"].slots]


def test_arrows_move_an_item_durations_are_kept_and_the_focus_stays(client, anne, meeting):
    coffee, welcome = meeting.sessions.order_by("position")
    client.force_login(anne)
    sent = {f"minutes-{coffee.pk}": "45", f"minutes-{welcome.pk}": "60"}

    page = client.post(edit(meeting), {**sent, "act": f"down:{coffee.pk}"}, follow=True)

    assert clocks(page) == [("Velkommen", "09.00"), ("Kaffe", "10.00")]
    assert Session.objects.get(pk=coffee.pk).minutes == 45
    text = page.content.decode()
    assert "«Kaffe» begynner nå kl. 10.00" in text
    assert f'id="flytt-{coffee.pk}-up" autofocus' in text


@pytest.mark.parametrize("typed", ["0", "-5", "mange", "9999", "", "1e9"])
def test_a_duration_that_is_none_is_asked_back_and_nothing_is_half_saved(
    client, anne, meeting, typed
):
    coffee, welcome = meeting.sessions.order_by("position")
    client.force_login(anne)

    page = client.post(
        edit(meeting), {f"minutes-{coffee.pk}": "10", f"minutes-{welcome.pk}": typed}
    )

    assert page.status_code == 422
    assert list(meeting.sessions.order_by("position").values_list("minutes", flat=True)) == [30, 60]


def test_what_is_wrong_with_the_day_is_said_with_the_way_out(client, anne, meeting):
    gone = invited(meeting, "Per Foredrag", role="researcher", state="declined")
    talk = Session.objects.create(
        meeting=meeting, position=3, title="Foredrag", minutes=40, kind="presentation",
        planned_start="10:30",
    )  # fmt: skip
    talk.presenters.add(gone)
    Session.objects.create(
        meeting=meeting, position=4, title="Lunsj", minutes=45, kind="break", planned_start="11:00",
        fixed_start="11:00",
    )  # fmt: skip
    meeting.ends_at = meeting.starts_at + timedelta(hours=2)
    meeting.save()
    client.force_login(anne)

    text = client.get(edit(meeting)).content.decode()

    assert "100 minutter uten pause, fra 09.30 til 11.10. Grensen er 90." in text
    assert "Legg inn 10 minutter kl. 10.30" in text
    assert "Per Foredrag, som skal holde «Foredrag», kommer ikke." in text
    assert "«Lunsj» begynner kl. 11.00, 10 minutter før" in text
    assert "Programmet slutter 11.45, 45 minutter etter" in text

    page = client.post(edit(meeting), {"act": f"pause:{talk.pk}"}, follow=True)

    assert clocks(page)[2] == ("Pause", "10.30")
    assert "uten pause" not in page.content.decode()


def test_participants_have_the_published_version_until_the_next_one(client, anne, meeting):
    publish(meeting, anne)
    ingrid = invited(meeting, state="accepted", calendar_of=0, calendar_sequence=0)
    client.force_login(anne)
    welcome = meeting.sessions.get(title="Velkommen")
    client.post(edit(meeting), {f"minutes-{welcome.pk}": "90"})
    text = client.get(edit(meeting)).content.decode()
    assert "Du har endret programmet siden da" in text
    client.logout()
    public = client.get(meeting.get_absolute_url())
    assert f"{public.context['programme'].ends:%H.%M}" == "10.30"

    client.force_login(anne)
    seen = client.get(edit(meeting)).context["seen"]
    for _press in range(2):
        client.post(reverse("workshops:programme-publish", args=[meeting.slug]), {"seen": seen})

    meeting.refresh_from_db()
    assert PublicationVersion.objects.count() == 2
    assert (meeting.programme_version, meeting.calendar_sequence) == ("2", 1)
    assert "1 som kommer, har eldre tid eller program" in client.get(edit(meeting)).content.decode()
    client.logout()
    public = client.get(meeting.get_absolute_url())
    assert f"{public.context['programme'].ends:%H.%M}" == "11.00"
    assert str(ingrid) not in public.content.decode()


def test_loading_leaves_a_programme_alone_that_people_have_put_together(anne):
    from workshops.loading import load

    for code in ("vestregionen", "cicero", "insam"):
        OrganisationFactory(code=code)
    for number in ("0219", "0220", "0532", "0602", "0605", "0612", "0621", "0622", "0623", "0624",
                   "0625", "0626", "0627", "0628", "0711", "0713"):  # fmt: skip
        MunicipalityFactory(number=number)
    load(Tally())
    meeting = Meeting.objects.get(slug="workshop-desember-2017")
    first = meeting.sessions.order_by("position").first()
    move_item(meeting=meeting, key=first.pk, step=1, by=anne)
    stands = [(s.title, s.position, s.who) for s in meeting.sessions.in_order()]

    load(Tally())

    assert [(s.title, s.position, s.who) for s in meeting.sessions.in_order()] == stands


def test_a_programme_becomes_a_real_day_of_its_own(client, anne, meeting):
    of(meeting, "Hole")
    meeting.sessions.get(title="Velkommen").responsible.add(meeting.organiser)
    client.force_login(anne)
    address = reverse("workshops:day-new", args=[meeting.slug])
    sent = {"title": "Workshop på Ås", "day": "30.03.2031", "clock": "02.30", "place": "Ås"}

    leapt = client.post(address, sent)  # the clock goes from two to three that night
    assert (leapt.status_code, "02.30 finnes ikke" in leapt.content.decode()) == (422, True)
    late = client.post(address, {**sent, "clock": "9", "end": "8.30", "answer_day": "31.03.2031"})
    assert "Slutten må komme etter starten" in late.content.decode()
    assert "Svarene må være inne" in late.content.decode()

    client.post(address, {**sent, "clock": "9"})

    made = Meeting.objects.exclude(pk=meeting.pk).get()
    assert made.slug == "workshop-pa-as-2031-03-30"
    assert made.starts_at == datetime(2031, 3, 30, 9, tzinfo=ZONE)
    held = [(s.title, s.who) for s in made.sessions.order_by("position")]
    assert held == [("Kaffe", []), ("Velkommen", ["Vestregionen"])]
    assert [str(m) for m in made.municipalities.all()] == ["Hole"]


def test_an_item_is_put_in_whatever_gaps_the_places_have(anne, meeting):
    coffee, welcome = meeting.sessions.order_by("position")
    Session.objects.filter(pk=welcome.pk).update(position=3)

    added = add_item(
        meeting=meeting,
        item=Item(kind="plenary", title="Mål", minutes=20),
        by=anne,
        before=welcome.pk,
    )

    rows = meeting.sessions.order_by("position").values_list("pk", "position")
    assert list(rows) == [(coffee.pk, 1), (added.pk, 2), (welcome.pk, 3)]


def test_an_hour_is_an_hour_when_the_clock_changes():
    night = datetime(2031, 3, 30, 1, 30, tzinfo=ZONE)

    slots = slots_from(night, [("a", 60, False), ("b", 60, True)])

    assert [f"{s.ends:%H.%M}" for s in slots] == ["03.30", "04.30"]
    assert beyond(slots, datetime(2031, 3, 30, 4, tzinfo=ZONE)) == 30


def test_who_was_invited_by_a_municipality_that_was_merged_counts_in_the_new_one(meeting):
    asker = of(meeting, "Asker")
    hurum = OrganisationFactory(name="Hurum", kind="municipality", successor=asker.organisation)
    there = invited(meeting, organisation=hurum, state="accepted")
    deputy = invited(meeting, "Vera", organisation=asker.organisation, role="administrative")
    deputy.state, deputy.stands_in_for = "accepted", there
    deputy.save()

    rows = {
        moment: [
            (s.words, s.is_secured)
            for s in representation_of(meeting, ResearcherFactory(), moment).rows[0].seats
        ]
        for moment in Moment
    }

    assert rows[Moment.INVITED] == [("Invitert", True), ("Invitert", True)]
    assert rows[Moment.COMING] == [("Kommer", True), ("Stedfortreder kommer", True)]
    assert rows[Moment.ATTENDED] == [("Deltok ikke", False), ("Deltok ikke", False)]


def test_the_matrix_leads_to_those_who_are_missing_and_names_states_in_words(client, anne, meeting):
    hole, lier = of(meeting, "Hole", number="0612"), of(meeting, "Lier", number="0626")
    invited(meeting, organisation=hole.organisation)
    invited(meeting, "Kari", organisation=lier.organisation, state="declined")
    client.force_login(anne)

    text = client.get(meeting.get_absolute_url()).content.decode()

    assert "0 av 4 plasser er sikret" in text
    assert "Velg den ene som mangler" in text
    assert "?kommune=0612&amp;rolle=administrative" in text
    assert "Kan ikke" in text
    assert "Ikke svart" in text
    assert text.index("Representasjon per kommune") < text.index("Kaffe")
