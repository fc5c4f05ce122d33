"""A question asked only after some answers: in the form, when completed, and when read."""

import pytest
from django.urls import reverse

from municipalities.survey.conditions import asked
from municipalities.survey.models import Answer
from tests.factories import ResearcherFactory

from .guide import WHOLE, posted, ready_interview
from .test_guide_parts import only_if, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


def form_of(interview):
    return reverse("municipalities:interview-form", args=[interview.pk])


def completed(client, interview, **typed):
    return client.post(form_of(interview), posted(**(WHOLE | typed), action="complete"))


def test_what_rests_on_a_question_that_is_not_asked_is_not_asked_either():
    guide = ready_interview().guide
    only_if(guide, 6, 3, "staff")
    only_if(guide, 7, 6, "yes")
    questions = list(guide.questions.in_guide_order())
    numbers = {one.pk: one.number for one in questions}

    def left_out(values):
        to_ask = {numbers[key] for key in asked(questions, values)}
        return sorted(set(numbers.values()) - to_ask)

    assert left_out({"q03": "staff", "q06": "yes"}) == []
    assert left_out({"q03": "staff", "q06": "no"}) == [7]
    assert left_out({"q03": "economy", "q06": "yes"}) == [6, 7]
    assert left_out({"q03": "staff", "q06": "yes", "q06_state": "did_not_know"}) == [7]


def test_question_that_must_be_answered_need_not_be_when_it_is_not_asked(client, kari):
    interview = ready_interview()
    only_if(interview.guide, 6, 3, "staff")

    refused = completed(client, interview, q03="staff", q06="")
    interview.refresh_from_db()
    assert (refused.status_code, interview.completed_at) == (422, None)

    other = ready_interview()
    only_if(other.guide, 6, 3, "staff")
    completed(client, other, q03="economy", q06="")
    other.refresh_from_db()
    assert other.completed_at is not None


def test_answer_whose_condition_no_longer_holds_is_kept_and_marked(client, kari):
    interview = ready_interview()
    only_if(interview.guide, 7, 6, "yes")

    completed(client, interview, q06="no")

    assert Answer.objects.get(question__number=7).value == ["economy", "staff"]
    read = text(client.get(reverse("municipalities:interview-detail", args=[interview.pk])))
    assert "Stilles bare hvis spørsmål 6 er besvart med «Ja»" in read
    assert read.count("Vilkåret gjelder ikke lenger, svaret er beholdt") == 1
    form = text(client.get(form_of(interview) + "?rediger=1"))
    assert 'class="small question-left-over">' in form


def test_question_not_asked_reads_otherwise_than_one_not_answered(client, kari):
    interview = ready_interview()
    only_if(interview.guide, 7, 6, "yes")

    completed(client, interview, q06="no", q07=[], q08="")

    read = text(client.get(reverse("municipalities:interview-detail", args=[interview.pk])))
    assert (read.count("Skulle ikke stilles"), read.count("Ikke svart")) == (1, 1)
