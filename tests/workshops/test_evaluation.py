"""Anonymous evaluations: one sheet each, closed by the clock, traced by nobody, told from five on."""

import hashlib
import re
from datetime import timedelta
from itertools import combinations

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from forkommune.accounts.models import PersonalLink
from forkommune.work.models import HistoryEntry, Mail
from tests.factories import InvitationFactory, MeetingFactory, ResearcherFactory, SecretaryFactory
from tests.workshops.test_dots import everything_stored
from workshops.evaluation.answering import EvaluationShut, save_answers
from workshops.evaluation.asking import LINK_SCOPE, ask
from workshops.evaluation.counting import groups_of, summary, yes_and_no
from workshops.evaluation.results import result_of
from workshops.evaluation.services import close_due, close_evaluation, make_evaluation
from workshops.models import (
    Attendance,
    Evaluation,
    EvaluationAnswer,
    EvaluationSecret,
    EvaluationSheet,
)
from workshops.voting.dots import digest_of
from workshops.voting.saving import Save

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return SecretaryFactory()


def held(count, *, roles=("political",)):
    """A meeting that was held, and those who came."""
    meeting = MeetingFactory(starts_at=timezone.now() - timedelta(hours=8), title="Workshop")
    people = [
        InvitationFactory(
            meeting=meeting,
            role=roles[n % len(roles)],
            state="accepted",
            name=f"Zq {n}",
            email=f"zq{n}@kommune.example",
            language="nn" if n == 0 else "nb",
        )
        for n in range(count)
    ]
    Attendance.objects.bulk_create(Attendance(invitation=one, half="first") for one in people)
    return meeting, people


def opened(count, by, **more):
    meeting, people = held(count, **more)
    evaluation = make_evaluation(meeting=meeting, by=by)
    ask(evaluation=evaluation, closes_at=timezone.now() + timedelta(days=9), by=by)
    return Evaluation.objects.get(), people


def by_kind(evaluation, kind):
    return evaluation.questions.filter(kind=kind).order_by("position")


def answer(evaluation, person, answers, seq=1):
    save = Save(f"tab-of-{person.pk}", seq, 0)
    return save_answers(evaluation=evaluation, invitation=person, answers=answers, save=save)


def link_of(person):
    _link, token = PersonalLink.objects.issue(
        scope=LINK_SCOPE, target=person, lasts=timedelta(days=9)
    )
    return reverse("workshops:evaluate", args=[token])


def test_those_who_came_are_asked_once_and_all_are_reminded_once(client, secretary):
    meeting, people = held(2)
    InvitationFactory(meeting=meeting, state="accepted", email="hjemme@kommune.example")
    client.force_login(secretary)
    desk = {name: reverse(f"workshops:evaluation{name}", args=[meeting.slug]) for name in ("", "-act", "-send", "-remind")}  # fmt: skip
    client.post(desk["-act"], {"act": "make"})
    until = timezone.localtime() + timedelta(days=5)
    told = {"day": f"{until:%d.%m.%Y}", "clock": "12.00"}
    page = client.get(desk["-send"]).content.decode()
    assert "Kva var bra" in page
    assert "hjemme@" not in page

    client.post(desk["-send"], told)
    client.post(desk["-send"], {**told, "clock": "13.00"})
    for _press in range(2):
        client.post(desk["-remind"])

    sent = Mail.objects.order_by("kind", "recipient").values_list("kind", "recipient")
    assert list(sent) == [
        (kind, one.email) for kind in ("evaluation-asked", "evaluation-reminder") for one in people
    ]
    bodies = Mail.objects.of_kind("evaluation-reminder").values_list("body", flat=True)
    assert any("Vi ser ikke hvem som har svart" in body for body in bodies)
    assert timezone.localtime(Evaluation.objects.get().closes_at).hour == 13


def test_answers_are_given_by_link_and_changed_and_the_page_names_nobody(client, secretary):
    evaluation, [person, other] = opened(2, secretary)
    scale, text = by_kind(evaluation, "scale").first(), by_kind(evaluation, "text").first()
    url = link_of(person)
    page = client.get(url).content.decode()
    assert "Zq " not in page  # with the space: no token has one
    assert person.organisation.name not in page
    assert "I kva grad" in page
    assert not EvaluationSheet.objects.exists()

    wrong = client.post(url, {f"q{scale.pk}": "9", f"q{text.pk}": "Godt\x00"})
    assert wrong.status_code == 422
    sent = {f"q{scale.pk}": "4", f"q{text.pk}": "Bra", "tab": "a", "seq": 1, "version": 0}
    client.post(url, sent)
    client.post(url, sent)
    client.post(url, {**sent, f"q{scale.pk}": "5", "seq": 2, "version": 1})
    stale = client.post(url, {**sent, "tab": "b", "seq": 1, "version": 0})
    client.post(link_of(other), {"tab": "c"})

    assert stale.status_code == 409
    assert [one.answers for one in EvaluationSheet.objects.exclude(answers={})] == [
        {str(scale.pk): 5, str(text.pk): "Bra"}
    ]
    client.force_login(secretary)
    desk = client.get(reverse("workshops:evaluation", args=[evaluation.meeting.slug]))
    assert "Færre enn fem har svart" in desk.content.decode()
    assert "Bra" not in desk.content.decode()
    stranger = InvitationFactory(meeting=evaluation.meeting, state="declined")
    assert client.post(link_of(stranger), sent).status_code == 403


def test_the_servers_clock_closes_it_and_what_came_before_counts(client, secretary):
    evaluation, people = opened(6, secretary)
    scale = by_kind(evaluation, "scale").first()
    for person in people[:5]:
        answer(evaluation, person, {scale.pk: 4})
    Evaluation.objects.update(
        opened_at=timezone.now() - timedelta(days=2),
        closes_at=timezone.now() - timedelta(seconds=1),
    )
    evaluation.refresh_from_db()

    with pytest.raises(EvaluationShut):
        answer(evaluation, people[5], {scale.pk: 1})
    assert client.post(link_of(people[5]), {f"q{scale.pk}": "1"}).status_code == 410
    assert not result_of(evaluation).is_told
    assert (close_due(), close_due()) == (1, 0)
    evaluation.refresh_from_db()
    told = result_of(evaluation)
    assert (told.answered, told.questions[0].numbers.mean) == (5, 4)


def test_nothing_in_the_database_leads_from_an_answer_to_a_person_once_it_is_closed(secretary):
    evaluation, people = opened(12, secretary)
    scale, text = by_kind(evaluation, "scale").first(), by_kind(evaluation, "text").first()
    key = bytes(EvaluationSecret.objects.get().key)
    given = [(n % 5 + 1, f"Svar {n}") for n in range(12)]
    for person, (number, words) in zip(people, given, strict=True):
        answer(evaluation, person, {scale.pk: number, text.pk: words})
    digests = {digest_of(key, person.pk) for person in people}
    traces = {*digests, *(f"tab-of-{one.pk}" for one in people), key.hex()}
    traces |= {*(one[:16] for one in digests)}
    traces |= {hashlib.sha256(str(one.pk).encode()).hexdigest() for one in people}

    def leads():
        return [
            (table, row)
            for table, rows in everything_stored().items()
            for row in rows
            if any(mark in row for mark in traces)
        ]

    assert leads()
    close_evaluation(evaluation=evaluation, by=secretary)

    assert leads() == []
    names = [field.name for field in EvaluationAnswer._meta.fields]
    assert names == ["id", "question", "number", "text"]
    tables = {
        model._meta.db_table for model in (EvaluationAnswer, EvaluationSheet, EvaluationSecret)
    }
    assert not HistoryEntry.objects.filter(table__in=tables).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text, id, text FROM workshops_evaluationanswer ORDER BY ctid")
        rows = cursor.fetchall()
    assert len({row[0] for row in rows}) == 1
    assert all(row[1].version == 4 for row in rows)
    assert [row[2] for row in rows if row[2]] != [
        words for _n, words in given
    ]  # 1 in 12! by chance
    shown = next(one.texts for one in result_of(fresh()).questions if one.texts)
    assert sorted(shown) == sorted(words for _n, words in given)


def fresh():
    return Evaluation.objects.select_related("meeting").get()


def test_what_fewer_than_five_answered_is_neither_kept_nor_shown(client, secretary):
    evaluation, people = opened(6, secretary)
    scale, text = by_kind(evaluation, "scale").first(), by_kind(evaluation, "text").first()
    yes_no = by_kind(evaluation, "yes_no").first()
    for n, person in enumerate(people):
        few = {text.pk: "=Hemmelig ord"} if n < 4 else {}
        answer(evaluation, person, {scale.pk: 3, yes_no.pk: int(n != 0), **few})
    close_evaluation(evaluation=evaluation, by=secretary)

    assert not EvaluationAnswer.objects.filter(text__contains="Hemmelig").exists()
    client.force_login(ResearcherFactory())
    slug = evaluation.meeting.slug
    page = client.get(reverse("workshops:evaluation", args=[slug])).content.decode()
    table = client.get(reverse("workshops:evaluation-file", args=[slug])).content.decode()
    told = {one.question.pk: one for one in result_of(fresh()).questions}
    assert "Hemmelig" not in page + table
    assert (told[yes_no.pk].count, told[yes_no.pk].split) == (6, {})  # one said no
    assert told[scale.pk].numbers.mean == 3
    assert "Snitt 3,0" in re.sub(r"\s+", " ", page)

    Evaluation.objects.all().delete()
    evaluation, people = opened(4, secretary)
    for person in people:
        answer(evaluation, person, {by_kind(evaluation, "scale").first().pk: 5})
    close_evaluation(evaluation=evaluation, by=secretary)
    assert (EvaluationAnswer.objects.count(), result_of(fresh()).is_told) == (0, False)


def test_roles_are_told_apart_only_where_nothing_smaller_can_be_worked_out(client, secretary):
    evaluation, people = opened(14, secretary, roles=("political", "administrative"))
    scale, second = by_kind(evaluation, "scale")[:2]
    for n, person in enumerate(people):
        both = {second.pk: 2} if n < 9 else {}  # four administrative ones gave it no number
        answer(evaluation, person, {scale.pk: 4 if n % 2 else 2, **both})
    close_evaluation(evaluation=evaluation, by=secretary)

    told = result_of(fresh())

    assert [(one.label, one.count, one.cells) for one in told.groups] == [
        ("Administrativ", 7, ("4,0",)),
        ("Politisk", 7, ("2,0",)),
    ]
    client.force_login(secretary)
    page = client.get(reverse("workshops:evaluation", args=[evaluation.meeting.slug]))
    assert "Politisk (7)" in page.content.decode()
    assert told.heads == (scale.text_nb,)


roles = st.sampled_from("abcd")


@pytest.mark.django_db(databases=[])
@given(st.lists(st.tuples(roles, st.dictionaries(st.sampled_from([1, 2]), st.integers(1, 5)))))
def test_no_sum_and_no_difference_of_groups_tells_of_fewer_than_five(sheets):
    found = groups_of(sheets, [1, 2])

    for question in (1, 2):
        whole = sum(question in given for _role, given in sheets)
        cells = [group.means[question][0] for group in found if question in group.means]
        if not cells:
            continue
        assert len(cells) == len(found)
        for size in range(1, len(cells) + 1):
            for some in combinations(cells, size):
                assert sum(some) >= 5
                assert whole - sum(some) == 0 or whole - sum(some) >= 5
    assert found == [] or sum(group.count for group in found) == len(sheets)


@pytest.mark.django_db(databases=[])
def test_means_and_bands():
    assert summary([5, 5, 5, 5]) is None
    told = summary([1, 2, 3, 4, 5, 5])
    assert (told.count, round(told.mean, 3), told.median, told.bands) == (6, 3.333, 3.5, {})
    assert summary([4] * 5 + [3] * 5).bands == {"low": 0, "middle": 5, "high": 5}
    assert yes_and_no([1] * 5) == {"yes": 5, "no": 0}
    assert yes_and_no([1] * 9 + [0]) == {}


def test_questions_are_changed_before_it_opens_and_stand_afterwards(client, secretary):
    meeting, _people = held(1)
    evaluation = make_evaluation(meeting=meeting, by=secretary)
    client.force_login(secretary)
    url = reverse("workshops:evaluation-questions", args=[meeting.slug])
    form = client.get(url).context["form"]
    asked = {"seen": form.standing, "rows": 3}
    asked |= {"nb-0": "Sist?", "nn-0": "Sist?", "kind-0": "text", "place-0": 2}
    asked |= {"nb-1": "Først?", "nn-1": "Først?", "kind-1": "yes_no", "place-1": 1}

    half = client.post(url, {**asked, "nn-0": ""})
    assert half.status_code == 422
    assert "Sist?" in half.content.decode()
    client.post(url, asked)
    told = list(evaluation.questions.values_list("text_nb", "kind"))
    assert told == [("Først?", "yes_no"), ("Sist?", "text")]
    assert client.post(url, {**asked, "nb-0": "Min?"}).status_code == 422  # of the page before

    ask(evaluation=evaluation, closes_at=timezone.now() + timedelta(days=1), by=secretary)
    client.post(url, {**asked, "seen": "", "nb-0": "For sent?"})
    assert evaluation.questions.filter(text_nb="For sent?").count() == 0
