"""The final report: from goal to activity to result, money in sums, and where it was told."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from forkommune.plan.models import ProjectStatement
from reports.composing.composers import compose
from reports.models import Dissemination, Edition, Section
from reports.snapshots.freezing import freeze
from tests import factories as make_rows

from .pdf import text_of
from .test_document import chapter, facts, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def final():
    """A project with one sub-goal, the activity that answers it, and a budget."""
    project = make_rows.ProjectFactory()
    ProjectStatement.objects.create(
        project=project, kind="sub_goal", number=1, text="Kartlegge arbeidet."
    )
    activity = make_rows.ActivityFactory(project=project, number=2, title="Kartlegging")
    make_rows.DeliverableFactory(
        project=project, activity=activity, code="D2", title="Klimaarbeidet i Vestregionen"
    )
    make_rows.BudgetLineFactory(
        project=project, table="cost_type", code="personnel", label="Timer", amount_nok=300_000
    )
    return make_rows.DeliverableFactory(
        project=project, activity=None, code="D7", title="Sluttrapport", kind="final"
    )


def composed(final):
    snapshot = freeze(final, audience="public", at=timezone.now())
    return compose(snapshot.data, facts(snapshot, code="D7"))


def test_a_sub_goal_leads_to_its_activity_and_to_the_published_report(final):
    assert "Klimaarbeidet i Vestregionen: ikke publisert" in chapter(composed(final), "maal").html
    make_rows.EditionFactory(
        deliverable=final.project.deliverables.get(code="D2"),
        number=3,
        state=Edition.State.PUBLISHED,
        sha256="0" * 64,
        published_at=timezone.make_aware(timezone.datetime(2017, 12, 4, 9)),
    )

    html = chapter(composed(final), "maal").html

    assert "Kartlegge arbeidet." in html
    assert "Klimaarbeidet i Vestregionen, utgave 3, 4. desember 2017" in html


def test_a_milestone_tells_its_first_plan_and_why_it_moved(final):
    milestone = make_rows.MilestoneFactory(
        activity=final.project.activities.get(),
        planned_from=date(2017, 9, 1),
        planned_to=date(2018, 1, 31),
        reached_on=date(2018, 1, 15),
    )
    milestone.moves.create(
        old_from=date(2017, 9, 1), old_to=date(2017, 12, 31),
        new_from=date(2017, 9, 1), new_to=date(2018, 1, 31), reason="Intervjuene tok lengre tid",
    )  # fmt: skip

    html = section(composed(final), "plan")

    for words in ("31.12.2017", "31.1.2018", "15.1.2018", "Intervjuene tok lengre tid"):
        assert words in html


def test_money_stands_in_sums_without_a_single_entry(final):
    make_rows.LedgerEntryFactory(
        project=final.project, text="HEMMELIG bilag", amount_nok=120_000, cost_type="personnel"
    )

    snapshot = freeze(final, audience="public", at=timezone.now())
    html = section(compose(snapshot.data, facts(snapshot, code="D7")), "penger")

    assert "120" in html
    assert "40 prosent er ført" in html
    assert "HEMMELIG" not in str(snapshot.data)


def test_an_empty_project_says_that_nothing_is_recorded_and_the_file_can_be_made(make):
    report = make_rows.DeliverableFactory(code="D7", title="Sluttrapport", activity=None)
    Dissemination.objects.create(
        kind="article", on=date(2018, 2, 1), title="Funn", channel="Kommunal"
    )

    edition = make(SimpleNamespace(deliverable=report))

    text = text_of(edition.path)
    assert "Ingen milepæler er registrert." in text
    assert "Ingenting er ført ennå" in text
    assert "Resultater er formidlet ved 1 anledning" in text
    assert edition.snapshot.data["attained"]["dissemination"][0]["kind_words"] == (
        "Vitenskapelig artikkel"
    )


def test_fields_of_the_form_say_what_the_pdf_says_of_the_newest_public_edition(client, final):
    client.force_login(make_rows.SecretaryFactory())
    address = reverse("reports:form-fields", args=["D7"])
    assert "Ingen offentlig utgave" in client.get(address).content.decode()
    Dissemination.objects.create(
        deliverable=final, on=date(2018, 1, 9), kind="talk", title="Omstilling", channel="KS"
    )
    Section.objects.create(
        deliverable=final, key="virkning", title="Virkning", body="Én **linje**.\n\n- Et punkt"
    )
    frozen = freeze(final, audience="public", at=timezone.now())
    make_rows.EditionFactory(
        deliverable=final, published=True, file="reports/x.pdf", snapshot__data=frozen.data
    )

    page = client.get(address)

    said = {one.key: one.text for one in page.context["fields"]}
    assert "1. Kartlegge arbeidet.\n   Kartlegging. Klimaarbeidet i Vestregionen" in said["maal"]
    assert "09.01.2018, foredrag eller møte, Omstilling, KS" in said["formidling"]
    assert said["tekst-virkning"] == "Én linje.\n– Et punkt"
    assert f"{len(said['maal'])} tegn" in page.content.decode()
    assert client.get(reverse("reports:form-fields", args=["D2"])).status_code == 404
