"""An officer proposes an example: saved as it is typed, asked back at the cell, sent once, told where it stands."""

import json
import re
import time
from datetime import timedelta
from unittest import mock

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forkommune.accounts.models import PersonalLink
from forkommune.work.loading import Tally, taxonomy
from forkommune.work.models import Draft, Mail
from forkommune.work.open_forms import shown_now
from forkommune.work.services.publishing import find_publication, take_step
from forkommune.work.services.sending import empty_outbox
from pilots.models import Example, ExampleProposal
from tests.factories import (
    ExampleFactory,
    ExampleProposalFactory,
    MunicipalityFactory,
    OfficerFactory,
    OrganisationFactory,
    ResearcherFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db
TOLD = {
    "kind": "measure",
    "title": "Bildeling for ansatte i Asker",
    "summary": "Ansatte deler 20 elbiler, også på fritiden.",
    "status": "completed",
    "start_year": "2016",
    "theme": "transport",
    "sector": "road_traffic",
    "instrument": "investment",
    "challenge": "For mange tjenestebiler sto stille.",
    "steps": "Talte bilene\nSolgte 30\n\nKjøpte 20 elbiler",
    "did_not_work": "Nøkkelskapene.",
    "cost": "4 mill. kr",
    "cost_nok": "4 000 000",
    "share_municipality": "60 %",
    "funding": "klimasats",
    "share_state": "40",
    "effect_value": "-12,5",
    "effect_unit": "tonn CO₂e per år",
    "effect_kind": "result",
    "basis": "calculated",
    "method": "Kjørelengde ganget med utslipp per km.",
    "source_title_1": "Budstikka",
    "source_url_1": "https://budstikka.invalid/bildeling",
    "source_year_1": "2017",
}


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def asker():
    taxonomy.load(Tally())
    organisation = OrganisationFactory(kind="municipality", email="post@asker.invalid")
    return MunicipalityFactory(
        number="0220", name="Asker", organisation=organisation, valid_to=None
    )


@pytest.fixture
def officer(client, asker):
    user = OfficerFactory(role__organisation=asker.organisation)
    client.force_login(user)
    return user


@pytest.fixture
def proposal(asker, officer):
    return ExampleProposalFactory(municipality=asker, made_by=officer)


def hidden(page, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1].replace("&quot;", '"') if found else ""


def typed(client, address, action, **told):
    """What a browser sends: the form as it was shown, with what somebody has typed."""
    page = client.get(address).content.decode()
    kept = {name: hidden(page, name) for name in ("tab", "writer", "seq", "version", "base")}
    return client.post(address, {**TOLD, **told, **kept, "action": action})


def test_a_proposal_becomes_an_example_in_the_queue_with_all_that_was_told(
    client, proposal, officer, asker
):
    answer = typed(client, proposal.get_absolute_url(), "send")

    assert answer.status_code == 302
    example = Example.objects.get()
    assert (example.state, example.title, example.place) == ("review", TOLD["title"], "Asker")
    assert (example.investment_nok, example.effect) == (4_000_000, "-12,5 tonn CO₂e per år")
    assert [step.text for step in example.steps.all()] == [
        "Talte bilene", "Solgte 30", "Kjøpte 20 elbiler",
    ]  # fmt: skip
    [effect] = example.effects.all()
    assert (effect.kind, effect.grade, effect.family) == ("result", "not_assessed", "emission")
    assert {(one.source.code, one.words) for one in example.funding.all()} == {
        ("own_budget", "60 %"),
        ("klimasats", "40 %"),
    }
    assert example.story.did_not_work == "Nøkkelskapene."
    assert [one.url for one in example.sources.all()] == [TOLD["source_url_1"]]
    assert list(example.municipalities.all()) == [asker]
    assert example.claim.organisation == asker.organisation
    assert not Example.objects.published().exists()
    page = client.get(reverse("pilots:example-proposals")).content.decode()
    assert "Nummer 1 av 1" in page
    assert "Sekretariatet ser over form og språk." in page


def test_what_is_typed_is_saved_and_shown_on_another_device(client, proposal, officer, asker):
    page = client.get(proposal.get_absolute_url()).content.decode()
    saved = client.post(
        reverse("pilots:example-proposal-save", args=[proposal.pk]),
        {
            "title": "Halvferdig",
            "tab": hidden(page, "tab"),
            "seq": "1",
            "base": hidden(page, "base"),
        },
    )
    client.logout()
    client.force_login(officer)

    assert saved.status_code == 200
    assert Draft.objects.get().data["title"] == "Halvferdig"
    assert 'value="Halvferdig"' in client.get(proposal.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"title": ""}, "Fyll inn: Tittel"),
        ({"title": "x" * 101}, "100"),
        ({"theme": ""}, "Velg: Tema"),
        ({"cost_nok": "12.000"}, "kan leses på to måter"),
        ({"cost_nok": "fire mill"}, "«fire mill» er ikke et tall"),
        ({"cost_nok": "0"}, "er over 0"),
        ({"cost_nok": "9" * 12}, "for stort"),
        ({"share_state": "30"}, "hvem betalte de siste 10"),
        ({"share_state": "70"}, "30 for mye"),
        ({"share_state": "140"}, "140 prosent er ingen andel"),
        ({"funding": ""}, "Velg hvem som betalte 40 prosent"),
        ({"effect_unit": ""}, "Skriv enheten til -12,5"),
        ({"effect_unit": "CO2"}, "Er det tonn CO₂e per år?"),
        ({"effect_unit": "kW"}, "Er det kWh?"),
        ({"effect_unit": "prosent", "effect_value": "250"}, "mer enn det hele"),
        ({"effect_kind": ""}, "Si om det er et resultat eller et mål"),
        ({"effect_kind": "goal", "basis": "measured"}, "kan ikke være målt"),
        ({"status": "planned"}, "bare planlagt"),
        ({"start_year": "20017"}, "20017 er utenfor 1970"),
        ({"start_year": "i fjor"}, "«i fjor» er ikke et årstall"),
        ({"start_year": "2050"}, "har ikke kommet ennå"),
        ({"source_title_1": ""}, "Skriv hva adressen leder til"),
        ({"source_url_1": "ikke en adresse"}, "«ikke en adresse» er ingen nettadresse"),
        ({"kind": "\x00"}, "Velg"),
    ],
)
def test_what_cannot_be_is_asked_back_at_the_cell_and_nothing_is_lost(
    client, proposal, told, words
):
    answer = typed(client, proposal.get_absolute_url(), "send", **told)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert words in page
    assert not Example.objects.exists()
    assert Draft.objects.get().data["summary"] == TOLD["summary"]


def test_sent_twice_it_is_one_example(client, proposal):
    page = client.get(proposal.get_absolute_url()).content.decode()
    kept = {name: hidden(page, name) for name in ("tab", "writer", "seq", "version", "base")}
    for _press in range(2):
        client.post(proposal.get_absolute_url(), {**TOLD, **kept, "action": "send"})

    assert Example.objects.count() == 1
    assert "Det er sendt" in client.get(proposal.get_absolute_url()).content.decode()


def test_sent_back_it_says_why_and_goes_on_as_the_same_example(client, proposal):
    typed(client, proposal.get_absolute_url(), "send")
    example = Example.objects.get()
    seen = find_publication(example).version
    take_step(
        row=example, code="send_back", seen=seen, by=SecretaryFactory(), reason="Hva kostet leien?"
    )

    page = client.get(proposal.get_absolute_url()).content.decode()
    listed = client.get(reverse("pilots:example-proposals")).content.decode()
    typed(client, proposal.get_absolute_url(), "send", cost="5 mill. kr")

    assert "Hva kostet leien?" in page
    assert "Hva kostet leien?" in listed
    assert f'value="{TOLD["title"]}"' in page
    again = Example.objects.get()
    assert (again.pk, again.state, again.cost) == (example.pk, "review", "5 mill. kr")
    assert again.sources.count() == 1


def test_near_duplicates_are_shown_while_typing_of_what_one_may_see(client, proposal):
    near = ExampleFactory(published=True, title="Bildeling for ansatte i Drammen")
    ExampleFactory(title="Bildeling for ansatte i hemmelighet")

    fragment = client.get(
        reverse("pilots:example-alike"), {"title": "Bildeling for ansatte i Asker"}
    ).content.decode()

    assert near.title in fragment
    assert "svært lik" in fragment
    assert "hemmelighet" not in fragment
    for hostile in ("", "\x00", "'; drop table", "%" * 500, "æ" * 3000):
        assert client.get(reverse("pilots:example-alike"), {"title": hostile}).status_code == 200


def test_another_municipalitys_proposal_is_not_there(client, officer):
    theirs = ExampleProposalFactory()

    for name in ("", "-conflict", "-versions"):
        assert (
            client.get(reverse(f"pilots:example-proposal{name}", args=[theirs.pk])).status_code
            == 404
        )
    assert typed(client, theirs.get_absolute_url(), "send").status_code == 404
    assert not Example.objects.exists()


def test_a_second_click_begins_nothing_more(client, officer):
    for _press in range(2):
        client.post(reverse("pilots:example-proposals"), {"municipality": "0220"})

    assert ExampleProposal.objects.count() == 1


@pytest.fixture
def link(client, officer, mailoutbox):
    client.post(
        reverse("pilots:example-proposals"),
        {
            "municipality": "0220",
            "act": "invite",
            "actor": "Asker Bygg",
            "address": "post@bygg.invalid",
        },
    )
    empty_outbox()
    return re.search(r"https?://[^/]+(/eksempler/foresla/lenke/\S+/)", mailoutbox[0].body)[1]


def test_a_local_actor_writes_by_the_link_and_the_municipality_sends_it(
    client, link, officer, mailoutbox
):
    client.logout()
    assert client.get(link).status_code == 200
    answer = typed(client, link, "send")
    proposal = ExampleProposal.objects.get()

    assert answer.status_code == 302
    assert proposal.handed_over_at is not None
    assert not Example.objects.exists()  # nobody has stood for it
    empty_outbox()
    assert mailoutbox[-1].to == ["post@asker.invalid"]

    client.force_login(officer)
    assert (
        "venter på at dere står inne for det"
        in client.get(reverse("pilots:example-proposals")).content.decode()
    )
    typed(client, proposal.get_absolute_url(), "send")
    example = Example.objects.get()
    assert (example.state, example.lead_actor) == ("review", "Asker Bygg")
    client.logout()
    assert "Det er sendt" in client.get(link).content.decode()


def telling(client, minutes_ago=1, **more):
    """What somebody sends who was not asked."""
    with mock.patch("django.core.signing.time.time", return_value=time.time() - 60 * minutes_ago):
        shown = shown_now()
    told = {"actor": "Asker Bygg", "municipality": "0220", "address": "post@bygg.invalid"}
    return client.post("/eksempler/fortell/", {"shown": shown, **told, **more})


def test_what_an_actor_sends_twice_as_it_is_makes_one_proposal_and_one_mail(
    client, asker, mailoutbox
):
    with mock.patch("django.core.signing.time.time", return_value=time.time() - 60):
        shown = shown_now()

    answers = [telling(client, shown=shown, csrfmiddlewaretoken="x" * 64) for _press in range(2)]
    empty_outbox()

    assert [answer.status_code for answer in answers] == [302, 302]
    assert (ExampleProposal.objects.count(), PersonalLink.objects.count()) == (1, 1)
    assert [mail.to for mail in mailoutbox] == [["post@bygg.invalid"]]


def link_in(mail):
    return re.search(r"https?://[^/]+(/eksempler/foresla/\S+/)", mail.body)[1]


@pytest.fixture
def handed_over(client, asker, mailoutbox):
    """The link that the municipality gets when an actor who was not asked has written."""
    assert "Har du gjort noe" in client.get("/eksempler/").content.decode()
    assert telling(client).status_code == 302
    empty_outbox()
    typed(client, link_in(mailoutbox[0]), "send")
    empty_outbox()
    assert [mail.to for mail in mailoutbox] == [["post@bygg.invalid"], ["post@asker.invalid"]]
    return link_in(mailoutbox[1])


def test_an_actor_tells_without_being_asked_and_the_municipality_sends_it_by_its_link(
    client, handed_over
):
    page = client.get(handed_over).content.decode()
    assert "Asker Bygg" in page
    assert TOLD["summary"] in page
    assert "Transport" in page
    assert not Example.objects.exists()

    for _press in range(2):
        client.post(handed_over, {"action": "send"})

    example = Example.objects.get()
    assert (example.state, example.lead_actor, example.place) == ("review", "Asker Bygg", "Asker")
    [step] = find_publication(example).steps.all()
    assert step.reason == "Asker sto inne for det via lenken i e-posten."
    assert "Det er sendt" in client.get(handed_over).content.decode()


def test_by_its_link_the_municipality_says_no_with_a_reason(client, handed_over):
    assert client.post(handed_over, {"action": "decline", "reason": " \x00"}).status_code == 422
    client.post(handed_over, {"action": "decline", "reason": "Dette er reklame."})

    assert ExampleProposal.objects.get().declined_because == "Dette er reklame."
    client.post(handed_over, {"action": "send"})
    assert not Example.objects.exists()


def test_what_is_not_finished_is_not_stood_for(client, handed_over):
    Draft.objects.update(data={"title": "Bare en tittel"})
    answer = client.post(handed_over, {"action": "send"})

    assert answer.status_code == 422
    assert "Det er ikke ferdig ennå" in answer.content.decode()
    assert not Example.objects.exists()


@pytest.mark.parametrize(
    "more",
    [
        {"minutes_ago": 0},
        {"homepage": "https://spam.invalid"},
        {"actor": "Vinn en bil på www.spam.invalid"},
        {"actor": "spam.no"},
        {"municipality": "9999"},
        {"address": "ingen"},
        {"shown": "x"},
    ],
)
def test_robots_and_nonsense_send_no_mail(client, asker, more):
    assert telling(client, **more).status_code == 422
    assert not Mail.objects.exists()
    assert not ExampleProposal.objects.exists()


def test_one_address_gets_three_links_a_day(client, asker):
    answers = [telling(client, actor=f"Lag {n}").status_code for n in range(4)]

    assert answers == [302, 302, 302, 422]
    assert Mail.objects.count() == 3


def test_the_municipality_says_no_and_the_actor_reads_why(client, link, officer):
    proposal = ExampleProposal.objects.get()
    address = proposal.get_absolute_url()
    client.post(address, {"action": "decline", "reason": " "})
    proposal.refresh_from_db()
    assert proposal.declined_at is None

    client.post(address, {"action": "decline", "reason": "Dette er reklame."})
    client.logout()

    assert "Dette er reklame." in client.get(link).content.decode()
    typed(client, link, "send")
    assert not Example.objects.exists()


def test_a_link_that_is_over_says_so_and_guessing_is_slowed_down(client, link):
    PersonalLink.objects.update(expires_at=timezone.now() - timedelta(days=1))

    assert client.get(link).status_code == 410
    guesses = [
        client.get(reverse("pilots:example-proposal-by-link", args=[f"x{n}"])).status_code
        for n in range(21)
    ]
    assert guesses[-1] == 429


def test_a_hand_over_that_is_pressed_twice_tells_the_municipality_once(client, link):
    for _press in range(2):
        typed(client, link, "send")

    assert Mail.objects.of_kind("proposal-handed-over").count() == 1


def test_who_does_not_work_in_a_municipality_proposes_nothing(client):
    client.force_login(ResearcherFactory())
    page = client.get(reverse("pilots:example-proposals"))

    assert page.status_code == 200
    assert "Bare den som arbeider i en kommune" in page.content.decode()


def test_the_list_asks_as_much_for_one_as_for_twelve(client, officer, asker):
    counted = []
    for n in (1, 11):
        for _each in range(n):
            example = ExampleFactory(state="draft")
            ExampleProposalFactory(
                municipality=asker, example=example, sent_at=timezone.now(), values={"title": "T"}
            )
            take_step(row=example, code="send_to_review", seen=0, by=SecretaryFactory())
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("pilots:example-proposals"))
        counted.append(len(asked))

    assert counted[0] == counted[1]


def test_the_draft_knows_every_field_of_the_form(proposal):
    from pilots.proposing.desk import ProposalPlace
    from pilots.proposing.form import ExampleProposalForm

    desk = ProposalPlace(proposal).desk

    assert {one.name for one in desk.fields} == set(ExampleProposalForm().fields)
    assert set(json.loads(desk.base)) == set(ExampleProposalForm().fields)
