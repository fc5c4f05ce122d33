"""A plan is registered before the data, stands fast from then on, and is followed by notes."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from pilots.models import ExperimentNote, FieldExperiment, Indicator, OwnAnalysis, Pilot
from pilots.services.experiments import (
    NotRegistered,
    PlanStandsFast,
    enter_mean,
    note,
    plan_experiment,
    register_plan,
    remove_indicator,
    what_is_missing,
    write_indicator,
)
from tests.factories import (
    ExperimentFactory,
    ExperimentNoteFactory,
    IndicatorFactory,
    MeasurementFactory,
    ObservationFactory,
    OfficerFactory,
    PilotFactory,
    ResearcherFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db
PLAN = {
    "question": "Går flere elever?",
    "hypothesis": "Færre blir kjørt.",
    "design": "matched",
    "unit": "elev",
    "same_units": "on",
    "target_group": "Elever ved seks skoler",
    "planned_n": "310",
    "comparison_group": "Elever ved seks andre",
    "planned_comparison_n": "310",
    "measured_by": "CICERO",
    "before_on": "14.11.2017",
    "after_on": "14.05.2018",
    "personal_data": "none",
}
INDICATOR = {
    "outcome": "behaviour",
    "name": "Andel kjørt",
    "kind": "yes_no",
    "unit": "prosent",
    "code": "kjort",
    "lower_is_better": "1",
    "smallest": "3",
}


@pytest.fixture
def kari():
    return ResearcherFactory()


@pytest.fixture
def whole():
    """A plan to which nothing is missing."""
    pilot = PilotFactory(hypothesis="Færre blir kjørt.", published=True)
    experiment = ExperimentFactory(
        pilot=pilot,
        question="Går flere?",
        unit="elev",
        measured_by="CICERO",
        planned_n=310,
        before_on=date(2017, 11, 14),
        after_on=date(2018, 5, 14),
        personal_data="none",
    )
    IndicatorFactory(experiment=experiment, smallest=3)
    return pilot


@pytest.fixture
def registered(whole, kari):
    return register_plan(pilot=whole, by=kari)


def test_plan_and_indicator_are_written_registered_and_shown(client, kari):
    pilot = PilotFactory(published=True)
    client.force_login(kari)

    client.post(reverse("pilots:experiment-plan", args=[pilot.slug]), PLAN)
    client.post(reverse("pilots:indicator-create", args=[pilot.slug]), INDICATOR)
    client.post(reverse("pilots:plan-register", args=[pilot.slug]))

    pilot.refresh_from_db()
    assert pilot.hypothesis == "Færre blir kjørt."
    assert pilot.hypothesis_registered_at is not None
    experiment = FieldExperiment.objects.get()
    assert (experiment.before_on, experiment.planned_n) == (date(2017, 11, 14), 310)
    assert Indicator.objects.get().smallest == 3
    text = client.get(pilot.get_absolute_url()).content.decode()
    assert "og låst siden." in text
    assert "Registrer planen" not in text


def test_what_a_plan_lacks_is_named_and_nothing_is_registered(client, kari):
    pilot = PilotFactory(published=True)
    experiment = ExperimentFactory(pilot=pilot, design="matched")
    IndicatorFactory(experiment=experiment, name="Andel kjørt", smallest=None)
    client.force_login(kari)

    page = client.post(reverse("pilots:plan-register", args=[pilot.slug]), follow=True)

    said = page.content.decode()
    assert "Planen kan ikke registreres ennå" in said
    assert "den minste endringen som betyr noe for «Andel kjørt»" in said
    assert "sammenligningsgruppa" in said
    pilot.refresh_from_db()
    assert pilot.hypothesis_registered_at is None


def test_whole_plan_lacks_nothing(whole):
    assert what_is_missing(whole) == []


def test_registered_plan_stands_fast_in_words(registered, kari):
    experiment = registered.experiment
    indicator = experiment.indicators.get()

    for act in (
        lambda: plan_experiment(pilot=registered, plan={"unit": "skole"}, by=kari),
        lambda: register_plan(pilot=registered, by=kari),
        lambda: write_indicator(
            experiment=experiment, indicator=indicator, values={"smallest": Decimal(1)}, by=kari
        ),
        lambda: remove_indicator(indicator=indicator, by=kari),
    ):
        with pytest.raises(PlanStandsFast):
            act()


def test_forms_of_a_registered_plan_say_so_before_they_are_filled_in(client, registered, kari):
    client.force_login(kari)
    indicator = registered.experiment.indicators.get()
    for name, args in (("plan", []), ("create", []), ("change", [indicator.pk])):
        page = "experiment-plan" if name == "plan" else f"indicator-{name}"
        address = reverse(f"pilots:{page}", args=[registered.slug, *args])
        for send in (client.get, lambda at: client.post(at, {"remove": ""})):
            answer = send(address)
            assert (answer.status_code, answer.url) == (302, registered.get_absolute_url())
    text = client.get(registered.get_absolute_url()).content.decode()
    assert "Planen er registrert og står fast" in text
    assert registered.experiment.indicators.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda pilot: Pilot.objects.filter(pk=pilot.pk).update(hypothesis="Noe annet."),
        lambda pilot: Pilot.objects.filter(pk=pilot.pk).update(hypothesis_registered_at=None),
        lambda pilot: FieldExperiment.objects.update(design="after_only"),
        lambda pilot: Indicator.objects.update(smallest=1),
        lambda pilot: Indicator.objects.all().delete(),
        lambda pilot: FieldExperiment.objects.all().delete(),
        lambda pilot: FieldExperiment.objects.update(storage="Et annet sted"),
        lambda pilot: FieldExperiment.objects.all()._raw_delete("default"),
        lambda pilot: pilot.delete(),
        lambda pilot: IndicatorFactory(experiment=pilot.experiment),
    ],
)
def test_registered_plan_stands_fast_in_the_database(registered, change):
    with pytest.raises(IntegrityError, match="The plan is registered"), transaction.atomic():
        change(registered)


def test_the_administration_neither_changes_nor_takes_away_what_is_registered(client, registered):
    client.force_login(SecretaryFactory())
    address = f"/admin/pilots/pilot/{registered.pk}/"

    form = client.get(f"{address}change/").context["adminform"].form
    taken = client.post(f"{address}delete/", {"post": "yes"})

    fixed = {"hypothesis", "hypothesis_registered_at", "conclusion", "phase"}
    assert not fixed & form.fields.keys()
    assert taken.status_code == 403
    assert Pilot.objects.filter(pk=registered.pk).exists()


def test_personal_data_need_a_basis_a_place_and_a_day(whole):
    FieldExperiment.objects.update(personal_data="consent")

    missing = what_is_missing(Pilot.objects.get(pk=whole.pk))

    assert missing == [
        "samtykke eller rettslig grunnlag",
        "hvordan personopplysninger lagres",
        "når enkeltmålingene slettes",
    ]


def test_the_rest_of_a_registered_pilot_may_be_changed(registered):
    Pilot.objects.filter(pk=registered.pk).update(summary="Ny tekst.", conclusion="effect")

    assert Pilot.objects.get(pk=registered.pk).summary == "Ny tekst."


def test_nothing_is_noted_or_measured_before_the_plan_is_registered(whole, kari):
    indicator = whole.experiment.indicators.get()

    with pytest.raises(NotRegistered):
        note(
            experiment=whole.experiment,
            kind="deviation",
            title="Flyttet",
            consequence="",
            on=None,
            by=kari,
        )
    with pytest.raises(NotRegistered):
        enter_mean(
            indicator=indicator, group="target", moment="before", on=date(2017, 11, 14),
            mean=Decimal(4), low=None, high=None, n=20, by=kari,
        )  # fmt: skip
    assert not ExperimentNote.objects.exists()


def test_note_is_told_and_never_changed(client, registered, kari):
    client.force_login(kari)
    sent = {"kind": "deviation", "title": "Flyttet til mai", "consequence": "Lysere morgener."}

    client.post(reverse("pilots:experiment-note", args=[registered.slug]), sent)

    text = client.get(registered.get_absolute_url()).content.decode()
    assert "Flyttet til mai" in text
    assert "Lysere morgener." in text
    row = ExperimentNote.objects.get()
    assert row.by == kari
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ExperimentNote.objects.update(title="Aldri flyttet")
    kari.delete()
    row.refresh_from_db()
    assert row.by is None


def test_later_mean_takes_the_place_of_an_earlier_one(registered, kari):
    indicator = registered.experiment.indicators.get()
    told = {"group": "target", "moment": "before", "on": date(2017, 11, 14), "n": 20, "by": kari}

    enter_mean(indicator=indicator, mean=Decimal(4), low=None, high=None, **told)
    enter_mean(indicator=indicator, mean=Decimal(5), low=Decimal(4), high=Decimal(6), **told)

    assert [row.mean for row in indicator.measurements.all()] == [5]
    with pytest.raises(ValidationError):
        enter_mean(indicator=indicator, mean=Decimal(7), low=Decimal(4), high=Decimal(6), **told)


def test_what_others_worked_out_is_kept_as_it_was_typed(client, registered, kari):
    client.force_login(kari)
    indicator = registered.experiment.indicators.get()
    ends = {"low": "0,00012345678901", "high": "0,00042345678901234567"}
    sent = {"mean": "0,00023456789012345", **ends, "n": "20", "group": "target"}
    mean = reverse("pilots:indicator-mean", args=[registered.slug, indicator.pk])

    assert client.post(mean, sent | {"moment": "after", "on": "14.05.2018"}).status_code == 302
    file = SimpleUploadedFile("analyse.R", b"lmer(y ~ tid * gruppe)")
    sent |= {"value": "0,00023456789012345", "method": "R 4.4", "file": file}
    own = reverse("pilots:indicator-analysis", args=[registered.slug, indicator.pk])
    assert client.post(own, sent).status_code == 302

    row, analysis = indicator.measurements.get(), indicator.analyses.get()
    assert (row.mean, row.low) == (Decimal("0.00023456789012345"), Decimal("0.00012345678901"))
    assert (analysis.value, analysis.high) == (row.mean, Decimal("0.00042345678901234567"))


def test_several_outcomes_are_corrected_beside_what_is_concluded(client, whole, kari):
    for number, (low, high) in enumerate([(1, 20), (-9, -4), (-30, 90)]):
        indicator = IndicatorFactory(experiment=whole.experiment, smallest=0.5, code=f"x{number}")
        value = (low + high) / 2
        put_in(indicator, value=value, low=low, high=high)
    register_plan(pilot=whole, by=kari)

    page = client.get(whole.get_absolute_url())

    [lost, kept] = [card.notices[0] for card in page.context["page"].cards[1:3]]
    assert "p = 0,030" in lost
    assert "p = 0,061. Blant så mange utfall kan den ha kommet tilfeldig." in lost
    assert "tilfeldig" not in kept
    assert [card.verdict for card in page.context["page"].cards[1:3]] == [
        "Effekt til det verre",
        "Effekt",
    ]
    assert "uten korreksjon" in page.content.decode()


def put_in(indicator, **told):
    return OwnAnalysis.objects.create(
        indicator=indicator, n=40, method="R", file_name="a.R", sha256="0", **told
    )


def test_an_interval_has_two_ends_or_none_in_the_database_too(registered):
    indicator = registered.experiment.indicators.get()

    with pytest.raises(IntegrityError, match="within_its_interval"), transaction.atomic():
        MeasurementFactory(indicator=indicator, mean=4, low=3, high=None)


def test_the_same_change_of_all_is_no_effect_that_could_be_told(client, registered):
    indicator = registered.experiment.indicators.get()
    for number in range(6):
        told = {"indicator": indicator, "unit": f"E{number}", "group": "target"}
        ObservationFactory(**told, moment="before", on=date(2017, 11, 14), value=number)
        ObservationFactory(**told, moment="after", on=date(2018, 5, 14), value=number - 5)

    page = client.get(registered.get_absolute_url())

    assert page.context["page"].cards[0].verdict == "Kan ikke avgjøres"
    assert "Alle endret seg nøyaktig like mye" in page.content.decode()


def test_a_mean_in_per_cent_lies_within_a_hundred(client, whole, kari):
    indicator = IndicatorFactory(experiment=whole.experiment, unit="prosent", smallest=2)
    register_plan(pilot=whole, by=kari)
    client.force_login(kari)
    sent = {"group": "target", "moment": "before", "on": "14.11.2017", "mean": "104", "n": "20"}

    page = client.post(reverse("pilots:indicator-mean", args=[whole.slug, indicator.pk]), sent)

    assert page.status_code == 422
    assert "Høyest mulige verdi er 100." in page.content.decode()


def test_own_analysis_counts_instead_of_the_portals_and_says_so(client, registered, kari):
    client.force_login(kari)
    indicator = registered.experiment.indicators.get()
    sent = {
        "value": "-8,5",
        "low": "-12",
        "high": "−5",
        "n": "281",
        "method": "R 4.4, lme4, klynge på skole",
        "file": SimpleUploadedFile("analyse.R", b"lmer(y ~ tid * gruppe)"),
    }
    address = reverse("pilots:indicator-analysis", args=[registered.slug, indicator.pk])

    assert client.post(address, sent).status_code == 302

    page = client.get(registered.get_absolute_url())
    card = page.context["page"].cards[0]
    assert (card.verdict, card.method) == (
        "Effekt",
        "Analysert av en forsker i et annet program.",
    )
    assert "klynge på skole" in page.content.decode()
    row = OwnAnalysis.objects.get()
    found = client.get(reverse("pilots:analysis-file", args=[registered.slug, row.pk]))
    assert b"".join(found.streaming_content) == b"lmer(y ~ tid * gruppe)"
    assert found["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("smallest", "12.000", "kan leses på to måter; skriv 12 000 eller 12"),
        ("smallest", "mye", "«mye» er ikke et tall"),
        ("smallest", "0", "er over null"),
        ("smallest", "-1", "er over null"),
        ("most", "-5", "over den laveste"),
        ("code", "Kjørt til skolen", "Små bokstaver a-z"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_written(client, kari, field, typed, said):
    pilot = ExperimentFactory().pilot
    client.force_login(kari)
    address = reverse("pilots:indicator-create", args=[pilot.slug])

    page = client.post(address, {**INDICATOR, "least": "0", field: typed})

    assert page.status_code == 422
    assert said in page.content.decode()
    assert not Indicator.objects.exists()


def test_measurement_after_comes_after(client, kari):
    pilot = PilotFactory()
    client.force_login(kari)
    address = reverse("pilots:experiment-plan", args=[pilot.slug])

    page = client.post(address, {**PLAN, "after_on": "14.11.2016"})

    assert "Ettermålingen kommer senere enn førmålingen." in page.content.decode()
    assert not FieldExperiment.objects.exists()


def test_officer_and_public_see_no_way_to_change_a_plan(client, whole):
    for user in (None, OfficerFactory()):
        if user:
            client.force_login(user)
        text = client.get(whole.get_absolute_url()).content.decode()
        assert "/forsok/" not in text


def test_page_costs_the_same_with_few_and_many_notes(client, registered, django_assert_num_queries):
    client.force_login(ResearcherFactory())
    client.get(registered.get_absolute_url())
    with django_assert_num_queries(count := _queries(client, registered)):
        client.get(registered.get_absolute_url())
    for _number in range(12):
        ExperimentNoteFactory(experiment=registered.experiment)
    with django_assert_num_queries(count):
        client.get(registered.get_absolute_url())


def _queries(client, pilot) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        client.get(pilot.get_absolute_url())
    return len(caught)


def test_what_differs_from_the_plan_in_dates_and_numbers_is_found_and_shown(client, whole):
    """Beside what researchers wrote, and without numbers of fewer than five for the public."""
    Pilot.objects.update(hypothesis_registered_at="2017-11-01T12:00Z")
    whole.refresh_from_db()
    indicator = whole.experiment.indicators.get()
    for moment, n, on in (("before", 310, date(2017, 11, 14)), ("after", 4, date(2018, 6, 3))):
        MeasurementFactory(indicator=indicator, group="target", moment=moment, n=n, on=on)
    ExperimentNoteFactory(experiment=whole.experiment, title="To skoler stengte")
    address = whole.get_absolute_url()

    page = client.get(address).content.decode()
    assert "<td>14. mai 2018</td><td>3. juni 2018, 20 dager for sent</td>" in page
    assert "Antall i målgruppa, etter</th><td>310</td><td>færre enn fem</td>" in page
    assert "Antall i målgruppa, før" not in page  # as planned
    assert "To skoler stengte" in page

    client.force_login(ResearcherFactory())
    assert "<td>310</td><td>4</td>" in client.get(address).content.decode()
