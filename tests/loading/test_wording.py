"""What an example's text says of itself."""

import pytest

from pilots.loading.wording import Source, effect_kind, evidence_grade, split_sources


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", ""),
        ("Mål om 50 prosent lavere klimagassutslipp", "goal"),
        ("Mål: 80 prosent kutt i egen drift 2007–2020", "goal"),
        ("Nullvekstmål for personbiltrafikken", "goal"),
        ("42 tiltak beregnet å gi 836 000 tonn lavere utslipp", "potential"),
        ("Leverandør oppgir 75 prosent lavere energibruk", "supplier"),
        ("Selskapet oppgir om lag 40 GWh", "supplier"),
        ("Andelen nullutslippsbiler økte fra 32 til 55 prosent", "result"),
        ("Målinger viser lavere utslipp", "result"),
    ],
)
def test_a_promise_is_never_a_result(text, kind):
    assert effect_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("", "not_assessed"),
        ("42 tiltak beregnet å gi 836 000 tonn", "calculated"),
        ("Andelen økte fra 32 til 55 prosent", "before_after"),
        ("Mål om å gå fra 32 til 55 prosent", "not_assessed"),
        ("50 kg mindre papiravfall på én måned", "not_assessed"),
    ],
)
def test_evidence_is_graded_from_the_text_or_not_assessed(text, grade):
    assert evidence_grade(text) == grade


def test_two_sources_in_one_line_become_two_and_the_address_goes_to_its_publisher():
    found = split_sources(
        "FutureBuilt 2013; Eidra: FutureBuilt 2.0", "https://eidra.no/2020/06/29/x/", 2020
    )

    assert found == [
        Source("FutureBuilt 2013", "", 2013),
        Source("Eidra: FutureBuilt 2.0", "https://eidra.no/2020/06/29/x/", 2020),
    ]


def test_an_address_of_nobody_known_goes_to_the_first_and_a_page_is_read():
    assert split_sources("Fagbladet temahefte 16, side 7", "https://x.test/", None) == [
        Source("Fagbladet temahefte 16, side 7", "https://x.test/", None, "7")
    ]
