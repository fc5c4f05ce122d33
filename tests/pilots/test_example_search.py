"""Examples are found by Norwegian words; facets count what a choice would give."""

import pytest
from django.urls import reverse

from tests.factories import (
    ExampleFactory,
    ExampleSourceFactory,
    MembershipFactory,
    MunicipalityFactory,
    ResearcherFactory,
    StatisticFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
LIST = "/eksempler/"


def titles(page) -> list[str]:
    return [example.title for example in page.context["page"].object_list]


def facet(page, name):
    return next(f for f in page.context["found"].facets if f.name == name)


def counts(page, name) -> dict[str, int]:
    return {option.value: option.count for option in facet(page, name).options}


@pytest.mark.parametrize("query", ["skolene", "skole", "SKOLER", "skolens oljekjel"])
def test_inflected_words_find_the_stem(client, query):
    ExampleFactory(published=True, title="Marienlyst skole", summary="Byttet oljekjelene.")
    ExampleFactory(published=True, title="Elbiler i hjemmesykepleien", summary="39 biler.")

    assert titles(client.get(LIST, {"q": query})) == ["Marienlyst skole"]


@pytest.mark.parametrize("query", ["skular", "skulane sykkelveg", "skolen -varmepumper", "skule"])
def test_a_word_of_the_other_written_language_finds_the_same(client, query):
    ExampleFactory(published=True, title="Skolene i Asker", summary="Sykkelveier til alle.")
    ExampleFactory(published=True, title="Skulen i Hol", summary="Sykkelvegar og sykkelhus.")
    ExampleFactory(published=True, title="Skole i Lier", summary="Sykkelvei og varmepumpe.")
    ExampleFactory(published=True, title="Barnehager", summary="Biogass.")
    found = {"Skolene i Asker", "Skulen i Hol", "Skole i Lier"}

    expected = found - {"Skole i Lier"} if "-varmepumper" in query else found

    assert set(titles(client.get(LIST, {"q": query}))) == expected


def test_name_of_a_municipality_finds_joint_examples(client):
    lier, drammen = MunicipalityFactory(name="Lier"), MunicipalityFactory(name="Drammen")
    ExampleFactory(
        published=True, title="Biogass", place="Drammensregionen", municipalities=[lier, drammen]
    )
    ExampleFactory(published=True, title="Flisfyring", place="Ringerike")

    assert titles(client.get(LIST, {"q": "lier"})) == ["Biogass"]


def test_title_ranks_before_text(client):
    ExampleFactory(published=True, title="Varmepumpe", summary="Bygget fikk ny varme.")
    ExampleFactory(published=True, title="Rådhuset", summary="Bygget fikk varmepumpe.")

    assert titles(client.get(LIST, {"q": "varmepumpe"})) == ["Varmepumpe", "Rådhuset"]


@pytest.mark.parametrize("query", ["' | !", "a & (b", "\x00skole", "x" * 5000, "<script>"])
def test_odd_input_is_only_words(client, query):
    ExampleFactory(published=True)

    page = client.get(LIST, {"q": query})

    assert page.status_code == 200
    assert "<script>" not in page.content.decode().split("</head>")[1].replace("<script defer", "")


def test_facet_counts_ignore_the_facets_own_choice(client):
    heat, road = TermFactory(code="heating"), TermFactory(code="road_traffic")
    food = TermFactory(vocabulary="theme", code="food")
    ExampleFactory(published=True, sector=heat)
    ExampleFactory(published=True, sector=heat, theme=food)
    ExampleFactory(published=True, sector=road, theme=food)

    page = client.get(LIST, {"sektor": "heating"})

    assert len(titles(page)) == 2
    assert counts(page, "sektor") == {"heating": 2, "road_traffic": 1}
    assert counts(page, "tema") == {"buildings": 1, "food": 1}


def test_two_values_of_a_facet_widen_two_facets_narrow(client):
    heat, road = TermFactory(code="heating"), TermFactory(code="road_traffic")
    ExampleFactory(published=True, title="A", sector=heat, effect="50 %", effect_kind="result")
    ExampleFactory(published=True, title="B", sector=road)
    ExampleFactory(published=True, title="C", sector=TermFactory(code="agriculture"))

    both = client.get(LIST, {"sektor": ["heating", "road_traffic"]})
    narrowed = client.get(LIST, {"sektor": ["heating", "road_traffic"], "effekt": "kjent"})

    assert (titles(both), titles(narrowed)) == (["A", "B"], ["A"])


def test_chip_names_the_choice_and_leads_to_the_address_without_it(client):
    ExampleFactory(published=True)

    page = client.get(LIST, {"sektor": "heating", "q": "varmepumpe", "side": "1"})

    assert [(c.label, c.url) for c in page.context["found"].choices] == [
        ("heating nb", "?q=varmepumpe")
    ]
    assert "Fjern filter Sektor: heating nb" in page.content.decode()


def test_unknown_filter_is_named_and_left_out(client):
    ExampleFactory(published=True, title="A")

    page = client.get(LIST, {"sektor": "romfart"})

    assert titles(page) == ["A"]
    assert "romfart" in page.content.decode()


def test_drafts_are_nobodys_hits_on_the_page(client):
    ExampleFactory(title="Kladd")
    client.force_login(ResearcherFactory())

    assert titles(client.get(LIST)) == []


def test_unknown_effect_and_cost_are_said_in_words_never_zero(client):
    ExampleFactory(published=True)

    text = client.get(LIST).content.decode()

    assert text.count("Ikke tallfestet") == 2


def test_goal_is_not_shown_as_a_result(client):
    ExampleFactory(published=True, effect="50 % lavere utslipp", effect_kind="goal")

    assert "Mål: 50\u00a0% lavere utslipp" in client.get(LIST).content.decode()


def test_page_costs_the_same_for_one_and_for_twelve(client, django_assert_num_queries):
    member = MembershipFactory().municipality
    for n in range(12):
        example = ExampleFactory(published=True, municipalities=[member])
        ExampleSourceFactory(example=example)
        if n == 0:
            client.get(LIST)  # new terms and places: the words of the choices are read
            # version, counts of all (twice: none are kept yet), keys, cards, choices
            with django_assert_num_queries(6):
                client.get(LIST)

    client.get(LIST)
    with django_assert_num_queries(6):
        client.get(LIST)


def test_example_page_names_its_sources_and_that_it_is_not_confirmed(client):
    example = ExampleFactory(published=True)
    ExampleSourceFactory(example=example, title="Fagbladet", url="https://fagbladet.invalid/16")

    text = client.get(example.get_absolute_url()).content.decode()

    assert "ikke bekreftet av kommunen" in text
    assert 'href="https://fagbladet.invalid/16"' in text


def test_draft_is_not_found_by_the_public(client):
    example = ExampleFactory()

    page = client.get(example.get_absolute_url())

    assert (page.status_code, example.title in page.content.decode()) == (404, False)


def test_empty_database_says_so(client):
    page = client.get(reverse("pilots:example-list"))

    assert page.context["page"].paginator.count == 0
    assert "Vis alle eksempler" in page.content.decode()


def test_an_example_is_counted_by_all_that_it_has_and_not_by_what_is_hidden(client):
    county = MunicipalityFactory(county__name="Buskerud")
    StatisticFactory(kind__code="population", municipality=county, value=4_999)
    role = TermFactory(vocabulary="municipal_role", code="planner", label_nb="Planmyndighet")
    paid = TermFactory(vocabulary="funding_source", code="klimasats", label_nb="Klimasats")
    barrier = TermFactory(vocabulary="barrier", code="economy", label_nb="Økonomi")
    shown = ExampleFactory(
        published=True,
        municipalities=[county],
        start_year=2019,
        investment_nok=150_000,
        transition_level="transition",
        kind="routine",
    )
    hiding = ExampleFactory(
        published=True, hidden=["cost", "funding", "barriers"], investment_nok=5
    )
    for example in (shown, hiding):
        example.municipal_roles.add(role)
        example.funding.create(source=paid)
        example.barriers.create(barrier=barrier, solution="Enova betalte.")
        example.barriers.create(barrier=TermFactory(vocabulary="barrier", code="unsolved"))

    page = client.get(LIST)

    assert counts(page, "rolle") == {"planner": 2}
    assert counts(page, "finansiering") == {"klimasats": 1}
    assert counts(page, "barriere") == {"economy": 1}
    assert counts(page, "kostnad") == {"to_1m": 1, "ukjent": 1}
    assert counts(page, "fylke") == {"Buskerud": 1}
    assert counts(page, "storrelse") == {"under_5000": 1}
    assert counts(page, "niva") == {"transition": 1}
    assert counts(page, "aar") == {"2019": 1, "ukjent": 1}
    assert counts(page, "slag") == {"measure": 1, "routine": 1}
    found = client.get(LIST, {"fylke": "Buskerud", "barriere": "economy", "aar": "2019"})
    assert titles(found) == [shown.title]
