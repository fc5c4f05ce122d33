"""Parts and questions of a guide that may still be changed: named, moved, asked on conditions."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from forkommune.work.outlines import DOWN, UP
from municipalities.survey.services.guide_order import ConditionOutOfOrder
from municipalities.survey.services.guide_parts import move_part, move_question
from municipalities.survey.services.guides import copy_guide
from tests.factories import AnswerFactory, GuideFactory, InterviewFactory, ResearcherFactory

from .guide import small_guide

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


def address(name, *args):
    return reverse(f"municipalities:{name}", args=args)


def text(page):
    return " ".join(page.content.decode().split())


def codes(guide):
    """Code by code in the guide's order, a bar between the parts."""
    rows = list(guide.questions.in_guide_order())
    assert [one.number for one in rows] == list(range(1, len(rows) + 1))
    parts = {}
    for one in rows:
        parts.setdefault(one.section_id, []).append(one.code)
    return " | ".join(" ".join(part) for part in parts.values())


def only_if(guide, number, before, *answers):
    """Let a question be asked only after answers to one before it."""
    question = guide.questions.get(number=number)
    question.depends_on, question.asked_if = guide.questions.get(number=before), list(answers)
    question.save()
    return question


def moved(guide, number, direction, by):
    question = guide.questions.get(number=number)
    return move_question(guide=guide, question=question, direction=direction, by=by)


def test_question_moves_one_step_and_over_the_edge_of_its_part(kari):
    guide = small_guide()

    moved(guide, 4, UP, kari)
    moved(guide, 4, DOWN, kari)  # Q03, now last of its part

    assert codes(guide) == "Q01 Q02 Q04 | Q03 Q05 Q06 Q07 Q08 Q09"
    assert moved(guide, 1, UP, kari) is False


def test_part_moves_with_its_questions(kari):
    guide = small_guide()
    second = guide.sections.get(position=2)

    assert move_part(guide=guide, section=second, direction=UP, by=kari) is True
    assert codes(guide) == "Q05 Q06 Q07 Q08 Q09 | Q01 Q02 Q03 Q04"


def test_button_that_was_pressed_has_the_focus_so_that_it_can_be_pressed_again(client, kari):
    guide = small_guide()
    question = guide.questions.get(number=3)
    url = address("guide-question-move", guide.pk, question.pk)

    page = client.post(url, {"direction": "up"}, follow=True)

    assert codes(guide).startswith("Q01 Q03 Q02")
    assert text(page).count("autofocus") == 1
    assert client.post(url, {"direction": "sideways"}).status_code == 404


def test_condition_is_never_moved_before_what_it_rests_on(client, kari):
    guide = small_guide()
    only_if(guide, 7, 6, "yes")

    with pytest.raises(ConditionOutOfOrder), transaction.atomic():
        moved(guide, 7, UP, kari)
    page = client.post(
        address("guide-part-move", guide.pk, guide.sections.get(position=1).pk),
        {"direction": "down"},
        follow=True,
    )

    assert codes(guide) == "Q05 Q06 Q07 Q08 Q09 | Q01 Q02 Q03 Q04"
    assert page.status_code == 200


def test_parts_are_added_renamed_and_taken_out_when_empty(client, kari):
    guide = small_guide()

    client.post(address("guide-part-add", guide.pk), {"title": "Nettverk på tvers"})
    made = guide.sections.get(title="Nettverk på tvers")
    assert (made.code, made.position) == ("nettverk-pa-tvers", 3)

    client.post(address("guide-part", guide.pk, made.pk), {"title": "Nettverk"})
    made.refresh_from_db()
    assert made.title == "Nettverk"

    same = client.post(address("guide-part-add", guide.pk), {"title": "bakgrunn"})
    assert (same.status_code, "har alt en del som heter «bakgrunn»" in text(same)) == (422, True)

    full = guide.sections.get(position=1)
    page = client.post(address("guide-part", guide.pk, full.pk), {"remove": "1"}, follow=True)
    client.post(address("guide-part", guide.pk, made.pk), {"remove": "1"})
    assert "har spørsmål" in text(page)
    assert guide.sections.count() == 2


def test_introduction_is_changed_until_the_version_is_published(client, kari):
    guide = small_guide()
    typed = {"intro": "Takk for at du tar deg tid.", "duration_minutes": "60"}

    client.post(address("guide-details", guide.pk), typed)
    guide.refresh_from_db()
    assert (guide.intro, guide.duration_minutes) == (typed["intro"], 60)

    client.post(address("guide-publish", guide.pk))
    answer = client.get(address("guide-details", guide.pk))
    assert answer.url == address("guide", guide.pk)


def test_condition_is_chosen_among_the_answers_to_questions_before(client, kari):
    guide = small_guide()
    question = guide.questions.get(number=7)
    url = address("guide-question", guide.pk, question.pk)
    typed = {
        "section": question.section_id,
        "text": question.text,
        "type": "multiple_choice",
        "options": "Økonomi\nIngen",
        "kind": "assessment",
    }

    offered = text(client.get(url))
    client.post(url, typed | {"condition": ["Q05:1", "Q05:2"]})
    question.refresh_from_db()

    assert ["Q06:yes" in offered, "Q02:" in offered, "Q09:" in offered] == [True, False, False]
    assert (question.depends_on.code, question.asked_if) == ("Q05", ["1", "2"])
    page = text(client.get(address("guide", guide.pk)))
    assert "Stilles bare hvis spørsmål 5 er besvart med «1 – I svært liten grad» eller «2»" in page

    two = client.post(url, typed | {"condition": ["Q05:1", "Q06:yes"]})
    assert (two.status_code, "Velg svar på bare ett spørsmål" in text(two)) == (422, True)


def test_question_that_conditions_rest_on_stays_and_keeps_those_answers(client, kari):
    guide = small_guide()
    only_if(guide, 7, 3, "staff")
    before = guide.questions.get(number=3)
    url = address("guide-question", guide.pk, before.pk)

    gone = client.post(url, {"remove": "1"}, follow=True)
    changed = client.post(
        url,
        {
            "section": before.section_id,
            "text": before.text,
            "type": "single_choice",
            "options": "Økonomi\nIngen",
            "kind": "fact",
        },
    )

    assert "Spørsmål 7 stilles bare etter dette" in text(gone)
    assert (changed.status_code, "«staff», som ville bli borte" in text(changed)) == (422, True)
    before.refresh_from_db()
    assert len(before.options) == 3


def test_conditions_of_a_new_version_rest_on_its_own_questions(kari):
    guide = small_guide()
    only_if(guide, 7, 6, "yes")

    copy = copy_guide(guide=guide, version="2.0", by=kari)

    made = copy.questions.get(number=7)
    assert (made.depends_on.guide, made.depends_on.code, made.asked_if) == (copy, "Q06", ["yes"])


def test_database_refuses_half_a_condition(kari):
    question = small_guide().questions.get(number=7)

    with pytest.raises(IntegrityError, match="question_condition_is_whole"), transaction.atomic():
        type(question).objects.filter(pk=question.pk).update(asked_if=["yes"])


def test_answers_stay_with_the_guide_they_were_asked_by(kari):
    empty, answered = InterviewFactory(), InterviewFactory()
    answer = AnswerFactory(interview=answered)
    other = GuideFactory()

    type(empty).objects.filter(pk=empty.pk).update(guide=other)
    for change in (
        lambda: type(answered).objects.filter(pk=answered.pk).update(guide=other),
        lambda: AnswerFactory(interview=empty, question=answer.question),
    ):
        with pytest.raises(IntegrityError, match="guide"), transaction.atomic():
            change()


def test_guide_can_be_tried_without_an_interview(client, kari):
    guide = small_guide()
    only_if(guide, 7, 6, "yes")

    page = text(client.get(address("guide-preview", guide.pk)))

    assert 'data-depends-on="q06" data-asked-if="yes"' in page
    assert ["0 av 4 utfylt" in page, "0 av 5 utfylt" in page] == [
        True,
        False,
    ]  # 5 less one not asked
