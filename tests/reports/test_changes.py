"""What a new edition says of the one before it, and the text that people wrote."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from forkommune.evidence.models import ClaimReview
from reports.composing.composers import compose
from reports.models import Edition, Section
from reports.snapshots.changes import compare
from reports.snapshots.freezing import freeze
from tests.reports.ordering import order_frozen

from .region import barrier, measure, region, said, supports
from .test_document import chapter, composed, facts, rich

pytestmark = pytest.mark.django_db
AT = datetime(2017, 12, 4, 8, 0, tzinfo=UTC)


def frozen(made, audience="public"):
    return freeze(made.deliverable, audience=audience, at=AT)


def finished(made, audience="public"):
    """An edition with a file, as far as its row says."""
    edition = order_frozen(
        deliverable=made.deliverable, audience=audience, profile="archive", by=None, send=False
    )
    Edition.objects.filter(pk=edition.pk).update(sha256="a" * 64, state="draft")
    return edition


def test_first_edition_for_its_readers_tells_of_no_changes():
    made = region(1)
    finished(made, "internal")

    document = composed(made)

    assert frozen(made).data["changes"] is None
    assert "endringer" not in {one.key for one in document.all_chapters()}


def test_second_edition_of_the_same_rows_says_that_nothing_changed():
    made = region(2, interviewed=2)
    edition = finished(made)

    data = frozen(made).data

    assert data["changes"]["number"] == edition.number
    assert data["changes"]["rows"] == []
    html = chapter(composed(made), "endringer").html
    assert "Ingenting er endret siden utkast 1" in html
    assert "<table" not in html


def test_public_is_told_what_is_new_since_what_it_had_and_never_of_a_draft():
    made = region(2, interviewed=2)
    first = finished(made)
    before_any_was_out = frozen(made).data["changes"]
    published_first = composed(made, is_published=True)
    Edition.objects.filter(pk=first.pk).update(state="published", published_at=timezone.now())
    draft = finished(made)

    told = frozen(made).data["changes"]

    assert (before_any_was_out["number"], before_any_was_out["published"]) == (first.number, False)
    assert "endringer" not in {one.key for one in published_first.all_chapters()}
    assert draft.number > first.number
    assert (told["number"], told["published"]) == (first.number, True)
    html = chapter(composed(made, is_published=True), "endringer").html
    assert f"Ingenting er endret siden utgave {first.number}" in html


def test_fact_that_got_its_reply_is_new_and_one_that_lost_it_is_only_counted():
    made = region(2, interviewed=2)
    first, second = made.municipalities
    waiting = measure(first, "Varmesentral", replied=False)
    gone = measure(second, "HEMMELIG sykkelvei")
    finished(made)

    ClaimReview.objects.create(claim=waiting.claim, step="right_of_reply", outcome="agrees")
    ClaimReview.objects.create(claim=gone.claim, step="right_of_reply", outcome="disagrees")
    html = chapter(composed(made), "endringer").html

    rows = [(r["what"], r["change"], r["name"], r["before"], r["after"]) for r in changes(made)]
    assert rows == [
        ("measures", "added", "Alvdalen", 0, 1),
        ("measures", "removed", "Bekkestad", 1, 0),
    ]
    assert "Alvdalen: tiltak" in html
    assert "HEMMELIG" not in html


def changes(made, audience="public"):
    return frozen(made, audience).data["changes"]["rows"]


def test_quote_that_was_withdrawn_is_counted_and_never_repeated():
    made = rich()
    finished(made)
    made.interviews[0].informant.consents.update(withdrawn_at=AT)

    html = chapter(composed(made), "endringer").html

    # Both that the informant was quoted with; the two of the other informant stay.
    assert [row for row in changes(made) if row["what"] == "quote"] == [
        {"what": "quote", "change": "removed", "name": "", "before": 2, "after": None}
    ]
    assert [quote["text"] for quote in frozen(made).data["quotes"]] == [
        "Ingen spør oss.",
        "Vi gjorde det 1 år for sent.",
    ]
    assert "Vi gjorde det 0 år for sent" not in html
    assert "Tallene finnes" not in html


def test_number_below_five_stays_hidden_in_the_changes():
    made = region(6, interviewed=6)
    for row in made.municipalities[:5]:
        barrier(row, "Mangler tid")
    data = frozen(made).data
    less = data | {"barriers": {"types": [], "withheld": 1}}

    (row,) = compare(data, less)

    assert (row["what"], row["change"], row["before"], row["after"]) == (
        "barrier",
        "removed",
        5,
        None,
    )


def test_change_that_no_other_line_tells_of_is_told_once():
    data = frozen(region(1)).data

    rows = compare(data, data | {"title": "Nytt navn", "year": 2018})

    assert [row["what"] for row in rows] == ["rest"]


def test_pilots_and_processes_are_told_by_name_and_words_taken_out_are_counted():
    data = frozen(region(1)).data
    elbil, sykkel = (
        {"slug": name.lower(), "name": name, "phase": "proposed", "passages": [1]}
        for name in ("Elbil", "Sykkel")
    )
    panel = {"name": "Panel", "passages": [1, 2]}
    before = data | {"pilots": [elbil, sykkel], "participation": {"processes": [panel]}}
    after = data | {
        "pilots": [elbil | {"passages": [7]}, sykkel | {"phase": "selected"}],
        "participation": {"processes": []},
    }

    rows = compare(before, after)

    assert [(row["what"], row["change"], row["name"], row["before"]) for row in rows] == [
        ("pilot", "changed", "Sykkel", None),
        ("process", "removed", "", 1),
    ]
    assert "Panel" not in str(rows)


def test_change_says_what_stood_before_and_what_stands_now_and_minutes_have_one_row_until_corrected():
    data = frozen(region(1)).data
    group = {"letter": "A", "name": "Fjorden", "municipality_names": ["Hole"]}
    pilot = {
        "slug": "elbil",
        "name": "Elbil",
        "phase_words": "Foreslått",
        "priority": None,
        "reason": "",
    }
    section = {"code": "other", "title": "Annet", "pieces": [["text", "", "Hjem."]]}
    first = {"number": 1, "approved": "2017-12-06", "sections": [section]}
    told = {"division": {"groups": [group]}, "wanted": [pilot], "minutes": None}

    def change(**more):
        return compare(data | {"main_project": told}, data | {"main_project": told | more})

    moved = {"groups": [group | {"municipality_names": ["Hole", "Modum"]}]}
    rows = change(division=moved, wanted=[pilot | {"phase_words": "Valgt", "reason": "Ja"}])
    assert [(row["name"], row["before"], row["after"]) for row in rows] == [
        ("Elbil", "Foreslått", "Valgt"),
        ("A", "Hole", "Hole, Modum"),
    ]
    rows = change(minutes=first)
    assert [(row["what"], row["change"], row["after"]) for row in rows] == [("minutes", "added", 1)]
    told["minutes"] = first
    said = section | {"pieces": [["text", "", "Alle gikk hjem."]]}
    rows = change(minutes=first | {"number": 2, "sections": [said]})
    assert [(row["what"], row["name"], row["before"], row["after"]) for row in rows] == [
        ("minutes", "", 1, 2),
        ("minutes", "Annet", None, None),
    ]


def test_text_that_people_wrote_is_printed_in_its_order_and_escaped():
    made = region(1)
    make = Section.objects.create
    make(
        deliverable=made.deliverable, key="b", title="Veien videre", body="Ett.\n\nTo.", position=2
    )
    make(
        deliverable=made.deliverable, key="a", title="Vår vurdering", body="<b>Mye</b>", position=1
    )
    make(deliverable=made.deliverable, key="c", title="Tom", body="  ", position=3)

    html = chapter(composed(made), "tekst").html

    assert html.index("Vår vurdering") < html.index("Veien videre")
    assert "&lt;b&gt;Mye&lt;/b&gt;" in html
    assert "<p>Ett.</p><p>To.</p>" in html
    assert "Tom" not in html


def test_data_frozen_before_there_were_sections_and_changes_can_still_be_made():
    made = region(1)
    snapshot = frozen(made)
    for name in ("sections", "changes"):
        del snapshot.data[name]

    document = compose(snapshot.data, facts(snapshot))

    assert {"tekst", "endringer"}.isdisjoint(one.key for one in document.all_chapters())


def test_internal_editions_keep_their_references_so_that_unchanged_chapters_are_reused():
    made = region(1, interviewed=1)
    passage = said(made.interviews[0], "Vi har kartlagt byggene.")
    supports(passage, measure(made.municipalities[0], "Kartlegging").claim)

    first, second = finished(made, "internal"), finished(made, "internal")

    assert first.citations.get().reference == second.citations.get().reference
