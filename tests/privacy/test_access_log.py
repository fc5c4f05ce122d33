"""Whoever reads what people told is in the log; the log holds no word of it."""

import re

import pytest
from django.urls import reverse

from forkommune.evidence.models import TextAccess
from forkommune.evidence.services.readings import Read, record_reading
from forkommune.privacy.oversight import PURPOSES
from forkommune.ui.dates import today
from tests import factories as make
from tests.access.markers import found_in
from tests.access.table import TABLE
from tests.access.test_access import client_of

pytestmark = pytest.mark.django_db
# Markers in the words of people themselves; others stand in findings, names and working notes.
WORDS = re.compile(
    "zqmark(kept|released)(answer|passage|notes|respondent|value)qz|zqmark(draft|revision|group).*qz"
)


@pytest.mark.parametrize("role", ["researcher", "secretary"])
def test_every_page_that_shows_words_of_people_is_in_the_log(planted, role):
    client = client_of(planted, role)
    unlogged, pages = [], set()
    for row in TABLE:
        for method in ("get", "post"):
            TextAccess.objects.all().delete()
            response = getattr(client, method)(reverse(row.name, kwargs=planted.named(row.row)))
            shown = found_in(response.getvalue().decode("utf-8", "replace"))
            pages |= set(TextAccess.objects.values_list("page", flat=True))
            words = {word for word in shown if WORDS.fullmatch(word)}
            if words and not TextAccess.objects.filter(user=planted.users[role]).exists():
                unlogged.append((method, row.name, sorted(words)))

    assert unlogged == []
    assert pages <= set(PURPOSES)


def test_a_page_is_logged_by_text_and_informant_once_a_day(planted):
    client = client_of(planted, "researcher")
    interview, source = planted.rows["kept interview"], planted.rows["kept source"]
    for _again in range(2):
        client.get(reverse("municipalities:interview-detail", args=[interview.pk]))
        client.get(source.get_absolute_url())

    rows = TextAccess.objects.order_by("page").values_list(
        "subject", "number", "informant", "page", "day"
    )
    assert list(rows) == [
        ("text", source.pk, source.informant_id, "evidence:source-code", today()),
        (
            "interview",
            interview.pk,
            interview.informant_id,
            "municipalities:interview-detail",
            today(),
        ),
    ]


def test_an_internal_report_is_a_reading_of_what_it_quotes_and_a_public_one_is_not(planted):
    client = client_of(planted, "researcher")
    for name in ("internal edition", "public edition"):
        edition = planted.rows[name]
        list(client.get(reverse("reports:edition-download", args=["D2", edition.number])))

    quoted = planted.rows["internal quote"].passage.revision.source
    assert [row.number for row in TextAccess.objects.all()] == [quoted.pk]


def test_many_texts_cost_one_statement(django_assert_num_queries):
    user = make.ResearcherFactory()
    informants = [make.InformantFactory().pk for _number in range(3)]
    with django_assert_num_queries(1):
        record_reading(
            by=user, page="p", read=[Read("text", n, informants[n % 3]) for n in range(300)]
        )

    assert TextAccess.objects.count() == 300


def test_a_published_plan_is_no_confidence(planted):
    plan = make.SourceTextFactory(public=True)
    make.TextRevisionFactory(source=plan)

    client_of(planted, "researcher").get(plan.get_absolute_url())

    assert not TextAccess.objects.exists()


def test_the_log_is_for_the_protection_officer_alone():
    TextAccess.objects.create(user=make.ResearcherFactory(), subject="text", number=1, page="p")
    users = [
        make.ResearcherFactory(),
        make.SecretaryFactory(),
        make.OperationsFactory(),
        make.OfficerFactory(),
    ]

    assert [TextAccess.objects.visible_to(user).count() for user in users] == [0, 0, 0, 0]
    assert TextAccess.objects.visible_to(make.ProtectionOfficerFactory()).count() == 1
