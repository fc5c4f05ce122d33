"""What stands above the questions of a guide, and two researchers who change it at once."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from forkommune.work.importing import Options
from forkommune.work.services.importing import bring, carry_out
from municipalities.survey.guide_workbook import guide_workbook
from tests.factories import ResearcherFactory

from .guide import ready_interview, small_guide
from .test_guide_parts import text

pytestmark = pytest.mark.django_db
ASKED = "Samtykker du til å delta?"


@pytest.fixture(autouse=True)
def norwegian():
    with translation.override("nb"):
        yield


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


@pytest.fixture
def guide():
    made = small_guide()
    made.consent_questions = [
        {"code": "consent_participation", "type": "yes_no", "text_nb": ASKED, "required": True}
    ]
    made.save()
    return made


def details(guide):
    return reverse("municipalities:guide-details", args=[guide.pk])


def opened(client, url):
    """The fields of a form as somebody opens it."""
    page = client.get(url)
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    told = {name: value for name, value in values.items() if value not in (None, False)}
    return told | {"seen": page.context["seen"]}


def test_scale_and_questions_of_consent_are_changed_with_the_introduction(client, kari, guide):
    typed = opened(client, details(guide))
    assert (typed["scale_5"], typed["consent_questions"]) == ("I svært stor grad", ASKED)

    client.post(
        details(guide),
        typed
        | {"scale_3": "Verken eller", "consent_questions": f"{ASKED}\r\n\r\nKan vi ringe igjen?"},
    )

    guide.refresh_from_db()
    assert guide.scale_labels == {
        "1": "I svært liten grad",
        "3": "Verken eller",
        "5": "I svært stor grad",
    }
    assert [(one["code"], one["text_nb"]) for one in guide.consent_questions] == [
        ("consent_participation", ASKED),
        ("consent", "Kan vi ringe igjen?"),
    ]
    assert "Verken eller" in text(client.get(reverse("municipalities:guide", args=[guide.pk])))


def test_what_is_asked_about_consent_stands_where_the_basis_is_recorded(client, kari):
    interview = ready_interview()
    interview.guide.consent_questions = [{"code": "c", "text_nb": ASKED}]
    interview.guide.intro = "Takk for at du tar deg tid."
    interview.guide.save()

    basis = client.get(reverse("municipalities:interview-basis", args=[interview.pk]))
    form = client.get(reverse("municipalities:interview-form", args=[interview.pk]))

    assert ASKED in text(basis)
    assert "Takk for at du tar deg tid." in text(form)


def test_details_that_somebody_changed_meanwhile_are_not_written_over(client, kari, guide):
    typed = opened(client, details(guide))
    client.post(details(guide), typed | {"intro": "Åses innledning"})

    told = client.post(details(guide), typed | {"intro": "Karis innledning"})

    guide.refresh_from_db()
    assert (told.status_code, guide.intro) == (422, "Åses innledning")
    assert "«Åses innledning»" in text(told)
    client.post(details(guide), typed | {"intro": "Karis", "seen": told.context["seen"]})
    guide.refresh_from_db()
    assert guide.intro == "Karis"


def test_question_that_somebody_changed_meanwhile_is_not_written_over(client, kari, guide):
    question = guide.questions.get(number=1)
    url = reverse("municipalities:guide-question", args=[guide.pk, question.pk])
    typed = opened(client, url)
    client.post(url, typed | {"text": "Åses spørsmål?"})

    told = client.post(url, typed | {"text": "Karis spørsmål?"})

    question.refresh_from_db()
    assert (told.status_code, question.text) == (422, "Åses spørsmål?")
    assert "«Åses spørsmål?»" in text(told)
    assert "Karis spørsmål?" in text(told)
    assert client.post(url, typed | {"seen": told.context["seen"]}).status_code == 302


def test_questions_of_consent_go_out_and_come_in_with_the_workbook(guide):
    book = load_workbook(io.BytesIO(guide_workbook(guide, at=timezone.now())))
    rows = {row[0].value: row[1] for row in book["Guide"].iter_rows()}
    assert rows["Samtykke"].value == ASKED
    rows["Samtykke"].value = f"{ASKED}\nEtt til?"
    target = io.BytesIO()
    book.save(target)

    row = bring(kind="guide", content=target.getvalue(), name="g", options=Options(), by=None)
    carry_out(brought=row, by=None)

    guide.refresh_from_db()
    assert [one["text_nb"] for one in guide.consent_questions] == [ASKED, "Ett til?"]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Ingen av disse", "none"),
        ("ingen.", "none"),
        ("Ingen politisk vilje", "ingen-politisk-vilje"),
    ],
)
def test_none_of_these_is_known_in_a_guide_that_is_written_here(client, kari, guide, label, code):
    client.post(
        reverse("municipalities:guide-question-add", args=[guide.pk]),
        {
            "section": guide.sections.first().pk,
            "text": "Hva hindrer dere?",
            "type": "multiple_choice",
            "kind": "assessment",
            "options": f"Økonomi\nTid\n{label}",
        },
    )

    made = guide.questions.get(text="Hva hindrer dere?")
    assert [one["code"] for one in made.options] == ["okonomi", "tid", code]
