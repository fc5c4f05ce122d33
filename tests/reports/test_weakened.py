"""A sentence that lost a passage keeps the next edition waiting until somebody has read it again."""

import pytest

from forkommune.evidence.models import Support
from forkommune.work.services.publishing import CannotPublish, steps_for, take_step
from reports.making import CannotMake
from reports.models import Edition
from reports.services import (
    add_sentence,
    publish_edition,
    remove_sentence,
)
from reports.weakened import RestsOnNothing, confirm_sentence
from tests.factories import ResearcherFactory, SecretaryFactory
from tests.reports.ordering import order_frozen

from .region import region, said
from .test_snapshots import NAMED

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    monkeypatch.setattr("forkommune.work.tasks.run_job.apply_async", lambda **message: None)


@pytest.fixture
def written():
    """A report with a sentence on two passages."""
    made = region(2, interviewed=2)
    passages = [said(one, f"Ord {at}.", scopes=NAMED) for at, one in enumerate(made.interviews)]
    sentence = add_sentence(
        deliverable=made.deliverable,
        text="Regnskapet leses ikke.",
        passages=passages,
        nature="fact",
        by=ResearcherFactory(),
    )
    return made, sentence, passages


def order(made):
    return order_frozen(
        deliverable=made.deliverable,
        audience="public",
        profile="archive",
        by=SecretaryFactory(),
        send=False,
    )


def test_no_edition_is_made_until_the_sentence_is_read_again(written):
    made, sentence, passages = written
    passages[0].delete()

    with pytest.raises(CannotMake, match=r"«Regnskapet leses ikke\.»"):
        order(made)
    confirm_sentence(sentence=sentence, by=ResearcherFactory())

    assert order(made).number == 1


def test_a_sentence_that_rests_on_nothing_can_only_go(written):
    made, sentence, _passages = written
    Support.objects.get_queryset().filter(claim=sentence.claim).delete()

    with pytest.raises(RestsOnNothing, match="ingenting igjen"):
        confirm_sentence(sentence=sentence, by=ResearcherFactory())
    remove_sentence(sentence=sentence, by=ResearcherFactory())

    assert order(made).number == 1


def test_an_edition_that_is_being_published_takes_no_other_step(written):
    made, _sentence, _passages = written
    secretary = SecretaryFactory()
    edition = order(made)
    Edition.objects.update(state="review", sha256="0" * 64)
    edition = publish_edition(edition=Edition.objects.get(), by=secretary)

    with pytest.raises(CannotPublish, match="Den endelige filen lages"):
        take_step(row=edition, code="send_back", seen=0, by=secretary, reason="Angret.")

    assert steps_for(edition, secretary) == []
