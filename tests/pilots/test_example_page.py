"""The page of an example tells what is known, says what is not, and never sells a hope as a result."""

from decimal import Decimal

import html5lib
import pytest

from pilots.examples.effect_lines import EffectLine, figure_words
from pilots.fit.conditions import Figure, Needed, Verdict, count, judge
from pilots.models import ExampleEffect
from tests.factories import (
    AdoptionFactory,
    ConditionFactory,
    EffectFactory,
    ExampleBarrierFactory,
    ExampleFactory,
    ExampleNoteFactory,
    FundingFactory,
    MunicipalityFactory,
    OfficerFactory,
    ResearcherFactory,
    StatisticFactory,
    StatisticKindFactory,
    StepFactory,
    StoryFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


def words_of(answer):
    return " ".join(answer.content.decode().split())


def told_example(**values):
    example = ExampleFactory(published=True, mailbox="post@lier.invalid", **values)
    StoryFactory(example=example, advice="Begynn med tre bygg.", did_not_work="Elleve grafer.")
    StepFactory(example=example, position=1, text="Målerne ble lest av.")
    ExampleBarrierFactory(example=example, words="Én ansatt.", solution="Kurs for tre.")
    FundingFactory(example=example, amount_nok=60_000)
    return example


def test_facts_come_before_the_story_and_what_is_missing_can_be_asked_about(client):
    example = told_example()

    page = client.get(example.get_absolute_url())

    words = words_of(page)
    assert words.index("Kort fortalt") < words.index("Slik gikk det")
    assert [part.name for part in page.context["page"].known_story] == [
        "steps",
        "barriers",
        "did_not_work",
        "advice",
    ]
    assert "Løst: Kurs for tre." in words
    assert f'href="{example.get_absolute_url()}spor/?om=challenge"' in words
    assert "om=advice" not in words


def test_a_potential_stands_apart_from_results_with_other_words_and_another_look(client):
    example = ExampleFactory(published=True)
    EffectFactory(example=example, kind="potential", what="Om alle er med", value=-900, position=1)
    EffectFactory(example=example, kind="result", what="Målt", value=-12, position=2)

    page = client.get(example.get_absolute_url())

    tree = html5lib.parse(page.content, namespaceHTMLElements=False)
    cards = [one for one in tree.iter("li") if one.get("class") == "effect"]
    assert [one.get("data-hoped") is not None for one in cards] == [False, True]
    assert "Potensial" in "".join(cards[1].itertext())
    assert "Resultat" in "".join(cards[0].itertext())


def test_two_sources_that_disagree_are_both_shown_and_flagged(client):
    example = ExampleFactory(published=True)
    for value in (-12, -7):
        EffectFactory(example=example, value=value, year=2017)
    EffectFactory(example=example, value=-7, year=2018)

    page = client.get(example.get_absolute_url())

    assert [line.contested for line in page.context["page"].results] == [True, True, False]
    assert "Kildene er uenige" in words_of(page)


def test_what_the_owner_keeps_back_is_not_on_the_page_but_for_the_team(client):
    example = told_example(
        hidden=["advice", "cost", "effects", "adoptions"],
        cost="2 mill. kr",
        effect="Halvert",
        effect_kind="result",
    )
    EffectFactory(example=example, what="Hemmelig måling")
    AdoptionFactory(example=example, result="Gikk galt")
    secrets = ("Begynn med tre bygg", "2 mill", "Halvert", "Hemmelig", "Gikk galt")

    page = words_of(client.get(example.get_absolute_url()))
    assert [secret for secret in secrets if secret in page] == []
    assert "Kjent for eieren, og ikke offentlig" in page

    client.force_login(ResearcherFactory())
    page = words_of(client.get(example.get_absolute_url()))
    assert [secret for secret in secrets if secret not in page.replace("\u00a0", " ")] == []


def test_notes_are_for_the_team(client):
    note = ExampleNoteFactory(example=ExampleFactory(published=True), text="Ring rådhuset.")

    assert "Ring rådhuset" not in words_of(client.get(note.example.get_absolute_url()))
    client.force_login(ResearcherFactory())
    assert "Ring rådhuset" in words_of(client.get(note.example.get_absolute_url()))


def place_with(population, **values):
    place = MunicipalityFactory(**values)
    kind = StatisticKindFactory(code="population")
    StatisticFactory(
        kind=kind, municipality=place, area_number=place.number, year=2017, value=population
    )
    return place


def test_the_chosen_municipality_is_held_up_against_each_condition_by_name(client):
    small = place_with(4_000, number="0622", name="Krødsherad")
    example = ExampleFactory(published=True)
    ConditionFactory(example=example, words="Stor nok", test="population", low=15_000, position=1)
    ConditionFactory(
        example=example, words="Ikke for stor", test="population", high=90_000, position=2
    )
    ConditionFactory(example=example, words="Jernbane", position=3)
    ConditionFactory(
        example=example,
        words="Plass",
        test="emissions",
        low=1,
        sector=TermFactory(vocabulary="sector"),
        position=4,
    )

    page = client.get(example.get_absolute_url(), {"min": small.number})

    lines = page.context["page"].fit.lines
    assert [line.verdict for line in lines] == [
        Verdict.NOT_MET,
        Verdict.MET,
        Verdict.ASK,
        Verdict.UNKNOWN,
    ]
    words = words_of(page).replace("\u202f", " ").replace("\u00a0", " ")
    assert "Krødsherad oppfyller 1 av 2 forutsetninger" in words
    assert "Krødsherad: 4 000 innbyggere (2017)" in words


def test_the_choice_is_remembered_without_an_account_and_can_be_taken_back(client):
    place = MunicipalityFactory(number="0626", name="Lier")
    address = ConditionFactory(example=ExampleFactory(published=True)).example.get_absolute_url()
    client.get(address, {"min": place.number})

    assert client.get(address).context["page"].fit.municipality == place
    assert client.get(address, {"min": ""}).context["page"].fit.municipality is None


def test_an_officer_looks_from_the_own_municipality(client):
    place = MunicipalityFactory(name="Lier")
    client.force_login(OfficerFactory(role__organisation=place.organisation))

    page = client.get(
        ConditionFactory(example=ExampleFactory(published=True)).example.get_absolute_url()
    )

    assert page.context["page"].fit.municipality == place


@pytest.mark.parametrize("number", ["9999", "x", "0219'--", "\x00"])
def test_a_number_that_is_no_municipality_chooses_none(client, number):
    example = ExampleFactory(published=True)

    page = client.get(example.get_absolute_url(), {"min": number})

    assert (page.status_code, page.context["page"].fit.municipality) == (200, None)


def test_every_value_of_a_facet_leads_to_its_search(client):
    example = told_example(start_year=2015)

    words = words_of(client.get(example.get_absolute_url()))

    for query in (f"tema={example.theme.code}", f"sektor={example.sector.code}"):
        assert f'href="/eksempler/?{query}"' in words
    assert client.get(f"/eksempler/?tema={example.theme.code}").context["found"].count == 1


def test_who_copied_it_tells_how_it_went(client):
    example = ExampleFactory(published=True)
    AdoptionFactory(example=example, year=2017, outcome="failed", result="Ingen brukte det.")
    AdoptionFactory(example=example)

    words = words_of(client.get(example.get_absolute_url()))

    assert "Ingen brukte det." in words
    assert "resultat ikke kjent" in words


def test_the_page_costs_the_same_whatever_stands_on_it(client, django_assert_num_queries):
    def cost(rows):
        example = ExampleFactory(published=True)
        for position in range(rows):
            EffectFactory(example=example, value=position)
            StepFactory(example=example, position=position)
            ConditionFactory(example=example, test="population", low=position)
            FundingFactory(example=example)
            ExampleBarrierFactory(
                example=example,
                barrier=TermFactory(vocabulary="barrier", code=f"b{rows}{position}"),
            )
            AdoptionFactory(example=example)
        place = MunicipalityFactory()
        with django_assert_num_queries(34):  # 3 of them keep the choice, 3 tell what was changed
            client.get(example.get_absolute_url(), {"min": place.number})

    cost(1)
    cost(12)


@pytest.mark.parametrize(
    ("needed", "verdict"),
    [
        (Needed(""), Verdict.ASK),
        (Needed("area"), Verdict.UNKNOWN),
        (Needed("population", low=Decimal(10)), Verdict.MET),
        (Needed("population", low=Decimal(11)), Verdict.NOT_MET),
        (Needed("population", high=Decimal(10)), Verdict.MET),
        (Needed("population", low=Decimal(3), high=Decimal(9)), Verdict.NOT_MET),
    ],
)
def test_a_condition_is_met_at_its_ends_and_never_by_a_figure_that_is_not_there(needed, verdict):
    assert judge(needed, {"population": Figure(Decimal(10), 2017)}).verdict is verdict


def test_what_cannot_be_decided_counts_neither_way():
    tally = count([Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.ASK])

    assert (tally.met, tally.decided, tally.undecided) == (1, 2, 2)


@pytest.mark.parametrize(
    ("value", "low", "high", "words"),
    [
        ("-15.124", "-19.985", "-10.141", "−15,1 % (−20,0 til −10,1)"),
        ("-0.342", "-0.413", "-0.271", "−0,34 % (−0,41 til −0,27)"),
        ("-9.5", "-13", "-6", "−9,5 % (−13 til −6)"),
        ("-0.000412", "-0.000589", "-0.000235", "−0,00041 % (−0,00059 til −0,00024)"),
        ("1457.5", None, None, "1 457,5 %"),
    ],
)
def test_an_interval_has_no_more_decimals_than_it_can_bear(value, low, high, words):
    ends = {"low": low and Decimal(low), "high": high and Decimal(high)}
    effect = ExampleEffect(value=Decimal(value), unit="%", **ends)
    assert figure_words(effect).replace("\u00a0", " ").replace("\u202f", " ") == words


def test_a_verdict_of_the_portal_is_no_quotation():
    own, theirs = (ExampleEffect(words=words) for words in ("Effekt", "om lag 40 GWh"))
    assert [EffectLine(one, "", False).is_quoted for one in (own, theirs)] == [False, True]
