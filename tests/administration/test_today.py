"""The start page of the administration: what waits, what was changed, and search over all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forkommune.ui.dates import today
from forkommune.work.administration.today import greeting
from forkommune.work.history import acting
from forkommune.work.models import HistoryEntry, Mail
from tests.factories import (
    ActivityFactory,
    EditionFactory,
    ExampleFactory,
    InterviewFactory,
    InvitationFactory,
    MeetingFactory,
    MilestoneFactory,
    MunicipalityFactory,
    OperationsFactory,
    ProjectFactory,
    SecretaryFactory,
    SuggestionFactory,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def secretary(client):
    user = SecretaryFactory(name="Mona Vik")
    client.force_login(user)
    return user


def queues(client) -> dict[str, list[str]]:
    page = client.get(reverse("admin:index"))
    return {q.title: [item.title for item in q.items] for q in page.context["today"].queues}


def activity(ends):
    return ActivityFactory(
        project=ProjectFactory(period_from=today() - 100 * DAY, period_to=today() + ends)
    )


def milestone(title, due, activity):
    return MilestoneFactory(
        title=title, planned_from=today() + due, planned_to=today() + due, activity=activity
    )


def test_each_queue_shows_what_waits_and_nothing_else(client, secretary):
    under_way = activity(ends=60 * DAY)
    milestone("Sen", -5 * DAY, under_way)
    milestone("Snart", 10 * DAY, under_way)
    milestone("Langt fram", 40 * DAY, under_way)
    ExampleFactory(title="Delebil", state="review")
    ExampleFactory(published=True)
    SuggestionFactory(new="Heggedal")
    coming = MeetingFactory(starts_at=timezone.now() + DAY)
    InvitationFactory(
        meeting=coming, state="sent", organisation__name="Krødsherad", role="political"
    )
    InvitationFactory(meeting=coming, state="accepted", name="Hole")
    InvitationFactory(
        meeting=MeetingFactory(starts_at=timezone.now() - DAY), state="sent", name="Hurum"
    )
    Mail.objects.create(
        kind="x", key="1", recipient="a@b.invalid", subject="Stoppet", body="", state="uncertain"
    )

    assert queues(client) == {
        "Milepæler som haster": ["Sen", "Snart"],
        "Rapporter til godkjenning": [],
        "Rettelser fra kommunene": ["Merknad: Heggedal"],
        "Forslag til eksempeldatabasen": ["Delebil"],
        "Forslag til pilotprosjekter": [],
        "Invitasjoner uten svar": ["Krødsherad, politisk"],
        "Foreslått til regnskapet": [],
        "E-post som stanset": ["Stoppet"],
    }


def test_nothing_of_a_finished_project_is_late(client, secretary):
    milestone("For lengst forbi", -90 * DAY, activity(ends=-DAY))

    assert queues(client)["Milepæler som haster"] == []


def test_only_the_newest_draft_of_a_report_waits_and_only_for_the_public(client, secretary):
    def draft(number, **more):
        return EditionFactory(
            deliverable__code="D2", number=number, state="draft", sha256="0" * 64, pages=9, **more
        )

    draft(1, audience="public")
    draft(2, audience="public")
    draft(3, audience="internal")

    [title] = queues(client)["Rapporter til godkjenning"]
    assert title.startswith("D2 ")
    assert title.endswith("utgave 2")


def test_count_of_what_waits_is_said_in_words(client, secretary):
    SuggestionFactory.create_batch(4)

    page = client.get(reverse("admin:index"))

    assert "4 saker venter på deg" in page.content.decode()
    assert len(page.context["today"].queues[2].items) == 3


def test_latest_changes_name_the_row_as_it_is_called_now_and_who_changed_it(client, secretary):
    asker = MunicipalityFactory(name="Asker")
    with acting(secretary, "admin.changed"):
        asker.note = "Ny merknad"
        asker.save()
        asker.note = "Enda en"
        asker.save()
        gone = MunicipalityFactory(name="Hurum")
        gone.delete()

    changes = client.get(reverse("admin:index")).context["today"].changes

    told = [(change.kind, change.name, change.actor) for change in changes]
    assert told.count(("kommune", "Asker", secretary)) == 1
    assert ("kommune", "slettet", secretary) in told


def test_changes_of_research_are_not_told_to_the_secretariat(client, secretary):
    with acting(secretary, "x"):
        interview = InterviewFactory()

    page = client.get(reverse("admin:index"))

    assert not [c for c in page.context["today"].changes if c.entry.row == str(interview.pk)
                and c.entry.table == interview._meta.db_table]  # fmt: skip


def test_operations_see_neither_queues_nor_changes(client):
    client.force_login(OperationsFactory())

    page = client.get(reverse("admin:index"))

    assert (page.context["today"].queues, page.context["today"].changes) == ([], [])


def test_start_page_costs_the_same_with_one_row_and_with_twelve(
    client, secretary, django_assert_max_num_queries
):
    SuggestionFactory()
    client.get(reverse("admin:index"))
    with django_assert_max_num_queries(60) as one:
        client.get(reverse("admin:index"))
    SuggestionFactory.create_batch(11)
    ExampleFactory.create_batch(11, state="review")

    with django_assert_max_num_queries(60) as twelve:
        client.get(reverse("admin:index"))

    assert len(twelve) <= len(one) + 2  # targets of the suggestions, prefetched by kind


def test_search_finds_by_name_in_every_list_and_leads_to_the_row(client, secretary):
    asker = MunicipalityFactory(name="Asker", organisation__name="Asker kommune")
    ExampleFactory(title="Elbil i Asker")
    ExampleFactory(title="Fjernvarme", place="Drammen")

    page = client.get(reverse("admin:search"), {"q": "asker"}).content.decode()

    assert reverse("admin:municipalities_municipality_change", args=[asker.pk]) in page
    assert "Elbil i Asker" in page
    assert "Fjernvarme" not in page


def test_rows_of_one_name_are_told_apart(client, secretary):
    for number in ("0220", "3025"):
        MunicipalityFactory(name="Asker", number=number)

    page = client.get(reverse("admin:search"), {"q": "Asker"})

    [found] = [hits for hits in page.context["hits"] if hits.title == "kommuner"]
    assert {hit.beside.split(" · ")[0] for hit in found.rows} == {"0220", "3025"}


def test_change_of_a_row_whose_key_no_row_can_have_is_told_as_deleted(client, secretary):
    table = MunicipalityFactory()._meta.db_table
    HistoryEntry.objects.create(
        at=timezone.now(), actor_id=secretary.pk, operation="UPDATE", table=table,
        row="0d1ca5a3-uuid", changes={"county_id": [{"a": 1}, "9" * 40]},
    )  # fmt: skip

    page = client.get(reverse("admin:index"))

    assert [c.name for c in page.context["today"].changes if c.entry.row == "0d1ca5a3-uuid"] == [
        "slettet"
    ]


def test_history_of_a_row_tells_keys_that_no_row_can_have(client, secretary):
    asker = MunicipalityFactory()
    HistoryEntry.objects.create(
        at=timezone.now(), operation="UPDATE", table=asker._meta.db_table, row=str(asker.pk),
        changes={"county_id": [{"a": 1}, "9" * 40], "language_form": [["x"], "2017-99-99"]},
    )  # fmt: skip

    page = client.get(
        reverse("admin:municipalities_municipality_history", args=[asker.pk])
    ).content.decode()

    assert "9" * 40 in page


@pytest.mark.parametrize("words", ["", "  ", "finnes-ikke", "\x00", "%", "a" * 5000])
def test_search_without_hits_says_what_to_try(client, secretary, words):
    page = client.get(reverse("admin:search"), {"q": words})

    assert page.status_code == 200
    assert page.context["hits"] == []


@pytest.mark.parametrize(
    ("hour", "words"), [(0, "God morgen"), (9, "God morgen"), (10, "God dag"), (18, "God kveld")]
)
def test_greeting_follows_the_clock(hour, words):
    assert greeting(hour) == words


def test_page_of_a_row_offers_what_the_list_does_with_many(client, secretary):
    suggestion = SuggestionFactory()
    page = client.get(reverse("admin:work_suggestion_change", args=[suggestion.pk]))
    listed = reverse("admin:work_suggestion_changelist")

    asked = client.post(listed, {"action": "decline", page.context["checkbox"]: suggestion.pk})
    client.post(
        listed,
        {"action": "decline", page.context["checkbox"]: suggestion.pk, "confirmed": "1"}
        | {"reason": "Står riktig i vedtaket"},
    )

    assert [str(words) for _name, words in page.context["row_actions"]] == ["Godta", "Avslå"]
    assert [row for row, _foreseen in asked.context["named"]] == [suggestion]
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decision) == ("declined", "Står riktig i vedtaket")
