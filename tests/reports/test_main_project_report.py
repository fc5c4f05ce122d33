"""The basis for the main project: what was come to, who wants what, what is open, and the minutes."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from reports.composing.composers import compose
from reports.snapshots.freezing import freeze
from tests.factories import DeliverableFactory, SecretaryFactory
from tests.workshops.test_basis import all_of_it
from tests.workshops.test_minutes import day  # noqa: F401 (a fixture)
from workshops.basis.services import Asked, ask
from workshops.minutes.services import approve, draft_minutes
from workshops.voting.polls import publish_result

from .pdf import text_of
from .test_document import chapter, facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return SecretaryFactory()


def basis_report():
    return DeliverableFactory(code="D6", title="Grunnlag for hovedprosjektet")


def composed(audience="public"):
    snapshot = freeze(basis_report(), audience=audience, at=timezone.now())
    return compose(snapshot.data, facts(snapshot, code="D6"))


def test_a_conclusion_stands_with_what_it_rests_on_and_no_word_that_may_not_leave(secretary):
    _meeting, _made, poll = all_of_it(secretary)

    html = chapter(composed(), "avklaringer").html
    assert "1. Elsykler prøves først." in html
    assert "3 ting som ikke kan vises" in html
    assert "Drammen" not in html

    publish_result(poll=poll, by=secretary)
    document = composed()
    assert "Hva først?" in chapter(document, "avklaringer").html
    pilots = chapter(document, "piloter").html
    assert "Elsykler fikk flest poeng" in pilots
    assert "1 av 2 (5 poeng)" in pilots
    assert "1 kommune vil delta i et pilotprosjekt" in pilots


def test_minutes_are_in_it_when_they_are_approved_and_without_names(day, secretary):  # noqa: F811
    minutes = draft_minutes(meeting=day, names=False, by=secretary)

    assert "referat" not in [one.key for one in composed().chapters]
    assert "Referatet er ikke godkjent." in chapter(composed("internal"), "referat").html

    approve(minutes=minutes, approval="Av styringsgruppen", by=secretary)
    html = chapter(composed(), "referat").html
    for words in (
        "Felles elbiler",
        "Piloten prøves",
        "Hva først?",
        "Hvem som kom fra hver kommune",
    ):
        assert words in html
    assert (
        html.count("Regne på kostnaden") == 1
    )  # as it was approved, and not once more as it stands now
    assert "1 av 2 kommuner deltok i workshopen" in chapter(composed(), "sammendrag").html
    for words in ("Zq Hemmelig", "zq@hole.example", "Hemmelig spørsmål"):
        assert words not in html


def test_what_is_missing_is_said_and_the_file_can_be_made(make, secretary):
    ask(asked=Asked(statement="Hvem betaler?"), by=secretary)

    edition = make(SimpleNamespace(deliverable=basis_report()))

    text = text_of(edition.path)
    assert "Ingen avklaring fra et møte er valgt." in text
    assert "Ingen inndeling i nettverksgrupper er publisert." in text
