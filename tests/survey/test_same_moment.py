"""People who save and click in the same instant, in threads of their own on a real database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Timer

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from forkommune.evidence.models import Claim, Coding, CodingAct, Passage, SourceText, Support
from forkommune.evidence.services import code_passage
from forkommune.privacy import withdrawing as withdrawing_module
from forkommune.privacy.services import withdraw_consent
from forkommune.work.models import Draft, DraftConflict
from forkommune.work.services.draft_states import find_draft
from municipalities.models import Answer, Interview, Routine
from municipalities.survey.findings import create_routine
from tests.factories import (
    CodeFactory,
    MunicipalityFactory,
    PassageFactory,
    ResearcherFactory,
    TermFactory,
    TextRevisionFactory,
)

from .guide import WHOLE, posted, ready_interview

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run the acts in threads that start together; their answers in order."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(timeout=10)
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def address(page, interview):
    return reverse(f"municipalities:interview-{page}", args=[interview.pk])


def test_six_tabs_saving_at_once_keep_every_text():
    interview = ready_interview()
    fields = ("q01", "q02", "q02_comment", "q03_comment", "q09", "notes")
    clients = [client_of(ResearcherFactory()) for _ in fields]

    answers = at_once(
        *(
            lambda client=client, name=name: client.post(
                address("save", interview), posted(tab=name, **{name: f"text of {name}"})
            )
            for client, name in zip(clients, fields, strict=True)
        )
    )

    assert [answer.status_code for answer in answers] == [200] * 6
    draft = find_draft("interview", interview)
    assert draft.data == {name: f"text of {name}" for name in fields}
    assert draft.version == 6


def test_same_question_saved_at_once_keeps_one_and_puts_the_other_aside():
    interview = ready_interview()
    clients = [client_of(ResearcherFactory()) for _ in range(2)]

    answers = at_once(
        *(
            lambda client=client, tab=tab: client.post(
                address("save", interview), posted(tab=tab, q09=f"text of {tab}")
            )
            for client, tab in zip(clients, "ab", strict=True)
        )
    )

    stored = find_draft("interview", interview).data["q09"]
    aside = DraftConflict.objects.undecided().get().value
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert sorted([stored, aside]) == ["text of a", "text of b"]


def test_double_click_in_the_same_instant_completes_once():
    interview = ready_interview()
    kari = ResearcherFactory()
    clients = [client_of(kari) for _ in range(2)]
    data = posted(tab="t", action="complete", **WHOLE)

    answers = at_once(
        *(lambda c=client: c.post(address("form", interview), data) for client in clients)
    )

    assert {answer.url for answer in answers} == {address("detail", interview)}
    assert Answer.objects.count() == 9
    assert Interview.objects.get().completed_at is not None
    assert find_draft("interview", interview).data == {}


def test_a_code_put_on_twice_in_the_same_instant_stands_once():
    passage, code, kari = PassageFactory(), CodeFactory(), ResearcherFactory()

    made = at_once(*(lambda: code_passage(passage=passage, code=code, by=kari) for _ in range(3)))

    assert {coding.pk for coding in made} == {Coding.objects.get().pk}
    assert CodingAct.objects.count() == 1


def test_a_finding_made_twice_in_the_same_instant_stands_once():
    passage, kari, place = PassageFactory(), ResearcherFactory(), MunicipalityFactory()
    kind = TermFactory(vocabulary="routine", code="reporting")
    values = {"passage": passage, "title": "Årlig melding", "by": kari, "routine_type": kind}

    made = at_once(*(lambda: create_routine(**values, municipality=place) for _ in range(3)))

    assert {routine.pk for routine in made} == {Routine.objects.get().pk}
    assert (Claim.objects.count(), Support.objects.count()) == (1, 1)


@pytest.fixture
def withdrawing(settings, tmp_path, monkeypatch):
    """A withdrawal that stops in its middle until it is told to go on."""
    settings.ERASURE_LOG = str(tmp_path / "erasures.jsonl")
    settings.VAR_DIR = tmp_path
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    begun, go_on = Event(), Event()

    def wait(losses, **more):
        begun.set()
        assert go_on.wait(20)

    monkeypatch.setattr(withdrawing_module, "let_go", wait)
    return begun, go_on


def while_withdrawn(withdrawing, interview, act):
    """Act while the informant's consent is being withdrawn; the answer of the act."""
    begun, go_on = withdrawing

    def meanwhile():
        assert begun.wait(20)
        Timer(1, go_on.set).start()  # it goes on when the act has met the lock
        return act()

    done, answer = at_once(
        lambda: withdraw_consent(informant=interview.informant_id, way="email"), meanwhile
    )
    assert done.is_done
    return answer


def test_what_is_typed_while_consent_is_withdrawn_is_not_kept(withdrawing):
    interview = ready_interview()
    client = client_of(ResearcherFactory())
    client.post(address("save", interview), posted(q09="skrevet før"))

    answer = while_withdrawn(
        withdrawing,
        interview,
        lambda: client.post(address("save", interview), posted(seq=2, q09="skrevet nå")),
    )

    assert (answer.status_code, Draft.objects.count()) == (422, 0)
    assert "grunnlag" in answer.content.decode()


def test_interview_completed_while_consent_is_withdrawn_leaves_nothing(withdrawing):
    interview = ready_interview()
    client = client_of(ResearcherFactory())
    client.raise_request_exception = False

    answer = while_withdrawn(
        withdrawing,
        interview,
        lambda: client.post(address("form", interview), posted(**WHOLE, action="complete")),
    )

    assert answer.status_code == 422
    assert (Draft.objects.count(), Answer.objects.count(), SourceText.objects.count()) == (0, 0, 0)


def test_passage_marked_while_consent_is_withdrawn_goes_too_or_is_refused(withdrawing):
    interview = ready_interview()
    revision = TextRevisionFactory(
        source__informant=interview.informant, text="Vi fyrer med flis. Det går bra."
    )
    client = client_of(ResearcherFactory())
    path = reverse("evidence:source-mark", args=[revision.source_id])

    answer = while_withdrawn(
        withdrawing,
        interview,
        lambda: client.post(path, {"revision": revision.pk, "quote": "Vi fyrer med flis."}),
    )

    assert answer.status_code == 404
    assert Passage.objects.count() == 0


def test_two_who_withdraw_at_once_do_it_once(settings, tmp_path):
    settings.ERASURE_LOG = str(tmp_path / "erasures.jsonl")
    settings.VAR_DIR = tmp_path
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    interview = ready_interview()

    done = at_once(*[lambda: withdraw_consent(informant=interview.informant_id, way="email")] * 2)

    assert sorted(one.is_done for one in done) == [False, True]
    assert interview.informant.attempts.count() == 1
