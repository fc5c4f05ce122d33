"""What is new: sentences from the history, of rows that the reader may open."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forkommune.plan.services.milestones import mark_reached, move_milestone
from forkommune.work.history import acting
from reports.standing.news import latest_news
from tests.factories import (
    DisseminationFactory,
    ExampleFactory,
    FocusGroupFactory,
    InterviewFactory,
    MeetingFactory,
    MilestoneFactory,
    MunicipalityFactory,
    OfficerFactory,
    PilotFactory,
    PlanDocumentFactory,
    ProtectionOfficerFactory,
    ResearcherFactory,
    RoundFactory,
    SecretaryFactory,
    SuggestionFactory,
)

pytestmark = pytest.mark.django_db


def told(user, most=50) -> list[str]:
    return [one.sentence for one in latest_news(user, most)]


def test_a_change_is_told_as_a_sentence_and_what_was_loaded_is_not():
    secretary = SecretaryFactory()
    milestone = MilestoneFactory(title="Workshop")
    days = date(2018, 1, 1), date(2018, 1, 31)
    move_milestone(
        milestone=milestone, planned_from=days[0], planned_to=days[1], by=secretary, reason="Snø"
    )
    mark_reached(milestone=milestone, by=secretary)

    assert told(secretary) == [
        "Milepælen «Workshop» er nådd",
        "Milepælen «Workshop» har fått ny dato",
    ]


def test_each_reads_of_what_each_may_open():
    municipality = MunicipalityFactory(name="Lier")
    officer = OfficerFactory(role__organisation=municipality.organisation)
    secretary, researcher = SecretaryFactory(), ResearcherFactory()
    interview, draft = InterviewFactory(municipality=municipality, held=True), ExampleFactory()
    with acting(researcher):
        interview.completed_at = "2018-01-02T10:00:00+01:00"
        interview.save()
        SuggestionFactory(organisation=municipality.organisation, target=municipality)
        SuggestionFactory()
        MeetingFactory(title="Prat med Lier", kind="talk")
        DisseminationFactory(title="Foredraget")
        ExampleFactory(title="Utkastet")
    assert draft.title not in " ".join(told(secretary))

    correction = f"Det kom en rettelse fra {municipality.organisation}"
    public = "«Foredraget» er ny på formidlingslisten"
    assert told(officer) == [public, correction]
    assert told(secretary)[:2] == ["Eksempelet «Utkastet» er et nytt utkast", public]
    assert "Intervjuet med Lier er fullført" not in told(secretary)
    assert "Intervjuet med Lier er fullført" in told(researcher)
    assert not any("Prat med Lier" in one for one in told(researcher))


def test_nobody_is_told_of_what_does_not_open(client):
    municipality = MunicipalityFactory()
    readers = [
        OfficerFactory(role__organisation=municipality.organisation),
        SecretaryFactory(),
        ResearcherFactory(),
    ]
    with acting(readers[1]):
        PlanDocumentFactory(), DisseminationFactory(), MeetingFactory(), MilestoneFactory()
        PilotFactory(), ExampleFactory(published=True), RoundFactory(), FocusGroupFactory()
        SuggestionFactory(organisation=municipality.organisation, target=municipality)

    told = {reader: latest_news(reader, 50) for reader in readers}

    for reader, news in told.items():
        client.force_login(reader)
        assert news
        assert {client.get(one.address, follow=True).status_code for one in news} == {200}


def test_two_interviews_of_one_municipality_are_told_apart_on_the_page_only(client):
    municipality, researcher = MunicipalityFactory(name="Lier"), ResearcherFactory()
    for role in ("Rådmann", "Klimarådgiver"):
        interview = InterviewFactory(
            municipality=municipality, held=True, informant__role_text=role
        )
        with acting(researcher):
            interview.completed_at = "2018-01-02T10:00:00+01:00"
            interview.save()
    client.force_login(researcher)

    newest, before = latest_news(researcher, 2)
    page = client.get("/prosjekt/endringer/").content.decode()

    assert newest.sentence == before.sentence == "Intervjuet med Lier er fullført"
    assert (newest.detail, before.detail) == ("Klimarådgiver", "Rådmann")
    assert "(Klimarådgiver)" in page
    assert "(Rådmann)" in page


def test_a_correction_is_as_invented_as_the_one_who_made_it():
    municipality, secretary = MunicipalityFactory(), SecretaryFactory()
    maker = OfficerFactory(role__organisation=municipality.organisation, is_invented=True)
    with acting(maker):
        SuggestionFactory(
            organisation=municipality.organisation, target=municipality, made_by=maker
        )

    [one] = latest_news(secretary, 5)

    assert one.is_invented


def test_what_repeats_itself_is_told_once_with_how_many_times():
    municipality, secretary = MunicipalityFactory(), SecretaryFactory()
    with acting(secretary):
        for _ in range(3):
            SuggestionFactory(organisation=municipality.organisation, target=municipality)

    [one] = latest_news(secretary, 5)

    assert one.times == 3


def test_the_log_is_paged_and_filtered_and_costs_the_same_however_long(client):
    secretary = SecretaryFactory()
    client.force_login(secretary)
    with acting(secretary):
        for number in range(35):
            DisseminationFactory(title=f"Foredrag {number:02}")
        MilestoneFactory(title="Oppstart")

    def cost(address):
        with CaptureQueriesContext(connection) as asked:
            page = client.get(address)
        return page, len(asked)

    first, long = cost("/prosjekt/endringer/")
    older, short = cost(f"/prosjekt/endringer/?for={first.context['log'].older}")
    plan = client.get("/prosjekt/endringer/?omrade=plan").content.decode()

    assert long == short + 1  # the milestone's rows stand on the first page
    assert "Foredrag 34" in first.content.decode()
    assert "Foredrag 05" not in first.content.decode()
    assert "Foredrag 05" in older.content.decode()
    assert older.context["log"].older == 0
    assert ("Oppstart" in plan, "Foredrag 34" in plan) == (True, False)


@pytest.mark.parametrize(
    "asked", ["omrade=ukjent", "for=²", "for=-1", "for=%00", "omrade=%00&for=x"]
)
def test_what_is_asked_for_wrongly_gives_the_whole_log(client, asked):
    client.force_login(SecretaryFactory())

    page = client.get(f"/prosjekt/endringer/?{asked}")

    assert "Ingenting er registrert ennå" in page.content.decode()


def test_who_sees_no_content_is_refused_in_words(client):
    client.force_login(ProtectionOfficerFactory())

    assert client.get("/prosjekt/endringer/").status_code == 403
