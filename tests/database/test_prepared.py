"""Questions whose SQL is written once: they ask what their querysets ask, for each value anew."""

from datetime import date

import pytest
from django.db.models import QuerySet

from forkommune.accounts.models import Role, User
from forkommune.database.prepared import Prepared, PreparedRows
from tests.factories import MeetingFactory, OfficerFactory, ResearcherFactory
from workshops.models import Meeting

pytestmark = pytest.mark.django_db


def roles_of(user: int, on: date) -> QuerySet:
    held = Role.objects.filter(user=user, valid_from__lte=on, kind__in=["officer", "researcher"])
    return held.order_by("pk").values_list("pk", "kind")


def test_rows_are_those_of_the_values_that_are_asked_for_each_time():
    officer, researcher = OfficerFactory(), ResearcherFactory()
    ask, day = Prepared(roles_of), date(2030, 1, 1)

    found = [ask(user=one.pk, on=day) for one in (officer, researcher, officer)]

    assert [[kind for _key, kind in rows] for rows in found] == [
        ["officer"],
        ["researcher"],
        ["officer"],
    ]
    assert ask(user=officer.pk, on=date(1999, 1, 1)) == []


def test_question_that_does_not_ask_about_a_name_is_refused():
    def all_users(user: int) -> QuerySet:
        return User.objects.values_list("pk")

    with pytest.raises(ValueError, match="does not ask about user"):
        Prepared(all_users)(user=1)


def test_whole_rows_are_those_that_django_makes_and_can_be_saved():
    meeting = MeetingFactory(title="Verksted", slug="verksted", inputs=[{"kode": "D2"}])
    MeetingFactory(slug="annet")

    def by_word(word: str) -> QuerySet:
        return Meeting.objects.filter(slug=word)

    ask = PreparedRows(by_word)
    found = ask.first(word="verksted")

    assert (found, ask.first(word="verksted\ue000"), ask(word="")) == (meeting, None, [])
    fresh = Meeting.objects.get(slug="verksted")
    names = [field.attname for field in Meeting._meta.concrete_fields]
    assert [getattr(found, name) for name in names] == [getattr(fresh, name) for name in names]
    found.title = "Nytt"
    found.save()
    assert Meeting.objects.get(slug="verksted").title == "Nytt"
