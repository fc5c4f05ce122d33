"""Suggestions: what may be said about a fact, its place in the queue, and what becomes of it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from forkommune.work.models import HistoryEntry, Suggestion
from forkommune.work.services.suggestions import (
    CannotSuggest,
    ChangedSince,
    SuggestionDecided,
    accept,
    decline,
    input_for,
    suggest,
    withdraw,
)
from tests.factories import (
    MunicipalityFactory,
    OfficerFactory,
    PlanDocumentFactory,
    SecretaryFactory,
    SuggestionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker():
    return MunicipalityFactory(name="Asker", administrative_centre="Asker")


@pytest.fixture
def plan(asker):
    plan = PlanDocumentFactory(period_from=2014, period_to=2030)
    plan.municipalities.add(asker)
    return plan


def suggested(row, field, value, organisation=None, **more):
    organisation = organisation or row.organisation
    return suggest(row=row, field=field, value=value, source="", organisation=organisation, **more)


def test_an_accepted_suggestion_is_written_with_who_and_why(asker):
    officer, secretary = OfficerFactory(), SecretaryFactory()
    made = suggested(asker, "administrative_centre", "Heggedal", by=officer)

    accept(suggestion=made, by=secretary, reason="Bekreftet på telefon")

    asker.refresh_from_db()
    made.refresh_from_db()
    entry = HistoryEntry.objects.of(asker).first()
    assert asker.administrative_centre == "Heggedal"
    assert (made.state, made.decided_by, made.made_by) == ("accepted", secretary, officer)
    assert (entry.actor_id, entry.action, entry.reason) == (
        secretary.pk,
        "suggestion.accepted",
        "Bekreftet på telefon",
    )


def test_a_suggestion_changes_nothing_before_it_is_accepted(asker):
    suggested(asker, "administrative_centre", "Heggedal")

    asker.refresh_from_db()
    assert asker.administrative_centre == "Asker"


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("adopted_on", "14.11.2017", date(2017, 11, 14)),
        ("period_to", "2025", 2025),
        ("url", "", ""),
    ],
)
def test_dates_years_and_emptied_fields_come_through_the_queue_as_they_were_meant(
    asker, plan, field, typed, kept
):
    plan.url = "https://asker.example/plan"
    plan.save()
    value = input_for(plan, field).clean(typed)

    accept(suggestion=suggested(plan, field, value, asker.organisation), by=SecretaryFactory())

    plan.refresh_from_db()
    assert getattr(plan, field) == kept


def test_what_stands_there_already_is_no_suggestion(asker):
    with pytest.raises(CannotSuggest, match="Det står allerede: Asker"):
        suggested(asker, "administrative_centre", "Asker")


def test_a_value_that_breaks_a_rule_of_the_row_is_refused_in_the_rules_words(asker, plan):
    with pytest.raises(CannotSuggest, match="En plan kan ikke slutte før den begynner"):
        suggested(plan, "period_to", 2010, asker.organisation)


def test_nothing_is_suggested_about_a_field_that_is_not_open(asker):
    with pytest.raises(CannotSuggest, match="feltet number"):
        suggested(asker, "number", "0001")


def test_a_newer_suggestion_takes_the_place_of_the_open_one_for_the_same_field(asker):
    first = suggested(asker, "administrative_centre", "Heggedal")
    second = suggested(asker, "administrative_centre", "Vollen")

    first.refresh_from_db()
    assert first.state == "replaced"
    assert list(Suggestion.objects.open_for(asker, "administrative_centre")) == [second]


def test_place_in_the_queue_counts_the_open_ones_before_it():
    first, second, third = SuggestionFactory.create_batch(3)
    decline(suggestion=first, by=SecretaryFactory(), reason="Står i planen")

    places = {one.pk: one.place for one in Suggestion.objects.open().with_place()}

    assert places == {second.pk: 1, third.pk: 2}


def test_a_fact_that_changed_meanwhile_is_looked_at_again(asker):
    made = suggested(asker, "administrative_centre", "Heggedal")
    asker.administrative_centre = "Vollen"
    asker.save()

    with pytest.raises(ChangedSince, match="«Vollen» nå, og var «Asker»"):
        accept(suggestion=made, by=SecretaryFactory())

    made.refresh_from_db()
    asker.refresh_from_db()
    assert (made.state, asker.administrative_centre) == ("open", "Vollen")


def test_a_suggestion_is_decided_once(asker):
    made, secretary = suggested(asker, "administrative_centre", "Heggedal"), SecretaryFactory()
    decline(suggestion=made, by=secretary, reason="Feil")

    with pytest.raises(SuggestionDecided, match="allerede avgjort: ikke godtatt"):
        accept(suggestion=made, by=secretary)
    with pytest.raises(SuggestionDecided):
        withdraw(suggestion=made, by=None)


def test_declining_needs_a_reason(asker):
    made = suggested(asker, "administrative_centre", "Heggedal")

    with pytest.raises(ValueError, match="Skriv hvorfor"):
        decline(suggestion=made, by=SecretaryFactory(), reason="  ")
    with pytest.raises(IntegrityError, match="declined_with_reason"), transaction.atomic():
        Suggestion.objects.update(state="declined", decided_at="2026-01-01T00:00Z")


def test_a_remark_is_accepted_without_changing_anything(asker):
    made = suggested(asker, "", "Det mangler en energiplan.")
    before = HistoryEntry.objects.of(asker).count()

    accept(suggestion=made, by=SecretaryFactory())

    made.refresh_from_db()
    assert (made.state, HistoryEntry.objects.of(asker).count()) == ("accepted", before)


def test_a_suggestion_about_a_deleted_row_cannot_be_accepted(asker, plan):
    made = suggested(plan, "period_to", 2025, asker.organisation)
    plan.delete()

    with pytest.raises(CannotSuggest, match="er slettet; avslå det"):
        accept(suggestion=made, by=SecretaryFactory())


def test_officers_see_the_suggestions_of_their_own_municipality_and_no_others(asker):
    own = suggested(asker, "", "Vår merknad")
    SuggestionFactory()
    officer = OfficerFactory(role__organisation=asker.organisation)

    assert list(Suggestion.objects.visible_to(officer)) == [own]
    assert Suggestion.objects.visible_to(SecretaryFactory()).count() == 2


def test_secretariat_decides_in_the_admin_with_a_reason_for_each_row(client, asker):
    made = suggested(asker, "administrative_centre", "Heggedal")
    client.force_login(SecretaryFactory())
    chosen = {"action": "decline", "_selected_action": [made.pk]}

    asked = client.post("/admin/work/suggestion/", chosen)
    refused = client.post("/admin/work/suggestion/", chosen | {"confirmed": "1", "reason": ""})
    client.post("/admin/work/suggestion/", chosen | {"confirmed": "1", "reason": "Står i planen"})

    made.refresh_from_db()
    assert "1 rad er valgt:" in asked.content.decode()
    assert "Fyll inn: Begrunnelse" in refused.content.decode()
    assert (made.state, made.decision) == ("declined", "Står i planen")
