"""The groups of synonyms that come with the portal are made once, and are the secretariat's from then on."""

import pytest

from forkommune.search import loading
from forkommune.search.models import SynonymGroup
from forkommune.work.loading.writing import Tally

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(monkeypatch, tmp_path):
    path = tmp_path / "synonyms.csv"
    monkeypatch.setattr(loading, "FIRST_GROUPS", path)

    def written(*groups):
        path.write_text("words,note\n" + "".join(f"{one},\n" for one in groups), encoding="utf-8")
        loading.load_synonyms(Tally())
        return [str(one) for one in SynonymGroup.objects.order_by("words")]

    return written


def test_a_group_that_the_file_gained_comes_where_some_exist(file):
    file("elbil;elektrisk bil")

    assert file("elbil;elektrisk bil", "sykkel;tråsykkel") == [
        "elbil · elektrisk bil",
        "sykkel · tråsykkel",
    ]


def test_what_was_changed_deleted_or_made_by_somebody_stands(file):
    file("avfall;søppel", "elbil;elektrisk bil", "sykkel;tråsykkel")
    SynonymGroup.objects.get(words__startswith="avfall").delete()
    changed = SynonymGroup.objects.get(words__startswith="elbil")
    changed.words = "bil uten utslipp\nbatteribil"
    changed.save()
    SynonymGroup.objects.create(words="buss\nrutebil")

    assert file("avfall;søppel", "elbil;elektrisk bil", "sykkel;tråsykkel", "rutebil;buss") == [
        "bil uten utslipp · batteribil",
        "buss · rutebil",
        "sykkel · tråsykkel",
    ]
