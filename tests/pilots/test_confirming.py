"""Once a year a municipality confirms its examples, by the one mail that asks about everything."""

import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forkommune.accounts.models import PersonalLink
from forkommune.ui.dates import today
from forkommune.work.models import Mail, PublicationStep, Suggestion
from forkommune.work.services.sending import empty_outbox
from forkommune.work.services.suggestions import accept
from municipalities.models import Succession
from pilots.publishing.confirming import due, everybody_asked, fingerprint
from pilots.services import confirming
from pilots.services.confirming import ask_due, ask_now, confirm_examples
from tests.factories import (
    ExampleFactory,
    ExampleSourceFactory,
    MunicipalityFactory,
    OfficerFactory,
    OrganisationFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=400)


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


def municipality(number="0220", name="Asker", email="post@asker.invalid", **more):
    organisation = OrganisationFactory(kind="municipality", email=email)
    return MunicipalityFactory(
        number=number, name=name, organisation=organisation, **{"valid_to": None, **more}
    )


@pytest.fixture
def asker():
    return municipality()


@pytest.fixture
def example(asker):
    return ExampleFactory(
        title="Varmepumpe på skolen",
        state="published",
        published_at=LONG_AGO,
        municipalities=[asker],
    )


@pytest.fixture
def link(example, asker, mailoutbox):
    ask_now(municipality=asker, by=SecretaryFactory())
    empty_outbox()
    return re.search(r"https?://[^/]+(/kommuner/lenke/\S+/)", mailoutbox[0].body)[1] + "eksempler/"


def shown(*examples):
    return {
        one.pk: fingerprint(type(one).objects.for_freezing().get(pk=one.pk)) for one in examples
    }


def sent(*examples):
    return {"example": [f"{pk}-{seen}" for pk, seen in shown(*examples).items()]}


def test_the_one_mail_names_the_examples_and_opens_them_without_a_log_in(
    client, link, example, mailoutbox
):
    page = client.get(link).content.decode()

    assert "- Varmepumpe på skolen" in mailoutbox[0].body
    assert len(mailoutbox) == 1
    assert "Varmepumpe på skolen" in page
    assert "Alt stemmer" in page
    example.refresh_from_db()
    assert (example.confirmed_on, PersonalLink.objects.get().use_count) == (None, 0)


def test_everything_is_confirmed_with_one_button_and_twice_counts_once(
    client, link, example, asker
):
    other = ExampleFactory(published=True, municipalities=[asker])
    for _press in range(2):
        client.post(link, sent(example, other))

    for one in (example, other):
        one.refresh_from_db()
        assert (one.state, one.confirmed_on) == ("confirmed", today())
    steps = PublicationStep.objects.filter(to_state="confirmed")
    assert [step.reason for step in steps] == ["Asker bekreftet det gjennom lenken i e-posten."] * 2
    assert "Dere har bekreftet alt i år." in client.get(link).content.decode()


def test_one_alone_is_confirmed_and_the_other_goes_on_waiting(client, link, example, asker):
    other = ExampleFactory(published=True, municipalities=[asker])

    client.post(link, sent(other))

    example.refresh_from_db()
    other.refresh_from_db()
    assert (example.state, other.state) == ("published", "confirmed")


def test_words_that_were_changed_meanwhile_are_not_confirmed(client, link, example):
    data = sent(example)
    example.effect, example.effect_kind = "halvert", "result"
    example.save()

    page = client.post(link, data, follow=True).content.decode()

    example.refresh_from_db()
    assert example.state == "published"
    assert "«Varmepumpe på skolen» ble endret i mellomtiden. Se på det igjen." in page


@pytest.mark.parametrize("data", ["", "x-y", "99999999999999999999-a", "-", "1-\x00"])
def test_nonsense_confirms_nothing_and_breaks_nothing(client, link, example, data):
    answer = client.post(link, {"example": data})

    example.refresh_from_db()
    assert (answer.status_code, example.state) == (302, "published")


def test_nobody_confirms_anothers_example(client, asker):
    theirs = ExampleFactory(published=True, municipalities=[municipality("0219", "Bærum")])
    client.force_login(OfficerFactory(role__organisation=asker.organisation))

    client.post(reverse("pilots:confirm", args=["0220"]), sent(theirs))

    theirs.refresh_from_db()
    assert theirs.state == "published"
    for name, args in {
        "pilots:confirm": ["0219"],
        "pilots:confirm-suggest": ["0220", theirs.pk, "title"],
        "pilots:confirm-remark": ["0220", theirs.pk],
    }.items():
        assert client.get(reverse(name, args=args)).status_code == 404


def test_a_correction_keeps_old_and_new_and_readers_are_told_until_it_is_decided(
    client, link, example
):
    client.post(f"{link}endre/example/{example.pk}/cost/", {"value": "1,2 mill. kr", "source": ""})
    page = client.get(example.get_absolute_url()).content.decode()
    made = Suggestion.objects.get()

    assert (made.old, made.new, made.field) == ("", "1,2 mill. kr", "cost")
    assert "Kommunen har foreslått å endre: kostnad. Det er ikke avgjort ennå." in page
    assert "Resten stemmer" in client.get(link).content.decode()

    accept(suggestion=made, by=SecretaryFactory())
    page = client.get(example.get_absolute_url()).content.decode()
    assert "1,2\xa0mill. kr" in page
    assert "har foreslått" not in page


@pytest.mark.parametrize(("field", "value"), [("start_year", "nylig"), ("claim", "1"), ("x", "1")])
def test_a_value_that_cannot_be_is_named_and_a_field_that_is_not_open_is_not_there(
    client, link, example, field, value
):
    answer = client.post(f"{link}endre/example/{example.pk}/{field}/", {"value": value})

    assert answer.status_code == (422 if field == "start_year" else 404)
    assert not Suggestion.objects.exists()


def test_who_has_left_says_whom_to_ask_and_the_secretariat_decides(client, link, asker):
    data = {"who": "klimarådgiveren", "address": "klima@asker.invalid"}
    client.post(f"{link}noen-andre/", data)
    made = Suggestion.objects.get()

    assert (made.target, made.field, made.new) == (
        asker.organisation,
        "email",
        "klima@asker.invalid",
    )
    assert "klimarådgiveren" in made.source
    bad = client.post(f"{link}noen-andre/", {"who": "", "address": "klima"})
    assert bad.status_code == 422
    assert Mail.objects.count() == 1  # nobody is written to before it is looked at

    accept(suggestion=made, by=SecretaryFactory())
    asker.organisation.refresh_from_db()
    ask_now(municipality=asker, by=SecretaryFactory())
    assert client.get(link).status_code == 410  # the earlier mailbox answers no more
    assert Mail.objects.order_by("ordered_at").last().recipient == "klima@asker.invalid"


def test_the_clock_asks_a_month_before_a_year_is_over_and_once(asker, mailoutbox):
    for days in (334, 336):
        ExampleFactory(
            state="published",
            published_at=timezone.now() - timedelta(days=days),
            municipalities=[asker if days == 336 else municipality("0219", "Bærum", "b@b.invalid")],
        )

    assert [one.municipality.name for one in due(today())] == ["Asker"]
    assert [len(ask_due()), len(ask_due())] == [1, 0]
    empty_outbox()
    assert [mail.to for mail in mailoutbox] == [["post@asker.invalid"]]
    assert due(today() + timedelta(days=3))[0].municipality.name == "Bærum"
    assert "Asker" not in [one.municipality.name for one in due(today() + timedelta(days=364))]


def test_an_answer_moves_the_next_question(asker, example):
    confirm_examples(municipality=asker, shown=shown(example))

    assert due(today() + timedelta(days=334)) == []
    assert len(due(today() + timedelta(days=335))) == 1


def test_a_worker_that_dies_has_asked_nobody_and_the_next_asks_all(monkeypatch, asker, example):
    second = municipality("0219", "Bærum", "post@baerum.invalid")
    ExampleFactory(state="published", published_at=LONG_AGO, municipalities=[second])
    real, calls = confirming.ask_now, []

    def dies(**told):
        calls.append(told)
        if len(calls) == 2:
            raise MemoryError
        real(**told)

    monkeypatch.setattr(confirming, "ask_now", dies)
    with pytest.raises(MemoryError):
        ask_due()
    assert Mail.objects.count() == 0

    monkeypatch.setattr(confirming, "ask_now", real)
    ask_due()
    assert sorted(Mail.objects.values_list("recipient", flat=True)) == [
        "post@asker.invalid",
        "post@baerum.invalid",
    ]


def test_invented_and_archived_examples_are_nobodys_business(asker):
    old = {"published_at": LONG_AGO, "municipalities": [asker]}
    ExampleFactory(state="published", is_invented=True, **old)
    ExampleFactory(state="archived", **old)
    ExampleFactory(municipalities=[asker])

    assert everybody_asked() == []


def test_what_a_municipality_became_is_asked_and_one_without_a_mailbox_is_named(client):
    hurum = municipality("0628", "Hurum", "h@h.invalid", valid_to=date(2020, 1, 1))
    new = municipality("3025", "Nye Asker", "post@ny.invalid")
    Succession.objects.create(predecessor=hurum, successor=new, on="2020-01-01", kind="merged")
    ExampleFactory(state="published", published_at=LONG_AGO, municipalities=[hurum, new])
    silent = municipality("0626", "Lier", "")
    ExampleFactory(state="published", published_at=LONG_AGO, municipalities=[silent])
    client.force_login(SecretaryFactory())

    start = client.get(reverse("admin:index")).content.decode()

    assert [(one.municipality.name, one.examples) for one in due(today())] == [("Nye Asker", 1)]
    assert "har ingen postkasse, så ingen e-post går" in start
    assert reverse("pilots:confirmations") in start


def test_the_rehearsal_names_whom_and_sends_nothing(example):
    out = StringIO()
    call_command("ask_municipalities", dry_run=True, stdout=out)

    assert out.getvalue() == "Asker: 1 eksempel, til post@asker.invalid\nIngenting ble sendt.\n"
    assert not Mail.objects.exists()
    call_command("ask_municipalities", stdout=out)
    assert Mail.objects.count() == 1


def test_readers_see_when_it_was_confirmed_and_since_when_not(client):
    fresh = ExampleFactory(published=True, confirmed_on=today())
    stale = ExampleFactory(published=True, confirmed_on=today() - timedelta(days=366))
    day = today() - timedelta(days=366)

    cards = client.get(reverse("pilots:example-list")).content.decode()
    page = client.get(stale.get_absolute_url()).content.decode()

    assert cards.count("Bekreftet ") == 1
    assert cards.count(f"Ikke bekreftet siden {day.day}. ") == 1
    assert f"Ikke bekreftet siden {day.day}. " in page
    assert "Bekreftet " in client.get(fresh.get_absolute_url()).content.decode()


def test_the_secretariat_asks_one_now_and_is_told_when_it_was_asked_already(client, example):
    client.force_login(SecretaryFactory())
    address = reverse("pilots:confirmations")

    first = client.post(address, {"municipality": "0220"}, follow=True).content.decode()
    second = client.post(address, {"municipality": "0220"}, follow=True).content.decode()

    assert "Asker blir spurt med e-post." in first
    assert "Asker ble spurt " in second
    assert Mail.objects.count() == 1


def test_the_page_asks_as_much_for_one_as_for_twelve(client, asker):
    client.force_login(OfficerFactory(role__organisation=asker.organisation))
    counted = []
    for n in (1, 11):
        for _each in range(n):
            one = ExampleFactory(published=True, municipalities=[asker])
            ExampleSourceFactory(example=one)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("pilots:confirm", args=["0220"])).status_code == 200
        counted.append(len(asked))

    assert counted[0] == counted[1]


@pytest.mark.parametrize("typed", ["3017", "17", "to tusen"])
def test_a_year_that_is_none_is_asked_back_with_what_was_typed(client, link, example, typed):
    address = f"{link}endre/example/{example.pk}/start_year/"
    page = client.post(address, {"value": typed, "source": ""}).content.decode()
    assert f"«{typed}» er ikke et årstall" in page
    assert f'value="{typed}"' in page
    assert not Suggestion.objects.exists()


def test_what_the_municipality_has_copied_is_told_by_the_mailed_link(client, link, example, asker):
    copied = ExampleFactory(published=True, title="Gåfølge til skolen")
    address, sent = f"{link}tatt-i-bruk/", {"year": "2018", "outcome": "works"}

    assert "tatt-i-bruk/" in client.get(link).content.decode()
    wrong = client.post(address, sent | {"example": "Noe annet", "url": "ikke en adresse"})
    assert wrong.status_code == 422
    assert "«ikke en adresse» er ingen nettadresse" in wrong.content.decode()
    own = client.post(address, sent | {"example": example.title})
    assert own.status_code == 422
    for _time in range(2):
        assert client.post(address, sent | {"example": "Gåfølge"}).status_code == 302

    [row] = copied.adoptions.all()
    assert (row.municipality, row.year, row.outcome) == (asker, 2018, "works")
    assert "Gåfølge til skolen" in client.get(address).content.decode()
    assert "Asker" in client.get(copied.get_absolute_url()).content.decode()
    client.post(address, {"act": "take back", "example": copied.pk})
    assert not copied.adoptions.exists()
