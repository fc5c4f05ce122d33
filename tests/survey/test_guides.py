"""Versions of the interview guide: copied, changed, published, and fast from then on."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from municipalities.models import InterviewGuide, Question
from municipalities.survey.services.guides import (
    GuideIsEmpty,
    GuideStandsFast,
    copy_guide,
    publish_guide,
    remove_question,
    save_question,
)
from tests.factories import (
    GuideFactory,
    InterviewFactory,
    ResearcherFactory,
    SecretaryFactory,
    SectionFactory,
)

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


def order(guide):
    return [(one.number, one.code) for one in guide.questions.in_guide_order()]


def typed(section, **changes):
    return {
        "section": section.pk,
        "text": "Hvor ofte rapporteres det?",
        "type": "single_choice",
        "options": "Hvert år\nSjeldnere\nHvert år",
        "kind": "fact",
    } | changes


def test_new_version_has_the_questions_of_the_old_each_tied_to_it(client, kari):
    guide = small_guide()

    answer = client.post(address("guide", guide.pk), {"version": "2.0"})

    copy = InterviewGuide.objects.get(version="2.0")
    assert answer.url == address("guide", copy.pk)
    assert order(copy) == order(guide)
    assert [one.previous_question for one in copy.questions.in_guide_order()] == list(
        guide.questions.in_guide_order()
    )
    assert {one.section.guide for one in copy.questions.all()} == {copy}


def test_a_version_is_not_made_twice(client, kari):
    guide = small_guide()

    page = client.post(address("guide", guide.pk), {"version": guide.version})

    assert page.status_code == 422
    assert "Denne versjonen av guiden finnes allerede" in text(page)


def test_database_refuses_every_change_of_a_published_version(client, kari):
    guide = small_guide()
    client.post(address("guide-publish", guide.pk))
    guide.refresh_from_db()
    question, section = guide.questions.first(), guide.sections.first()

    assert guide.published_at is not None
    for change in (
        lambda: Question.objects.filter(pk=question.pk).update(text="Noe annet?"),
        lambda: Question.objects.create(guide=guide, section=section, number=99, code="Q99"),
        question.delete,
        lambda: guide.sections.update(title="Noe annet"),
        lambda: InterviewGuide.objects.filter(pk=guide.pk).update(intro="Noe annet"),
        lambda: InterviewGuide.objects.filter(pk=guide.pk).update(published_at=None),
    ):
        with pytest.raises(IntegrityError, match="make a new version"), transaction.atomic():
            change()


def test_round_before_can_be_deleted_though_a_published_version_names_its_questions(kari):
    old = small_guide()
    copy = copy_guide(guide=old, version="2.0", by=kari)
    publish_guide(guide=copy, by=kari)

    old.delete()

    assert set(copy.questions.values_list("previous_question", flat=True)) == {None}


def test_version_without_questions_is_not_published(kari):
    with pytest.raises(GuideIsEmpty):
        publish_guide(guide=GuideFactory(), by=kari)


def test_new_question_comes_last_in_its_part_and_the_rest_move_on(client, kari):
    guide = small_guide()
    first = guide.sections.order_by("position")[0]

    answer = client.post(address("guide-question-add", guide.pk), typed(first))

    made = guide.questions.get(text="Hvor ofte rapporteres det?")
    assert answer.url == address("guide", guide.pk)
    assert (made.number, made.options) == (
        5,
        [
            {"code": "hvert-ar", "label_nb": "Hvert år"},
            {"code": "sjeldnere", "label_nb": "Sjeldnere"},
        ],
    )
    assert [number for number, _code in order(guide)] == list(range(1, 11))


def test_option_keeps_its_code_when_others_come(client, kari):
    guide = small_guide()
    question = guide.questions.get(number=7)

    client.post(
        address("guide-question", guide.pk, question.pk),
        typed(question.section, type="multiple_choice", options="Økonomi\nMotstand"),
    )

    question.refresh_from_db()
    assert [one["code"] for one in question.options] == ["economy", "motstand"]
    assert question.number == 7


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"options": "Bare én"}, "Skriv minst to svaralternativer"),
        ({"text": ""}, "Fyll inn: Spørsmål"),
        ({"kind": ""}, "Velg: Hva det handler om"),
    ],
)
def test_wrong_question_is_refused_in_words(client, kari, wrong, message):
    guide = small_guide()

    page = client.post(
        address("guide-question-add", guide.pk), typed(guide.sections.first(), **wrong)
    )

    assert page.status_code == 422
    assert message in text(page)
    assert guide.questions.count() == 9


def test_question_taken_out_lets_the_others_move_up(client, kari):
    guide = small_guide()
    question = guide.questions.get(number=3)

    client.post(address("guide-question", guide.pk, question.pk), {"remove": "1"})

    assert [number for number, _code in order(guide)] == list(range(1, 9))
    assert not guide.questions.filter(pk=question.pk).exists()


def test_version_that_somebody_was_asked_by_is_not_changed(client, kari):
    guide = small_guide()
    question = guide.questions.first()
    InterviewFactory(round__guide=guide)

    page = client.get(address("guide", guide.pk))
    sent_on = client.get(address("guide-question", guide.pk, question.pk))

    assert "Noen er spurt etter" in text(page)
    assert address("guide-question", guide.pk, question.pk) not in text(page)
    assert sent_on.url == address("guide", guide.pk)
    with pytest.raises(GuideStandsFast):
        remove_question(guide=guide, question=question, by=kari)
    with pytest.raises(GuideStandsFast):
        save_question(guide=guide, question=question, values={"section": question.section}, by=kari)


def test_secretariat_does_not_keep_guides(client):
    client.force_login(SecretaryFactory())

    assert client.get(address("guide-list")).status_code == 403


@pytest.mark.parametrize("parts", [1, 12])
def test_page_of_a_guide_costs_the_same_with_many_parts(
    client, kari, parts, django_assert_num_queries
):
    guide = small_guide()
    SectionFactory.create_batch(parts, guide=guide)

    with django_assert_num_queries(9):
        client.get(address("guide", guide.pk))


def test_question_is_tied_to_the_one_it_repeats_which_is_suggested_by_its_words(client, kari):
    before, guide = small_guide(), small_guide()
    asked = "Hvor mange årsverk bruker kommunen på klimaarbeid?"
    earlier = before.questions.get(number=2)
    before.questions.filter(pk=earlier.pk).update(text=asked)
    own, other = guide.questions.get(number=4), guide.questions.get(number=2)
    guide.questions.filter(pk=own.pk).update(text=asked.replace("mange", "mange hele"))
    where = address("guide-question", guide.pk, own.pk)
    form = client.get(where).context["form"]
    sent = {name: value for name in form.fields if (value := form[name].value())}

    offered = dict(form.fields["previous_question"].choices)
    client.post(where, sent | {"previous_question": earlier.pk})
    page = text(client.get(address("guide", guide.pk)))
    second = client.post(
        address("guide-question", guide.pk, other.pk),
        sent | {"section": other.section_id, "previous_question": earlier.pk},
    )

    assert [key for key, _words in offered["Ligner mest på dette"]] == [earlier.pk]
    own.refresh_from_db()
    assert own.previous_question == earlier
    assert f"Gjentar spørsmål 2 i {before}" in page
    assert "Spørsmål 4 gjentar det allerede" in text(second)
    client.post(where, sent | {"previous_question": ""})
    own.refresh_from_db()
    assert own.previous_question is None
    own_guide = client.post(where, sent | {"previous_question": other.pk})
    assert own_guide.status_code == 422
