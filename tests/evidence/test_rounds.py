"""Two coders kept apart, compared, and brought together again."""

import csv
import io
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from forkommune.evidence.agreement.two_coders import Counts
from forkommune.evidence.models import (
    Adjudication,
    Code,
    Coding,
    CodingRound,
    RoundResult,
    SourceText,
)
from forkommune.evidence.selectors import coding_screen, groups_of
from forkommune.evidence.selectors.agreement import agreement_of
from forkommune.evidence.selectors.comparison import comparison
from forkommune.evidence.services import (
    ComparedAlready,
    NotCompared,
    NothingToSettle,
    SettledCoding,
    add_code,
    close_round,
    code_passage,
    mark_as_coded,
    mark_quote,
    merge_code,
    open_again,
    open_round,
    recode,
    redefine_code,
    remove_coding,
    settle,
    undo,
    write_memo,
    write_text,
)
from forkommune.evidence.texts import BadMark
from tests.evidence.conftest import CODED
from tests.factories import OfficerFactory, ResearcherFactory

pytestmark = pytest.mark.django_db

COUNTED = "forkommune.evidence.migrations.0020_results_of_closed_rounds"
ROAD = "fylket eier veien, og vi har ventet på svar i tre år."
STATE = "Barrierer: manglende statlig oppfølging"


@pytest.fixture
def kari(answered):
    return Coding.objects.first().coder


@pytest.fixture
def aase(answered):
    return ResearcherFactory(name="Åse Dahl")


@pytest.fixture
def opened(answered, kari, aase):
    return open_round(title="Prøverunde", first=kari, second=aase, sources=answered, by=kari)


def put(source, quote, code, by):
    passage = mark_quote(revision=source.current, quote=quote, by=by)
    return code_passage(passage=passage, code=Code.objects.get(name=code), by=by)


def done(source, *coders):
    for coder in coders:
        mark_as_coded(source=source, by=coder)


@pytest.fixture
def compared(opened, answered, kari, aase):
    """Both are done with all texts; Åse used one code of Kari's and one that Kari did not."""
    put(answered[0], "pengene ble flyttet til taket på sykehjemmet", "Barrierer: økonomi", aase)
    put(answered[0], ROAD, STATE, aase)
    for source in answered:
        done(source, kari, aase)
    return opened


def seen_by(user):
    return set(Coding.objects.visible_to(user).values_list("code__name", flat=True))


def test_neither_sees_the_others_codes_until_both_are_done(opened, answered, kari, aase):
    put(answered[0], ROAD, STATE, aase)
    done(answered[0], kari)

    assert (seen_by(kari), seen_by(aase)) == (set(CODED.values()), {STATE})

    done(answered[0], aase)

    assert seen_by(kari) == seen_by(aase) == {*CODED.values(), STATE}


def test_a_third_researcher_is_kept_from_nothing(opened, answered, aase):
    put(answered[0], ROAD, STATE, aase)

    assert seen_by(ResearcherFactory()) == {*CODED.values(), STATE}


def test_texts_outside_the_round_hide_nothing(opened, answered, kari, aase):
    opened.sources.remove(answered[0])

    assert seen_by(aase) == set(CODED.values())


def test_a_closed_round_hides_nothing_and_keeps_its_first_moment(opened, kari, aase):
    closed = close_round(coding_round=opened, by=kari)

    assert seen_by(aase) == set(CODED.values())
    assert close_round(coding_round=opened, by=aase).closed_at == closed.closed_at


def test_neither_pages_nor_their_counts_tell_what_is_hidden(client, opened, answered, aase):
    client.force_login(aase)
    code = Code.objects.get(name="Barrierer: økonomi")

    by_code = client.get(reverse("evidence:code-detail", args=[code.pk])).content.decode()
    screen = coding_screen(answered[0], aase)
    [group] = groups_of(SourceText.objects.visible_to(aase).for_coding(aase))

    assert "coding-quote" not in by_code
    assert screen.marks == []
    assert [category.use_count for category in screen.codebook] == [0] * len(screen.codebook)
    assert [row.coding_count for row in group.rows] == [0, 0, 0]


def test_only_texts_that_both_are_done_with_are_counted(opened, answered, kari, aase):
    done(answered[0], kari, aase)
    done(answered[1], kari)

    found = agreement_of(opened)

    assert (found.compared, found.total, found.done) == (1, 3, {kari.pk: 2, aase.pk: 1})


def test_each_code_is_counted_by_texts(compared):
    rows = {row.code.name: row.counts for row in agreement_of(compared).rows}

    assert rows["Barrierer: økonomi"] == Counts(1, 0, 0, 2)
    assert rows["Tiltak: vedtatt"] == Counts(0, 1, 0, 2)
    assert rows[STATE] == Counts(0, 0, 1, 2)


def test_the_most_reliable_code_comes_first_and_what_is_not_defined_last(compared):
    rows = agreement_of(compared).rows

    assert (rows[0].code.name, rows[0].alpha) == ("Barrierer: økonomi", 1)
    assert rows[-1].alpha is None


def test_a_shifted_boundary_is_agreement_in_the_same_text(compared):
    found = comparison(compared, Code.objects.get(name="Barrierer: økonomi"))

    assert (found.differing, [text.only for text in found.agreeing]) == ([], [""])


def test_codes_that_were_compared_stay_as_they_are(compared, answered, kari):
    own = Coding.objects.by_coder(kari).first()

    for act in (
        lambda: remove_coding(coding=own, by=kari, confirmed=True),
        lambda: write_memo(coding=own, memo="etterpå", by=kari),
        lambda: put(answered[1], ROAD, STATE, kari),
        lambda: undo(revision=answered[0].current, by=kari),
        lambda: open_again(source=answered[0], by=kari),
    ):
        with pytest.raises(ComparedAlready, match="Prøverunde"):
            act()


def test_a_code_that_came_after_the_round_can_be_put_in_a_compared_text(compared, answered, kari):
    close_round(coding_round=compared, by=kari)
    late = add_code(
        book=compared.codebook,
        category=Code.objects.get(name="Barrierer"),
        name="Barrierer: eierskap",
        definition="",
        by=kari,
        reason="Den manglet.",
    )

    coding = put(answered[1], ROAD, late.name, kari)

    with pytest.raises(ComparedAlready, match="Prøverunde"):
        recode(coding=coding, code=Code.objects.get(name=STATE), by=kari)
    undo(revision=answered[1].current, by=kari)
    assert not late.codings.exists()


def figures(coding_round):
    found = agreement_of(CodingRound.objects.get(pk=coding_round.pk))
    return found.compared, found.total, found.done, [
        (row.name, row.counts, row.alpha, row.interval) for row in found.rows
    ]  # fmt: skip


def test_a_closed_round_keeps_its_figures_whatever_becomes_of_codes_and_texts(
    client, compared, answered, kari, aase
):
    before = figures(compared)
    close_round(coding_round=compared, by=kari)
    assert figures(compared) == before

    road, state = Code.objects.get(name="Barrierer: økonomi"), Code.objects.get(name=STATE)
    merge_code(code=state, into=road, by=kari, reason="Det samme.")
    redefine_code(code=road, name="Barrierer: penger", definition="Ny", by=kari, reason="Klarere.")
    write_text(source=answered[0], text="Noe helt annet.", by=kari)
    Coding.objects.by_coder(aase).delete()

    assert figures(compared) == before
    client.force_login(kari)
    told = client.get(compared.get_absolute_url(), {"kode": road.pk}).content.decode()
    assert "Talt da runden ble avsluttet" in told
    assert [STATE in told, "Barrierer: penger" in told] == [True, True]
    assert "</strong> Ny" not in told  # the definition is that of the version coded by


def test_a_closed_round_says_how_many_of_its_texts_are_gone(client, compared, answered, kari):
    close_round(coding_round=compared, by=kari)
    before = figures(compared)
    source = answered[2]
    source.answer.delete()
    source.delete()

    client.force_login(kari)
    told = client.get(compared.get_absolute_url()).content.decode()

    assert figures(compared) == before
    assert "1 av de sammenlignede tekstene finnes ikke lenger" in told


def test_texts_that_two_finish_after_their_round_are_not_in_it(opened, answered, kari, aase):
    done(answered[0], kari, aase)
    close_round(coding_round=opened, by=kari)
    done(answered[1], kari, aase)

    assert figures(opened)[:2] == (1, 3)
    assert list(SourceText.objects.compared_in(CodingRound.objects.get())) == [answered[0]]
    put(answered[1], ROAD, STATE, kari)  # and nothing in them is held fast


def test_the_database_lets_nobody_change_a_result(compared, kari):
    close_round(coding_round=compared, by=kari)

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        RoundResult.objects.update(compared=0)


def test_rounds_closed_before_results_were_kept_are_counted_once(compared, kari):
    before = figures(compared)
    CodingRound.objects.update(closed_at=timezone.now())

    import_module(COUNTED).count_closed_rounds(apps, None)
    import_module(COUNTED).count_closed_rounds(apps, None)

    assert figures(compared) == before
    assert RoundResult.objects.get().sources.count() == 3


def settled(compared, source, by, **changes):
    decision = {"outcome": "second", "reason": "Fylket svarer for staten.", **changes}
    return settle(
        coding_round=compared,
        source=source,
        code=Code.objects.get(name=changes.pop("name", STATE)),
        by=by,
        **{key: value for key, value in decision.items() if key != "name"},
    )


def test_what_is_settled_is_a_coding_of_its_own_and_the_originals_stay(
    compared, answered, kari, aase
):
    before = set(Coding.objects.by_hand().values_list("pk", flat=True))

    decision = settled(compared, answered[0], kari)

    [coding] = decision.codings.all()
    assert (coding.passage.quote, coding.coder, coding.memo) == (ROAD, kari, decision.reason)
    assert set(Coding.objects.by_hand().values_list("pk", flat=True)) == before
    assert agreement_of(compared).rows[0].counts == Counts(1, 0, 0, 2)


def test_a_new_decision_takes_the_place_of_the_old(compared, answered, kari, aase):
    settled(compared, answered[0], kari)

    decision = settled(
        compared, answered[0], aase, outcome="first", reason="Fylket er ikke staten."
    )

    assert Adjudication.objects.get() == decision
    assert not decision.codings.exists()
    assert (decision.by, decision.reason) == (aase, "Fylket er ikke staten.")


def test_a_new_boundary_is_what_was_pasted(compared, answered, kari):
    decision = settled(compared, answered[0], kari, outcome="both", quote="vi har ventet på svar")

    assert [c.passage.quote for c in decision.codings.all()] == ["vi har ventet på svar"]


def test_a_boundary_that_does_not_stand_in_the_text_changes_nothing(compared, answered, kari):
    with pytest.raises(BadMark):
        settled(compared, answered[0], kari, outcome="both", quote="står ikke her")

    assert not Adjudication.objects.exists()


def test_nothing_is_settled_before_both_are_done_or_where_neither_used_the_code(
    opened, answered, kari, aase
):
    with pytest.raises(NotCompared):
        settled(opened, answered[0], kari)
    done(answered[1], kari, aase)

    with pytest.raises(NothingToSettle):
        settled(opened, answered[1], kari)


def test_a_settled_coding_is_changed_by_a_new_decision_only(compared, answered, kari):
    [coding] = settled(compared, answered[0], kari).codings.all()

    with pytest.raises(SettledCoding):
        write_memo(coding=coding, memo="", by=kari)


def page(compared, **query):
    return compared.get_absolute_url() + "?" + "&".join(f"{k}={v}" for k, v in query.items())


def test_the_page_says_what_agrees_and_shows_both_sides(client, compared, answered, kari):
    client.force_login(kari)
    code = Code.objects.get(name=STATE)

    told = client.get(page(compared, kode=code.pk)).content.decode()

    assert "1 av 5 koder er pålitelige, 4 må defineres på nytt" in told
    assert "Bare B" in told
    assert f"<mark>{ROAD}</mark>" in told


def test_a_decision_by_the_form_is_saved_and_an_empty_one_says_what_lacks(
    client, compared, answered, kari
):
    client.force_login(kari)
    address = reverse("evidence:round-settle", args=[compared.pk])
    told = {"kode": Code.objects.get(name=STATE).pk, "tekst": answered[0].pk}

    empty = client.post(address, told)
    saved = client.post(address, {**told, "outcome": "second", "reason": "Fordi."})

    assert (empty.status_code, saved.status_code) == (422, 302)
    assert "Velg hva som gjelder" in empty.content.decode()
    assert Adjudication.objects.get().reason == "Fordi."


def test_texts_and_codes_of_other_rounds_are_not_found(client, compared, answered, kari):
    client.force_login(kari)
    address = reverse("evidence:round-settle", args=[compared.pk])

    assert client.post(address, {"kode": "x", "tekst": answered[0].pk}).status_code == 404
    compared.sources.clear()
    told = {"kode": Code.objects.get(name=STATE).pk, "tekst": answered[0].pk}
    assert client.post(address, told).status_code == 404


def test_the_table_carries_raw_numbers(client, compared, kari):
    client.force_login(kari)

    answer = client.get(reverse("evidence:round-table", args=[compared.pk]))
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(answer.content.decode()))}

    assert (rows["Barrierer: økonomi"]["alpha"], rows[STATE]["only_b"]) == ("1.000000", "1")
    assert rows["Tiltak: idé"]["alpha"] == ""


def test_a_round_is_opened_with_the_texts_of_municipalities(client, answered, kari, aase):
    client.force_login(kari)
    told = {
        "title": "Første",
        "first": kari.pk,
        "second": aase.pk,
        "kinds": ["answer"],
        "municipalities": [answered[0].organisation_id],
    }

    answer = client.post(reverse("evidence:round-open"), told)

    opened = CodingRound.objects.get()
    assert answer.url == opened.get_absolute_url()
    assert set(opened.sources.all()) == set(answered)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"second": "first"}, "Velg to forskjellige kodere"),
        ({"kinds": ["minutes"]}, "ingen tekster av disse typene"),
        ({"municipalities": []}, "Velg: Kommuner"),
    ],
)
def test_a_round_that_cannot_be_is_not_opened(client, answered, kari, aase, change, said):
    client.force_login(kari)
    told = {
        "title": "Første",
        "first": kari.pk,
        "second": kari.pk if change.get("second") else aase.pk,
        "kinds": change.get("kinds", ["answer"]),
        "municipalities": change.get("municipalities", [answered[0].organisation_id]),
    }

    answer = client.post(reverse("evidence:round-open"), told)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not CodingRound.objects.exists()


def test_the_list_tells_where_each_round_stands(client, compared, kari):
    client.force_login(kari)

    told = client.get(reverse("evidence:round-list")).content.decode()

    assert "Prøverunde" in told
    assert "Åpen" in told


def test_others_are_kept_out(client, opened):
    client.force_login(OfficerFactory())

    assert client.get(reverse("evidence:round-list")).status_code == 403
    assert client.get(opened.get_absolute_url()).status_code == 404
