"""The register of participation processes: made of passages, compared, and roles by actor groups."""

import pytest
from django.urls import reverse
from django.utils import timezone

from focusgroups.models import ParticipationProcess
from focusgroups.processes.report import participation_note
from focusgroups.processes.selectors import roles_by_actors
from forkommune.evidence.models import ClaimLink, Support
from tests.factories import (
    ClaimFactory,
    ClaimReviewFactory,
    FocusGroupFactory,
    OfficerFactory,
    PassageFactory,
    PilotFactory,
    ProcessFactory,
    ResearcherFactory,
    SecretaryFactory,
    SupportFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
LIST = "focusgroups:process-list"


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


@pytest.fixture
def citizens():
    return TermFactory(vocabulary="actor_group", code="citizens", label_nb="Innbyggere")


@pytest.fixture
def host():
    return TermFactory(vocabulary="municipal_role", code="host", label_nb="Vert")


def filled(**other):
    said = {"name": "Borgerpanel", "level": "involvement", "grade": Support.Grade.STRONG}
    return {**said, "statement": "Innbyggere kan prioritere tiltak i et panel.", **other}


def text(answer):
    return answer.content.decode()


def test_passage_becomes_a_process_once_that_leads_back_to_it(client, kari, citizens, host):
    passage = PassageFactory()
    address = reverse("evidence:claim-make", args=[passage.pk, "process"])
    sent = filled(actor_groups=[citizens.pk], municipal_role=host.pk, cost="Møterom og kaffe")

    client.post(address, sent)
    client.post(address, sent)

    process = ParticipationProcess.objects.get()
    assert (process.claim.nature, process.cost) == ("assessment", "Møterom og kaffe")
    page = text(client.get(process.get_absolute_url()))
    assert passage.get_absolute_url() in page
    assert passage.quote in page
    assert "Innbyggere" in page
    assert "Vert" in page
    assert "Ikke kjent" in page
    resting = text(client.get(passage.get_absolute_url()))
    assert process.get_absolute_url() in resting


def test_words_about_the_respondent_carry_no_process(client, kari):
    passage = PassageFactory(revision__source__nature="respondent")

    answer = client.post(reverse("evidence:claim-make", args=[passage.pk, "process"]), filled())

    assert "handler om intervjupersonen" in text(answer)
    assert not ParticipationProcess.objects.exists()


def test_what_is_known_changes_and_the_claim_stays(client, kari, citizens):
    process = ProcessFactory(claim__statement="Vi vil bli hørt.")
    address = reverse("focusgroups:process-change", args=[process.pk])
    asked = {"name": "Folkemøte", "level": "consultation", "phase": "planning"}

    refused = client.post(address, {**asked, "phase": "aldri"})
    client.post(address, {**asked, "actor_groups": [citizens.pk], "time_needed": "Tre måneder"})

    assert (refused.status_code, "aldri" in text(refused)) == (422, True)
    process.refresh_from_db()
    assert (process.phase, process.time_needed) == ("planning", "Tre måneder")
    assert process.claim.statement == "Vi vil bli hørt."
    assert list(process.actor_groups.all()) == [citizens]


def test_roles_by_actors_count_each_group_and_open_just_those(client, kari, citizens, host):
    business = TermFactory(vocabulary="actor_group", code="business", label_nb="Næringsliv")
    both = ProcessFactory(name="Rundebord", municipal_role=host)
    both.actor_groups.set([citizens, business])
    ProcessFactory(name="Panel").actor_groups.set([citizens])
    ProcessFactory(name="Uten noen")

    matrix = client.get(reverse(LIST)).context["matrix"]

    values = {
        (row.label, column): cell.value
        for row in matrix.rows
        for column, cell in zip(matrix.columns, row.cells, strict=True)
        if cell.value
    }
    assert values == {
        ("Vert", "Innbyggere"): 1,
        ("Vert", "Næringsliv"): 1,
        ("Ikke kjent", "Innbyggere"): 1,
        ("Ikke kjent", "Ikke kjent"): 1,
    }
    for row in matrix.rows:
        for cell in row.cells:
            if cell.value:
                assert len(client.get(cell.url).context["page_obj"]) == cell.value
    assert roles_by_actors([], "/") is None


def test_two_to_four_stand_side_by_side(client, kari):
    one = ProcessFactory(name="Panel", level="involvement", method="Trekkes ut")
    two = ProcessFactory(name="Høring", level="consultation")
    address = reverse("focusgroups:process-compare")

    alone = text(client.get(address, {"p": one.pk}))
    pair = client.get(address, {"p": [one.pk, two.pk]})
    many = client.get(address, {"p": [ProcessFactory(name=f"N{n}").pk for n in range(5)]})
    nonsense = client.get(address, {"p": ["x", "1e9", "٣"]})

    assert "Velg to til fire" in alone
    methods = next(part for part in pair.context["parts"] if part.label == "Metode")
    assert sorted(methods.words) == ["", "Trekkes ut"]
    assert text(pair).count("Ikke kjent") > 0
    assert (len(many.context["processes"]), "Fire på det meste" in text(many)) == (4, True)
    assert "Velg to til fire" in text(nonsense)


def test_tie_to_a_pilot_shows_where_it_could_be_tested(client, kari):
    process = ProcessFactory()
    pilot = ClaimFactory(kind="pilot", statement="Delte elbiler")
    ClaimLink.objects.create(from_claim=process.claim, to_claim=pilot, kind="tested_by")

    assert "Delte elbiler" in text(client.get(process.get_absolute_url()))


def test_secretariat_meets_what_may_be_published_without_passages_and_officers_nothing(client):
    passage = PassageFactory()
    agreed = ClaimFactory(kind="process", nature="fact")
    Support.objects.create(claim=agreed, passage=passage, grade="strong")
    ClaimReviewFactory(claim=agreed, step="right_of_reply", outcome="agrees")
    shown = ProcessFactory(name="Tidlig telefon", claim=agreed)
    hidden = ProcessFactory(name="Borgerpanel")
    client.force_login(SecretaryFactory())

    listed = text(client.get(reverse(LIST)))
    page = text(client.get(shown.get_absolute_url()))

    assert ("Tidlig telefon" in listed, "Borgerpanel" in listed) == (True, False)
    assert passage.quote not in page
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get(reverse("focusgroups:process-change", args=[shown.pk])).status_code == 404
    client.force_login(OfficerFactory())
    assert client.get(reverse(LIST)).status_code == 403
    assert client.get(shown.get_absolute_url()).status_code == 404


def test_note_for_the_report_tells_what_the_register_holds_and_no_number_below_five(
    kari, citizens, host
):
    shared = ProcessFactory(name="Borgerpanel", level="co_creation", municipal_role=host)
    shared.actor_groups.set([citizens])
    told = ProcessFactory(name="Nyhetsbrev", level="information")
    for process, people in ((shared, 5), (told, 4)):
        for _ in range(people):
            SupportFactory(claim=process.claim, passage=PassageFactory(), grade="strong")
    SupportFactory(claim=told.claim, passage=PassageFactory(), grade="against")
    pilot = PilotFactory()
    ClaimLink.objects.create(from_claim=shared.claim, to_claim=pilot.claim, kind="tested_by")
    FocusGroupFactory(started_at=timezone.now(), closed_at=timezone.now())
    FocusGroupFactory()

    note = participation_note(kari)

    assert [(one.name, one.passages, one.people) for one in note.processes] == [
        ("Borgerpanel", 5, 5),
        ("Nyhetsbrev", 4, None),
    ]
    [first, second] = note.processes
    assert (first.actors, first.role, second.role) == (["Innbyggere"], "Vert", "")
    assert [(row.relation, row.path) for row in first.pilots] == [
        ("prøves ut av", pilot.get_absolute_url())
    ]
    assert (note.sessions, note.with_pilot, note.matrix.columns) == (
        1,
        1,
        ("Innbyggere", "Ikke kjent"),
    )
    assert participation_note().processes == []  # nothing is agreed for everybody yet
