"""What an example rests on is read by those who may, and quoted for everybody only as far as was agreed."""

from datetime import date

import pytest
from django.utils import timezone

from forkommune.evidence.models import ClaimReview
from tests.factories import (
    ClaimReviewFactory,
    ConsentFactory,
    DivisionFactory,
    ExampleFactory,
    MembershipFactory,
    MunicipalityFactory,
    NetworkGroupFactory,
    OfficerFactory,
    PassageFactory,
    ResearcherFactory,
    SecretaryFactory,
    SupportFactory,
)

pytestmark = pytest.mark.django_db
QUOTE = "«ingen penger»"


def said(example, *, named=False, unnamed=False, public=False, nature="fact", grade="strong"):
    """A passage that an example rests on; of a document, or of a person who agreed to something."""
    kind = {"revision__source__public": True} if public else {"revision__source__nature": nature}
    passage = PassageFactory(revision__approved_at=timezone.now(), **kind)
    SupportFactory(claim=example.claim, passage=passage, grade=grade)
    if not public:
        informant = passage.revision.source.informant
        ConsentFactory(informant=informant, named=named, unnamed=unnamed)
    return passage


@pytest.fixture
def example():
    return ExampleFactory(published=True, confirmed_on=date(2026, 1, 2))


def page(client, example):
    return client.get(example.get_absolute_url()).content.decode()


def test_everybody_reads_the_words_of_a_document(client, example):
    said(example, public=True)

    assert QUOTE in page(client, example)


@pytest.mark.parametrize(
    "agreed",
    [
        {},
        {"unnamed": True},  # the page names the municipality, so these words would have a name
        {"named": True, "nature": "respondent"},
        {"named": True, "nature": "assessment"},  # the municipality has approved no wording
    ],
)
def test_words_of_a_person_are_not_public_beyond_what_was_agreed(client, example, agreed):
    said(example, **agreed)

    assert "ingen penger" not in page(client, example)
    client.force_login(OfficerFactory())
    assert "ingen penger" not in page(client, example)


def test_words_that_may_be_named_are_public_once_the_municipality_has_had_its_say(client, example):
    said(example, named=True)
    unconfirmed = ExampleFactory(published=True)
    said(unconfirmed, named=True)

    assert "Saksbehandler, klima og energi" in page(client, example)
    assert "ingen penger" not in page(client, unconfirmed)

    ClaimReviewFactory(claim=unconfirmed.claim, outcome=ClaimReview.Outcome.AGREES)
    assert "ingen penger" in page(client, unconfirmed)


def test_the_team_reads_what_it_may_read_and_walks_on_to_the_passage_and_back(client, example):
    passage = said(example)
    client.force_login(SecretaryFactory())
    assert "ingen penger" not in page(client, example)  # it was not released

    client.force_login(ResearcherFactory())
    words = page(client, example)

    assert f'href="{passage.get_absolute_url()}"' in words
    assert "ikke offentlig" in words
    back = client.get(passage.get_absolute_url()).content.decode()
    assert f'href="{example.get_absolute_url()}"' in back


def test_what_says_otherwise_stands_last_and_says_so(client, example):
    said(example, public=True, grade="against")
    said(example, public=True, grade="strong")

    told = [
        one.is_against for one in client.get(example.get_absolute_url()).context["page"].passages
    ]

    assert told == [False, True]


def test_an_example_from_ones_own_network_group_says_so_and_ones_own_does_not(client):
    own, other, outside = (MunicipalityFactory(number=n) for n in ("0219", "0220", "0612"))
    for place in (own, other, outside):
        MembershipFactory(municipality=place)
    draft = NetworkGroupFactory(division=DivisionFactory(published_at=None), letter="Z")
    draft.members.set([own, outside])
    group = NetworkGroupFactory(division=DivisionFactory(published_at=timezone.now()), letter="B")
    group.members.set([own, other])
    for place in (own, other, outside):
        ExampleFactory(published=True, title=place.number, municipalities=[place])

    found = client.get("/eksempler/", {"min": "0219"}).context["page"].object_list
    shown = {example.title: example.group for example in found}

    assert shown == {"0219": "", "0220": "Nettverksgruppen deres (B)", "0612": ""}
    detail = client.get(found[0].get_absolute_url()).context["page"].group
    assert detail == shown[found[0].title]
