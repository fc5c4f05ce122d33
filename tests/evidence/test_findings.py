"""Measures, routines, instruments and barriers made of passages."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from forkommune.evidence.models import Claim
from forkommune.evidence.services import NatureTooOpen, open_round
from forkommune.work.registry import claim_kinds, source_kinds
from municipalities.models import Barrier, Measure
from municipalities.survey.findings import (
    NoMunicipality,
    create_barrier,
    create_instrument,
    create_measure,
    create_routine,
)
from tests.factories import (
    AnswerFactory,
    ClaimFactory,
    CodeFactory,
    CodingFactory,
    MunicipalityFactory,
    PassageFactory,
    ResearcherFactory,
    SourceTextFactory,
    TermFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality():
    return MunicipalityFactory(name="Sigdal")


@pytest.fixture
def passage(municipality):
    source = SourceTextFactory(organisation=municipality.organisation, nature="assessment")
    return PassageFactory(revision=TextRevisionFactory(source=source))


def term(vocabulary, code):
    return TermFactory(vocabulary=vocabulary, code=code)


def form_of(kind, passage, user=None, **data):
    form = claim_kinds.get(kind).form
    return form(data or None, passage=passage, user=user or ResearcherFactory())


def test_each_kind_becomes_a_row_with_a_claim_on_the_passage(passage, municipality):
    by = ResearcherFactory()
    common = {"passage": passage, "title": "Funnet", "by": by}

    made = [
        create_measure(**common, status=term("measure_status", "decided")),
        create_routine(**common, routine_type=term("routine", "reporting")),
        create_instrument(**common, instrument_type=term("instrument", "planning")),
        create_barrier(**common, barrier_type=term("barrier", "economy")),
    ]

    assert [(f.claim.kind, f.claim.nature, f.municipality) for f in made] == [
        ("measure", "fact", municipality),
        ("routine", "fact", municipality),
        ("instrument", "fact", municipality),
        ("barrier", "assessment", municipality),
    ]
    assert set(Claim.objects.resting_on(passage)) == {f.claim for f in made}
    assert {f.claim.organisation for f in made} == {municipality.organisation}


def test_a_second_click_makes_no_second_finding_but_other_words_do(passage):
    values = {"passage": passage, "by": None, "status": term("measure_status", "decided")}

    first = create_measure(**values, title="Ny kjel", year=2014)
    again = create_measure(**values, title="Ny kjel", year=2014)
    other = create_measure(**values, title="Ny kjel", year=2016)

    assert again == first
    assert set(Measure.objects.all()) == {first, other}
    assert Claim.objects.count() == 2


def test_a_barrier_is_never_a_fact(passage):
    with pytest.raises(ValueError, match="not a fact"):
        create_barrier(
            passage=passage,
            title="Økonomi",
            by=None,
            barrier_type=term("barrier", "economy"),
            nature="fact",
        )


def test_a_barrier_is_no_fact_even_past_the_services():
    claim = ClaimFactory.build(kind="barrier", nature="fact")

    with pytest.raises(ValidationError, match="noens vurdering"):
        claim.validate_constraints()
    with pytest.raises(IntegrityError, match="claim_assessment_is_no_fact"):
        claim.save()


def test_a_text_of_no_municipality_asks_which_one(municipality):
    passage = PassageFactory(revision=TextRevisionFactory(source=SourceTextFactory(public=True)))
    values = {"passage": passage, "title": "Kjel", "by": None}
    status = term("measure_status", "decided")

    with pytest.raises(NoMunicipality, match="Intervju"):
        create_measure(**values, status=status)

    measure = create_measure(**values, status=status, municipality=municipality)
    assert measure.claim.organisation == municipality.organisation


def test_words_about_the_respondent_make_no_measure_and_leave_nothing(passage):
    source = passage.revision.source
    source.nature = "respondent"
    source.save()

    with pytest.raises(NatureTooOpen):
        create_measure(
            passage=passage, title="Kjel", by=None, status=term("measure_status", "decided")
        )

    assert (Measure.objects.count(), Claim.objects.count()) == (0, 0)


def test_the_form_proposes_no_term_of_a_code_that_a_blind_round_hides(passage, municipality):
    law, money = term("barrier", "law"), term("barrier", "economy")
    mine = CodingFactory(passage=passage, code=CodeFactory(term=money))
    hidden = CodingFactory(passage=passage, code=CodeFactory(term=law))
    sources = [passage.revision.source]
    open_round(title="Blind", first=mine.coder, second=hidden.coder, sources=sources, by=mine.coder)

    told = [
        form_of("barrier", passage, who).initial["barrier_type"]
        for who in (mine.coder, hidden.coder)
    ]

    assert told == [money, law]


def test_the_form_knows_what_passage_text_and_code_tell(passage, municipality):
    economy = term("barrier", "economy")
    CodingFactory(passage=passage, code=CodeFactory(term=economy))

    form = form_of("barrier", passage)

    assert {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields} == {
        "title": "Ingen penger",
        "barrier_type": economy,
        "instrument": None,
        "theme": None,
        "municipality": municipality,
        "nature": "assessment",
        "grade": "strong",
    }


def test_a_measure_without_known_status_begins_as_unknown(passage):
    unknown = term("measure_status", "unknown")

    form = form_of("measure", passage)

    assert form.initial["status"] == unknown
    assert form.initial["nature"] == "assessment"


def test_the_form_saves_through_the_service(passage, municipality):
    economy, by = term("barrier", "economy"), ResearcherFactory()
    form = form_of(
        "barrier",
        passage,
        title="Penger mangler",
        barrier_type=economy.pk,
        municipality=municipality.pk,
        nature="assessment",
        grade="partial",
    )

    assert form.is_valid(), form.errors
    claim = form.save(by=by)

    assert claim.barrier == Barrier.objects.get()
    assert (claim.statement, claim.created_by, claim.supports.get().grade) == (
        "Penger mangler",
        by,
        "partial",
    )


def test_words_about_the_respondent_offer_no_other_nature(passage):
    passage.revision.source.nature = "respondent"

    assert [value for value, _ in form_of("measure", passage).fields["nature"].choices] == [
        "respondent"
    ]


def test_a_long_quote_becomes_a_title_cut_at_a_word():
    text = "Vi har " + "mange ord " * 40
    passage = PassageFactory(
        revision=TextRevisionFactory(source=SourceTextFactory(public=True), text=text),
        start=0,
        end=300,
    )

    title = form_of("measure", passage).initial["title"]

    assert len(title) <= 200
    assert title.endswith(("mange…", "ord…"))


def test_an_answer_shows_its_question():
    answer = AnswerFactory(source=SourceTextFactory(), question__text="Hva stoppet dem?")

    kind = source_kinds.get("answer")

    assert kind.heading(answer.source) == f"{answer.question.number}. Hva stoppet dem?"
    assert kind.heading(SourceTextFactory()) == ""
