"""The shipped codebook: whole, unique by name, and loaded again without harm."""

import pytest

from forkommune.evidence.loading import load
from forkommune.evidence.models import Code, Codebook
from forkommune.evidence.selectors.codebook import code_rows, last_used_of
from forkommune.work.loading import BadData, Tally, taxonomy
from tests.factories import CodeFactory, CodingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def codebook():
    taxonomy.load(Tally())
    load(Tally())
    return Codebook.objects.get()


def test_the_first_codebook_has_seven_categories_and_a_code_for_each_term(codebook):
    assert str(codebook) == "Kodebok for kartleggingen 1.0"
    assert codebook.codes.filter(is_codable=False).count() == 7
    assert list(
        codebook.codes.filter(category__name="Roller").values_list("name", "term__code")
    ) == [
        ("Roller: samfunnsutvikler", "community_developer"),
        ("Roller: tjenesteyter", "service_provider"),
        ("Roller: myndighetsutøver", "authority"),
        ("Roller: demokratisk arena", "democratic_arena"),
        ("Roller: katalysator for samarbeidsdrevet innovasjon", "catalyst"),
    ]


def test_every_code_says_what_it_means_and_begins_with_its_category(codebook):
    usable = Code.objects.usable().select_related("category")

    assert usable.count() == 57
    assert [c.name for c in usable if not c.name.startswith(f"{c.category.name}: ")] == []
    assert [c.name for c in usable if not c.definition] == []
    assert usable.get(name="Barrierer: økonomi").short_name == "Økonomi"


def test_loading_again_changes_nothing(codebook):
    tally = Tally()

    load(tally)

    assert {(c.created, c.updated) for c in tally.counts.values()} == {(0, 0)}


def test_without_its_terms_the_codebook_is_refused_with_the_place():
    with pytest.raises(BadData, match=r"codebook.json, categories\[1\].codes\[1\], term"):
        load(Tally())


def test_codes_used_last_come_first_and_only_once():
    coder = CodingFactory().coder
    used = [CodingFactory(coder=coder).code for _ in range(6)]
    CodingFactory(coder=coder, code=used[0])
    CodeFactory()

    assert last_used_of(code_rows(coder)) == [code.pk for code in (used[0], *used[:1:-1])]
