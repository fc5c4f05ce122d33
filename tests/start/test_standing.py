"""Where the project stands: findings first, what is late by name, and to each what is theirs to see."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forkommune.plan.selectors.progress import progress_figure
from forkommune.ui.dates import today
from reports.standing.gathering import standing_of
from tests.factories import (
    ActionFactory,
    ActivityFactory,
    BudgetLineFactory,
    ConsentFactory,
    EditionFactory,
    ExampleFactory,
    InterviewFactory,
    InvitationFactory,
    LedgerEntryFactory,
    MeetingFactory,
    MilestoneFactory,
    MunicipalityFactory,
    OfficerFactory,
    OperationsFactory,
    OrganisationFactory,
    PilotFactory,
    ProjectFactory,
    ResearcherFactory,
    RoundFactory,
    SecretaryFactory,
    SuggestionFactory,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def activity():
    project = ProjectFactory(period_from=today() - 90 * DAY, period_to=today() + 90 * DAY)
    lead = OrganisationFactory(name="Insam AS")
    return ActivityFactory(project=project, lead=lead)


def findings(user) -> dict[str, str]:
    return {line.area: line.finding for line in standing_of(user).lines}


def due(activity, title, days, **more):
    day = today() + days * DAY
    return MilestoneFactory(
        activity=activity, title=title, planned_from=day, planned_to=day, **more
    )


def test_what_is_late_is_named_with_its_day_its_owner_and_the_place_where_one_acts(
    client, activity
):
    late = due(activity, "Fokusgruppe 2", -5)
    due(activity, "Utkast", 9), due(activity, "Oppstart", -40, reached_on=today() - 41 * DAY)
    action = ActionFactory(text="Ringe Hole", due_on=today() - DAY)
    client.force_login(SecretaryFactory())

    page = client.get("/")
    standing = page.context["standing"]
    text = page.content.decode()

    assert [(one.title, one.owner) for one in standing.late] == [
        ("Fokusgruppe 2", "Insam AS"),
        ("Ringe Hole", action.owner),
    ]
    assert standing.lines[0].address == "/#framdrift"
    assert 'id="framdrift"' in text
    assert standing.late[0].address == reverse("admin:plan_milestone_change", args=[late.pk])
    assert "1 av 3 milepæler nådd" in text
    assert "2 saker er forsinket" in text
    assert text.count("Fokusgruppe 2</a>") == 1


def test_a_finished_project_is_never_late_and_what_is_unknown_is_not_nought(client):
    project = ProjectFactory()
    MilestoneFactory(activity__project=project)
    BudgetLineFactory(project=project, amount_nok=600_000)
    secretary = SecretaryFactory()
    client.force_login(secretary)

    found = findings(secretary)

    assert found["Milepæler"] == "Prosjektet ble avsluttet 28. februar 2018"
    assert found["Økonomi"].startswith("Ingenting er ført ennå av 600")
    assert "Ingenting er forsinket" in client.get("/").content.decode()


def test_an_empty_portal_says_what_is_not_there_yet(client):
    client.force_login(ResearcherFactory())

    text = client.get("/").content.decode()

    assert "Ingen plan er lastet inn ennå" in text
    assert "Ingen runde av kartleggingen er åpnet ennå" in text
    assert "Ingen pilotprosjekter er registrert ennå" in text
    assert "0 av 0" not in text


def test_the_secretariat_reads_how_many_have_answered_and_researchers_who_is_late():
    asked = [MunicipalityFactory(name=name) for name in ("Hole", "Lier", "Hurum")]
    opened = RoundFactory(ends_on=today() + 30 * DAY)
    opened.municipalities.set(asked)
    InterviewFactory(round=opened, municipality=asked[0], approved=True)
    caller = ResearcherFactory(name="Ada Ask")
    behind = InterviewFactory(
        round=opened,
        municipality=asked[1],
        interviewer=caller,
        planned_on=timezone.now() - 3 * DAY,
    )
    ConsentFactory(informant=behind.informant)

    secretary, researcher = standing_of(SecretaryFactory()), standing_of(caller)
    lines = {line.area: line.finding for line in secretary.lines}

    assert lines["Kartlegging"] == "1 av 3 kommuner har svart"
    assert lines["Godkjenninger"] == "1 av 1 intervju er godkjent"
    assert secretary.late_count == 0
    assert [(one.title.split(":")[0], one.owner) for one in researcher.late] == [
        ("Lier", "Ada Ask")
    ]


def test_answers_are_late_when_their_day_has_gone_by_and_the_meeting_has_not():
    meeting = MeetingFactory(starts_at=timezone.now() + 9 * DAY, answer_by=timezone.now() - 2 * DAY)
    for state in ("sent", "accepted", "declined", "draft"):
        InvitationFactory(meeting=meeting, state=state)

    [line] = [one for one in standing_of(SecretaryFactory()).lines if one.area == "Workshop"]

    assert line.finding == "2 av 3 har svart på invitasjonen"
    assert (line.late_count, line.late_words) == (1, "1 svar mangler")


def test_an_officer_reads_of_the_own_municipality_only(client):
    own, other = MunicipalityFactory(name="Lier"), MunicipalityFactory(name="Hole")
    for place in (own, other):
        ExampleFactory(published=True, municipalities=[place])
        SuggestionFactory(organisation=place.organisation, target=place)
    PilotFactory(published=True, municipalities=[other])
    officer = OfficerFactory(role__organisation=own.organisation)
    MilestoneFactory(planned_to=today() - DAY, is_invented=True, title="Hemmelig frist")
    client.force_login(officer)

    text = client.get("/").content.decode()

    assert findings(officer) == {
        "Fakta": f"Opplysningene om Lier er ikke bekreftet for {today().year}",
        "Rettelser": "1 av 1 rettelse venter på svar",
        "Eksempler": "1 eksempel er publisert",
        "Pilotprosjekter": "Er ikke med i noe pilotprosjekt",
        "Nettverksgruppe": "Er ikke i noen publisert nettverksgruppe",
        "Møter": "Ingen møter er kunngjort",
    }
    assert "Lier i prosjektet" in text
    assert "Hemmelig frist" not in text


def test_nobody_is_sent_to_a_tool_that_does_not_let_them_in():
    ExampleFactory(), SuggestionFactory()
    EditionFactory(state="draft", sha256="0" * 64, pages=1)

    queues = standing_of(ResearcherFactory()).queues

    assert [queue.title for queue in queues] == ["Rapporter til godkjenning"]
    assert queues[0].all_address == "/rapporter/D2/"
    assert not any(queue.all_address.startswith("/admin/") for queue in queues)


def test_who_sees_no_content_has_the_page_for_everybody(client):
    client.force_login(OperationsFactory())

    assert client.get("/").context["standing"] is None


def test_the_page_costs_the_same_with_four_rows_of_each_and_with_twelve(client, activity):
    meeting = MeetingFactory(starts_at=timezone.now() + 9 * DAY, answer_by=timezone.now() - 2 * DAY)
    opened = RoundFactory(ends_on=today() + 30 * DAY)
    client.force_login(ResearcherFactory())

    def more(count):
        for number in range(count):
            due(activity, f"Sen {meeting.invitations.count()}-{number}", -5)
            LedgerEntryFactory(project=activity.project, activity=activity)
            ActionFactory(due_on=today() - DAY)
            InvitationFactory(meeting=meeting, state="sent")
            PilotFactory()
            EditionFactory(published=True)
            held = InterviewFactory(round=opened, completed=True)
            opened.municipalities.add(held.municipality)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            client.get("/")
        return len(asked)

    more(4)  # a queue of more than three is counted
    four = cost()
    more(8)

    assert cost() == four <= 45


def test_the_plan_shows_what_was_carried_out_to_those_who_see_the_ledger(activity):
    due(activity, "Oppstart", -40, reached_on=today() - 41 * DAY)
    due(activity, "Utkast", 9)
    entered = LedgerEntryFactory(
        project=activity.project, activity=activity, date=today() - 60 * DAY
    )
    taken_back = LedgerEntryFactory(
        project=activity.project, activity=activity, date=today() - 80 * DAY
    )
    LedgerEntryFactory(project=activity.project, activity=activity, reverses=taken_back)

    known = progress_figure(SecretaryFactory())
    unknown = progress_figure(AnonymousUser())

    assert known.rows[0].actual.first == entered.date
    assert known.rows[0].actual.last is None  # a milestone is left: it goes on to today's line
    assert unknown.rows[0].actual.first == today() - 41 * DAY
    assert known.status == today()
    assert "Oppstart (nådd)" in known.csv()
    assert known.heading == "1 av 2 milepæler nådd"
