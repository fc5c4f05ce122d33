"""The basis for the main project: what was come to, who wants what, what is open, and the minutes."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from forkommune.documents.contents import outline_headings
from forkommune.documents.reading import read
from reports.composing.composers import compose
from reports.snapshots.freezing import freeze
from tests.factories import DeliverableFactory, SecretaryFactory
from tests.workshops.test_basis import all_of_it
from tests.workshops.test_evaluation import held
from tests.workshops.test_minutes import day  # noqa: F401 (a fixture)
from workshops.basis.services import Asked, ask
from workshops.evaluation.answering import save_answers
from workshops.evaluation.asking import ask as ask_by_mail
from workshops.evaluation.services import close_evaluation, make_evaluation
from workshops.minutes.services import approve, draft_minutes
from workshops.models import Meeting
from workshops.voting.polls import publish_result
from workshops.voting.saving import Save

from .pdf import text_of
from .test_document import chapter, facts, section

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

    html = section(composed(), "avklaringer")
    assert "1. Elsykler prøves først." in html
    assert "3 ting som ikke kan vises" in html
    assert "Drammen" not in html

    publish_result(poll=poll, by=secretary)
    document = composed()
    assert "Hva først?" in section(document, "avklaringer")
    pilots = section(document, "piloter")
    assert "Elsykler fikk flest poeng" in pilots
    assert "1 av 2 (5 poeng)" in pilots
    assert "1 kommune vil delta i et pilotprosjekt" in pilots


def test_minutes_are_in_it_when_they_are_approved_and_without_names(day, secretary):  # noqa: F811
    minutes = draft_minutes(meeting=day, names=False, by=secretary)

    assert not section(composed(), "referat")
    assert "Referatet er ikke godkjent." in section(composed("internal"), "referat")

    approve(minutes=minutes, approval="Av styringsgruppen", by=secretary)
    html = section(composed(), "referat")
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


def evaluated(count, secretary, *, numbers=(3, 4, 5), close=True):
    """A workshop whose evaluation `count` people answered, with the numbers in turn and words of their own."""
    meeting, people = held(count)
    Meeting.objects.filter(pk=meeting.pk).update(kind=Meeting.Kind.WORKSHOP)
    evaluation = make_evaluation(meeting=meeting, by=secretary)
    ask_by_mail(evaluation=evaluation, closes_at=timezone.now() + timedelta(days=1), by=secretary)
    evaluation.refresh_from_db()
    for at, one in enumerate(people):
        given = {"scale": numbers[at % len(numbers)], "yes_no": 1, "text": "HEMMELIG mening"}
        answers = {row.pk: given[row.kind] for row in evaluation.questions.all()}
        save_answers(evaluation=evaluation, invitation=one, answers=answers, save=Save("t", 1, 0))
    if close:
        close_evaluation(evaluation=evaluation, by=secretary)


def test_what_those_who_came_thought_is_told_in_means_and_never_in_their_words(secretary):
    evaluated(15, secretary)

    for audience in ("public", "internal"):
        document = composed(audience)
        told = section(document, "evaluert")
        assert "15 av 15 som ble spurt, svarte." in told
        assert "Snittet er 4,0 av 5 på hvert spørsmål" in told
        assert (
            '<td class="fk-num" data-value="5">5</td><td class="fk-num" data-value="10">10' in told
        )
        assert "Ja: 15. Nei: 0." in told
        assert "15 svarte med egne ord, som ikke trykkes." in told
        assert "HEMMELIG" not in "".join(one.html for one in document.all_chapters())


def test_of_fewer_than_five_nothing_is_told_not_even_how_many(secretary):
    evaluated(4, secretary)

    snapshot = freeze(basis_report(), audience="internal", at=timezone.now())
    told = snapshot.data["main_project"]["evaluation"]
    assert (told["state"], told["answered"], told["questions"]) == ("few", None, [])
    html = section(compose(snapshot.data, facts(snapshot, code="D6")), "evaluert")
    assert "Færre enn fem svarte, så ingenting kan vises." in html


def test_a_band_that_holds_fewer_than_five_is_a_dash_and_the_mean_stands(secretary):
    evaluated(6, secretary, numbers=(5, 5, 3))

    told = section(composed(), "evaluert")

    assert '<td class="fk-num" data-value="4.333333">4,3</td>' in told
    assert told.count('<td class="fk-num fk-unknown">–</td>') == 15  # three bands of five questions


def test_an_evaluation_that_is_open_is_unknown_and_none_at_all_has_no_section(secretary):
    assert not section(composed(), "evaluert")

    evaluated(6, secretary, close=False)

    assert "Evalueringen er ikke avsluttet" in section(composed(), "evaluert")


def test_minutes_without_an_evaluation_say_that_there_is_none(day, secretary):  # noqa: F811
    minutes = draft_minutes(meeting=day, names=False, by=secretary)
    approve(minutes=minutes, approval="Av styringsgruppen", by=secretary)

    assert "Workshopen er ikke evaluert." in section(composed(), "evaluert")


def test_headings_of_the_minutes_stand_in_the_text_and_not_in_the_contents(day, secretary):  # noqa: F811
    minutes = draft_minutes(meeting=day, names=False, by=secretary)
    approve(minutes=minutes, approval="Av styringsgruppen", by=secretary)

    workshop = chapter(composed(), "workshop")

    listed = outline_headings(workshop, read(workshop.key, workshop.html))
    assert [(one.level, one.title) for one in listed] == [
        (1, "Workshopen"), (2, "Referat fra workshopen"), (2, "Evaluering av workshopen"),
    ]  # fmt: skip
    assert '<h3 id="referat-1"><span class="no">2.1.1</span> Om møtet</h3>' in workshop.html
