"""What is in the data of an edition, for whom; nothing private is ever in a public one."""

import json
from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from forkommune.evidence.models import Claim, ClaimReview
from municipalities.overview.narrowing import narrowing_of
from municipalities.overview.selectors import overview_of
from municipalities.plans.findings import create_deadline, create_sum, create_target, create_unit
from municipalities.survey.findings import (
    create_institution,
    create_requirement,
    create_success,
)
from reports.composing.overview import KINDS as OF_D2
from reports.composing.overview import Overview, found
from reports.composing.words import KIND_WORDS
from reports.services import add_sentence
from reports.snapshots.freezing import freeze
from tests.factories import (
    ClaimFactory,
    ExampleFactory,
    PassageFactory,
    PlanDocumentFactory,
    PlanPageFactory,
    RequirementFactory,
    ResearcherFactory,
    SourceTextFactory,
    SupportFactory,
    TextRevisionFactory,
)

from .region import barrier, instrument, measure, region, routine, said, supports

pytestmark = pytest.mark.django_db
AT = datetime(2017, 12, 4, 8, 0, tzinfo=UTC)
NAMED = ("quote_unnamed", "quote_named")


def frozen(made, audience="public"):
    return freeze(made.deliverable, audience=audience, at=AT)


def texts(data):
    return json.dumps(data, ensure_ascii=False)


def titles(data, kind, row):
    found = next(m for m in data["municipalities"] if m["number"] == row.number)
    return [one["title"] for one in found["findings"][kind]]


def test_same_rows_give_the_same_data_and_hash():
    made = region(3, interviewed=1)
    supports(
        said(made.interviews[0], "Vi har kartlagt byggene."),
        measure(made.municipalities[0], "Kartlegging").claim,
    )

    first, second = frozen(made), frozen(made)

    assert (first.data, first.sha256) == (second.data, second.sha256)
    assert len(first.sha256) == 64


def test_municipalities_are_those_of_the_round_in_norwegian_order():
    made = region(7)

    names = [row["name"] for row in frozen(made).data["municipalities"]]

    assert names == ["Alvdalen", "Bekkestad", "Dalsbygd", "Elvenes", "Fossnes", "Granly", "Øyestad"]


def test_public_edition_holds_facts_after_right_of_reply_and_no_others():
    made = region(2, interviewed=1)
    row = made.municipalities[0]
    measure(row, "Elbiler i hjemmesykepleien")
    measure(row, "HEMMELIG varmesentral", replied=False)
    silent = measure(row, "HEMMELIG sykkelvei", replied=False)
    ClaimReview.objects.create(claim=silent.claim, step="right_of_reply", outcome="no_answer")

    public, internal = frozen(made).data, frozen(made, "internal").data

    assert titles(public, "measures", row) == ["Elbiler i hjemmesykepleien"]
    assert "HEMMELIG" not in texts(public)
    assert len(titles(internal, "measures", row)) == 3


def test_newest_reply_decides_what_is_public():
    made = region(1)
    row = made.municipalities[0]
    found = measure(row, "Solceller på rådhuset")
    ClaimReview.objects.create(claim=found.claim, step="right_of_reply", outcome="disagrees")

    assert titles(frozen(made).data, "measures", row) == []


def test_barriers_are_summed_over_five_municipalities_or_not_shown():
    made = region(6, interviewed=6)
    for row in made.municipalities[:5]:
        barrier(row, "HEMMELIG: ingen penger")
    for row in made.municipalities[:4]:
        barrier(row, "HEMMELIG: ordføreren", code="political_support", label="Svak støtte")

    public = frozen(made).data

    assert public["barriers"] == {
        "types": [{"type": "Økonomi", "municipalities": 5, "invented": False}],
        "withheld": 1,
    }
    assert "HEMMELIG" not in texts(public)
    assert "Svak støtte" not in texts(public)


def test_two_barriers_of_one_municipality_count_once():
    made = region(6, interviewed=6)
    for row in made.municipalities[:4]:
        barrier(row, "Lite penger")
    barrier(made.municipalities[0], "Enda mindre penger")

    assert frozen(made).data["barriers"]["types"] == []
    assert frozen(made, "internal").data["barriers"]["types"][0]["municipalities"] == 4


def test_barrier_whose_wording_is_approved_stands_beside_its_municipality():
    made = region(1, interviewed=1)
    row = made.municipalities[0]
    found = barrier(row, "Uklart ansvar")
    ClaimReview.objects.create(claim=found.claim, step="right_of_reply", outcome="wording_approved")

    assert titles(frozen(made).data, "barriers", row) == ["Uklart ansvar"]


def test_words_about_the_respondent_are_in_no_edition():
    made = region(1, interviewed=1)
    finding = barrier(made.municipalities[0], "HEMMELIG stilling")
    finding.claim.nature = "respondent"
    finding.claim.save()
    supports(
        said(made.interviews[0], "HEMMELIG: jeg er alene", nature="respondent", scopes=NAMED),
        measure(made.municipalities[0], "Noe").claim,
    )

    for audience in ("public", "internal"):
        data = frozen(made, audience).data
        assert "HEMMELIG" not in texts(data)
        assert data["barriers"]["types"] == []


@pytest.mark.parametrize("held", [1, 4])
def test_number_of_interviewed_municipalities_below_five_is_not_said(held):
    made = region(6, interviewed=held)

    assert frozen(made).data["response"]["interviewed"] is None
    assert frozen(made, "internal").data["response"]["interviewed"] == held


@pytest.mark.parametrize("held", [0, 5])
def test_nobody_and_five_interviewed_may_be_said(held):
    made = region(6, interviewed=held)

    assert frozen(made).data["response"]["interviewed"] == held


def quoted(made, words="Planen er god, men tiden mangler.", *, at=0, replied=True, **more):
    """A quote behind a measure of a municipality."""
    passage = said(made.interviews[at], words, **more)
    return supports(
        passage, measure(made.municipalities[at], f"Tiltak {at}", replied=replied).claim
    )


def test_quote_with_named_consent_and_a_replied_fact_names_municipality_and_role():
    made = region(6, interviewed=6)
    quoted(made, scopes=NAMED)

    [quote] = frozen(made).data["quotes"]

    assert (quote["text"], quote["role"], quote["by"]) == (
        "Planen er god, men tiden mangler.",
        "Saksbehandler, klima og energi",
        "Alvdalen",
    )


def test_quote_with_unnamed_consent_comes_from_a_group_of_five_or_more():
    made = region(6, interviewed=6)
    quoted(made, scopes=["quote_unnamed"])

    [quote] = frozen(made).data["quotes"]

    assert (quote["role"], quote["by"]) == (
        "Saksbehandler",
        "kommune med under 10\u202f000 innbyggere",
    )


def test_size_class_below_five_widens_to_all_interviewed():
    made = region(6, interviewed=6)
    StatisticOf(made.municipalities[0]).set(2017, 30_000)
    quoted(made, scopes=["quote_unnamed"])

    assert frozen(made).data["quotes"][0]["by"] == "en av 6 intervjuede kommuner"


def test_size_class_that_would_tell_who_the_others_are_is_not_named():
    """Five of seven in one class: what is not said of that class was said by the two others."""
    made = region(7, interviewed=7)
    for row in made.municipalities[5:]:
        StatisticOf(row).set(2017, 30_000)
    quoted(made, scopes=["quote_unnamed"])

    assert frozen(made).data["quotes"][0]["by"] == "en av 7 intervjuede kommuner"


def test_quote_is_withheld_where_fewer_than_five_could_have_said_it():
    made = region(6, interviewed=4)
    quoted(made, words="HEMMELIG uttalelse", scopes=["quote_unnamed"])

    data = frozen(made).data

    assert (data["quotes"], data["quotes_withheld"]) == ([], 1)
    assert "HEMMELIG" not in texts(data)


def test_unnamed_quote_that_names_a_municipality_is_withheld():
    made = region(6, interviewed=6)
    quoted(made, words="Her i bekkestad er det HEMMELIG.", scopes=["quote_unnamed"])

    assert "HEMMELIG" not in texts(frozen(made).data)


def test_consent_to_be_named_does_not_replace_the_municipality():
    made = region(6, interviewed=6)
    quoted(made, scopes=NAMED, nature="assessment", replied=True)

    [quote] = frozen(made).data["quotes"]

    assert quote["by"] == "kommune med under 10\u202f000 innbyggere"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"scopes": ["interview"]}, "consent covers no quote"),
        ({"scopes": []}, "no consent at all"),
        ({"scopes": NAMED, "approved": False}, "the words are not approved"),
    ],
)
def test_words_without_approval_and_scope_are_in_no_public_edition(more, why):
    made = region(6, interviewed=6)
    quoted(made, words="HEMMELIG innrømmelse", **more)

    assert "HEMMELIG" not in texts(frozen(made).data), why
    assert "HEMMELIG innrømmelse" in texts(frozen(made, "internal").data)


def test_anonymous_quote_is_not_cited_beside_its_municipality():
    made = region(6, interviewed=6)
    quoted(made, scopes=["quote_unnamed"])

    data = frozen(made).data
    [found] = data["municipalities"][0]["findings"]["measures"]

    assert found["passages"] == []
    assert data["quotes"][0]["place"] == 1
    assert "Alvdalen" not in texts([data["quotes"], data["passages"]])


def test_unquoted_passage_is_cited_beside_its_municipality_without_its_words():
    made = region(6, interviewed=6)
    quoted(made, words="HEMMELIG avtale", scopes=["interview"])

    result = frozen(made)
    [found] = result.data["municipalities"][0]["findings"]["measures"]

    assert found["passages"] == [1]
    assert result.data["passages"] == [
        {"place": 1, "kind": "Svar i intervju", "who": "", "invented": False}
    ]


def test_passages_against_a_finding_are_not_cited_for_it():
    made = region(6, interviewed=6)
    passage = said(made.interviews[0], "Det stemmer ikke.", scopes=NAMED)
    supports(passage, measure(made.municipalities[0], "Noe").claim, grade="against")

    assert frozen(made).passages == ()


def test_public_data_never_hold_keys_of_passages():
    made = region(6, interviewed=6)
    passage = quoted(made, scopes=NAMED)

    result = frozen(made)

    assert result.passages == (passage.pk,)
    assert set(result.data["quotes"][0]) == {
        "place", "text", "role", "by", "tone", "kind", "kinds", "invented",
    }  # fmt: skip


def test_published_document_is_quoted_with_its_name():
    made = region(1)
    source = SourceTextFactory(kind="plan", informant=None, title="Klimaplan 2010", place="s. 4")
    revision = TextRevisionFactory(source=source, text="Utslippene skal ned.")
    passage = PassageFactory(revision=revision, start=0, end=20, quote="Utslippene skal ned.")
    supports(passage, instrument(made.municipalities[0], "Plan").claim)

    [quote] = frozen(made).data["quotes"]

    assert (quote["role"], quote["by"]) == ("Dokument", "Klimaplan 2010, s. 4")


def sentence(made, passages, text="Kommunene mangler årsverk.", nature="fact"):
    return add_sentence(
        deliverable=made.deliverable,
        text=text,
        passages=passages,
        nature=nature,
        by=ResearcherFactory(),
    )


def test_sentence_about_the_region_is_public_with_its_places():
    made = region(6, interviewed=6)
    sentence(made, [said(made.interviews[0], "HEMMELIG sitat")])

    data = frozen(made).data

    assert data["sentences"] == [
        {
            "text": "Kommunene mangler årsverk.",
            "invented": False,
            "passages": [1],
            "is_supported": True,
        }
    ]
    assert "HEMMELIG" not in texts(data)


@pytest.mark.parametrize(("count", "is_public"), [(4, False), (5, True)])
def test_assessment_about_the_region_rests_on_five_municipalities(count, is_public):
    made = region(6, interviewed=6)
    words = [said(interview, "Det er vanskelig.") for interview in made.interviews[:count]]
    sentence(made, words, nature="assessment")

    assert bool(frozen(made).data["sentences"]) is is_public
    assert len(frozen(made, "internal").data["sentences"]) == 1


def test_sentence_about_one_municipality_follows_the_rules_of_its_claim():
    made = region(6, interviewed=6)
    written = sentence(made, [said(made.interviews[0], "Vi gjør det.")], text="HEMMELIG setning")
    written.claim.organisation = made.municipalities[0].organisation
    written.claim.save()

    assert "HEMMELIG" not in texts(frozen(made).data)


def test_anything_invented_marks_the_snapshot():
    made = region(6)
    assert frozen(made).has_invented is False

    routine(made.municipalities[0], "Fast rapportering", invented=True)

    assert frozen(made).has_invented is True


def test_open_facts_of_a_municipality_stand_as_the_register_has_them():
    made = region(2)
    row = made.municipalities[0]
    PlanDocumentFactory(title="Energi- og klimaplan", period_from=2010).municipalities.add(row)
    ExampleFactory(title="Fjordvarme", state="published", published_at=AT).municipalities.add(row)
    ExampleFactory(title="HEMMELIG kladd", state="draft").municipalities.add(row)
    row.neighbours.add(made.municipalities[1])

    data = frozen(made).data
    facts = data["municipalities"][0]

    assert facts["population"] == {"2007": 5000, "2017": 6000}
    assert [(plan["title"], plan["is_plan"]) for plan in facts["plans"]] == [
        ("Energi- og klimaplan", True)
    ]
    assert [example["title"] for example in facts["examples"]] == ["Fjordvarme"]
    assert facts["neighbours"] == ["Bekkestad"]
    assert facts["member"] == {"from": 2004, "to": None, "is_member": True}
    assert "HEMMELIG" not in texts(data)


def test_region_without_a_round_is_the_members_of_the_alliance():
    made = region(3)
    made.round.municipalities.clear()

    assert len(frozen(made).data["municipalities"]) == 3


def test_claim_without_a_finding_adds_nothing():
    made = region(2)
    SupportFactory(claim=ClaimFactory(statement="HEMMELIG"))

    assert "HEMMELIG" not in texts(frozen(made, "internal").data)


class StatisticOf:
    """Change a municipality's figure."""

    def __init__(self, row):
        self.row = row

    def set(self, year, value):
        self.row.statistics.filter(year=year).update(value=value)


@pytest.fixture
def surveyed():
    """One finding of each kind in the first municipality, of passages in its plan and an interview."""
    made = region(6, interviewed=1)
    place, by = made.municipalities[0], ResearcherFactory()
    words = PlanPageFactory(number=3, source__organisation=place.organisation)
    words.version.document.municipalities.add(place)
    passage = PassageFactory(revision=words.source.revisions.get(), start=0, end=35)
    given = {"passage": passage, "by": by, "municipality": place}
    create_target(title="Bygg uten olje", scope="own", target_year=2020, **given)
    create_unit(title="Ansvar for bygg", unit="Eiendom", **given)
    create_deadline(title="Frist for bygg", year=2020, **given)
    create_sum(title="Penger til bygg", amount=400_000, year=2019, **given)
    create_institution(title="Klimakontoen", form="financing", standing="in_place", **given)
    create_success(title="Rådmannen ville", **given)
    create_requirement(title="Hjemmel i loven", means="law", **given)
    measure(place, "Elbiler"), routine(place, "Klima i saker"), barrier(place, "Penger")
    return made


def test_numbers_of_the_report_are_those_of_the_overview(surveyed):
    researcher = ResearcherFactory()
    narrowing = narrowing_of({"runde": surveyed.round.code}, researcher)
    with override("nb"):
        matrix = overview_of(narrowing, researcher).matrix
    view = Overview(frozen(surveyed, "internal").data)

    with override("nb"):
        for row in matrix.rows:
            [mine] = [one for one in view.municipalities if one["name"] == row.label]
            told = {str(KIND_WORDS[kind]): len(found(mine, kind)) for kind in OF_D2}
            counted = dict(
                zip(matrix.columns, (cell.value or 0 for cell in row.cells), strict=True)
            )
            assert told == counted
    assert sum(view.finding_counts.values()) == 10


def test_what_plans_lay_down_is_public_after_the_reply_and_assessments_never_alone(surveyed):
    place = surveyed.municipalities[0]
    before = frozen(surveyed).data
    assert titles(before, "targets", place) == []

    for claim in Claim.objects.filter(kind__in=["target", "sum", "success", "requirement"]):
        ClaimReview.objects.create(claim=claim, step="right_of_reply", outcome="agrees")
    after = frozen(surveyed).data

    assert titles(after, "targets", place) == ["Bygg uten olje"]
    [money] = after["municipalities"][0]["findings"]["sums"]
    assert "400" in money["words"]
    assert titles(after, "successes", place) == titles(after, "requirements", place) == []
    assert after["requirements"] == {"types": [], "withheld": 1}
    assert "Rådmannen" not in texts(after)


def test_requirements_are_told_of_by_five_municipalities_or_not_at_all():
    made = region(6)
    for row in made.municipalities[:4]:
        RequirementFactory(municipality=row, means="law")
    assert frozen(made).data["requirements"] == {"types": [], "withheld": 1}

    RequirementFactory(municipality=made.municipalities[4], means="law")

    [told] = frozen(made).data["requirements"]["types"]
    assert told["municipalities"] == 5
