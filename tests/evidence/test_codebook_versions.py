"""Operations on a codebook: what they do to codes and codings, and the version that each freezes."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from forkommune.evidence.codebook_changes import Kind, changes_between
from forkommune.evidence.loading import load
from forkommune.evidence.models import Code, Codebook, CodebookVersion, Coding
from forkommune.evidence.services import (
    CodeNotUsable,
    NothingToUndo,
    close_round,
    code_passage,
    open_round,
    recode,
    undo,
)
from forkommune.evidence.services.codebook import (
    BookInUse,
    NotPossible,
    Part,
    add_code,
    content_of,
    divide_coding,
    freeze_version,
    merge_code,
    move_code,
    redefine_code,
    retire_code,
    split_code,
    version_in_force,
)
from forkommune.work.history import acting
from forkommune.work.loading import LOADED, Tally, taxonomy
from tests.factories import (
    CodebookFactory,
    CodeFactory,
    CodingFactory,
    PassageFactory,
    ResearcherFactory,
    SourceTextFactory,
)

pytestmark = pytest.mark.django_db
WHY = "Fra prøverunden"
SINCE = "forkommune.evidence.migrations.0018_code_since"
MIGRATION = "forkommune.evidence.migrations.0015_first_versions_of_codebooks"


@pytest.fixture
def kari(db):
    return ResearcherFactory(name="Kari Holm")


@pytest.fixture
def book(db):
    return CodebookFactory(title="Kodebok", version="1.0")


@pytest.fixture
def barriers(book):
    return CodeFactory(codebook=book, name="Barrierer", is_codable=False)


@pytest.fixture
def money(book, barriers):
    return CodeFactory(
        codebook=book, category=barriers, name="Barrierer: økonomi", definition="Penger"
    )


@pytest.fixture
def law(book, barriers):
    return CodeFactory(codebook=book, category=barriers, name="Barrierer: regelverk")


@pytest.fixture
def first(book, money, law):
    """The book as it stands before anything is done."""
    return version_in_force(book)


def told(book):
    newest, before = CodebookVersion.objects.filter(book=book).order_by("-number")[:2]
    return [(c.kind, c.name) for c in changes_between(before.content, newest.content)]


def test_each_operation_makes_the_next_version_with_who_and_why(kari, book, barriers, money, first):
    add_code(
        book=book, category=barriers, name="Barrierer: tid", definition="", by=kari, reason=WHY
    )
    redefine_code(code=money, definition="Midler", by=kari, reason="Klarere")

    versions = CodebookVersion.objects.filter(book=book).order_by("number")
    assert [(v.number, v.label, v.by, v.reason) for v in versions] == [
        (1, "1.0", None, "Den første versjonen."),
        (2, "1.1", kari, WHY),
        (3, "1.2", kari, "Klarere"),
    ]
    book.refresh_from_db()
    assert str(book) == "Kodebok 1.2"
    assert told(book) == [(Kind.REDEFINED, "Barrierer: økonomi")]


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_any_change_of_a_version(first, change):
    rows = CodebookVersion.objects.filter(pk=first.pk)

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        rows.update(label="9.9") if change == "update" else rows._raw_delete("default")


def test_a_coding_is_made_under_the_version_of_its_own_book(money, first):
    other = version_in_force(CodebookFactory(title="En annen"))

    with pytest.raises(IntegrityError, match="another codebook"), transaction.atomic():
        CodingFactory(code=money, version=other)


def test_a_coding_says_which_version_it_was_made_under(kari, money, law, first):
    coding = code_passage(passage=PassageFactory(), code=money, by=kari)
    redefine_code(code=law, definition="Lover", by=kari, reason=WHY)
    later = code_passage(passage=PassageFactory(), code=money, by=kari)

    assert (coding.version.label, later.version.label) == ("1.0", "1.1")
    assert recode(coding=coding, code=law, by=kari).version.label == "1.1"


def test_a_move_takes_the_name_along(kari, book, money, first):
    other = CodeFactory(codebook=book, name="Rammer", is_codable=False)
    freeze_version(book=book, by=kari, reason="Ny kategori")

    moved = move_code(code=money, category=other, by=kari, reason=WHY)

    assert (moved.name, moved.category) == ("Rammer: økonomi", other)
    assert told(book) == [(Kind.RENAMED, "Rammer: økonomi"), (Kind.MOVED, "Rammer: økonomi")]


def test_a_category_does_not_move_below_itself(kari, book, barriers, first):
    inner = CodeFactory(codebook=book, category=barriers, name="Indre", is_codable=False)

    with pytest.raises(NotPossible, match="står under «Barrierer» selv"):
        move_code(code=barriers, category=inner, by=kari, reason=WHY)


def test_a_merger_hands_all_codings_over_and_loses_no_memo(kari, book, money, law, first):
    alone = code_passage(passage=PassageFactory(), code=money, by=kari)
    both = code_passage(passage=PassageFactory(), code=money, by=kari, memo="Fra økonomi")
    kept = code_passage(passage=both.passage, code=law, by=kari, memo="Fra regelverk")
    others = CodingFactory(passage=both.passage, code=money)

    merge_code(code=money, into=law, by=kari, reason=WHY)

    assert set(Coding.objects.values_list("pk", "code", "memo")) == {
        (alone.pk, law.pk, ""),
        (kept.pk, law.pk, "Fra regelverk\nFra økonomi"),
        (others.pk, law.pk, ""),
    }
    alone.refresh_from_db()
    money.refresh_from_db()
    assert (alone.version, money.merged_into) == (first, law)
    assert told(book) == [(Kind.MERGED, "Barrierer: økonomi")]
    with pytest.raises(CodeNotUsable, match="slått sammen med «Barrierer: regelverk»"):
        code_passage(passage=alone.passage, code=money, by=kari)
    with pytest.raises(NothingToUndo):
        undo(revision=alone.passage.revision, by=kari)


def test_a_split_code_waits_until_its_codings_are_divided(kari, book, money, first):
    coding = CodingFactory(code=money, memo="Viktig")

    drift, plan = split_code(
        code=money, parts=[Part("Drift", "Penger til drift"), Part("Plan", "")], by=kari, reason=WHY
    )

    assert told(book)[0] == (Kind.SPLIT, "Barrierer: økonomi")
    assert list(Code.objects.usable().values_list("name", flat=True)) == [
        "Barrierer: regelverk", "Drift", "Plan",
    ]  # fmt: skip
    divided = divide_coding(coding=coding, code=drift, by=kari)
    assert (divided.code, divided.coder, divided.memo) == (drift, coding.coder, "Viktig")
    with pytest.raises(NotPossible, match="fordelt allerede"):
        divide_coding(coding=coding, code=plan, by=kari)


def test_what_is_out_of_use_keeps_its_codings_and_gets_no_more(kari, money, law, first):
    coding = CodingFactory(code=money)

    retire_code(code=money, by=kari, reason=WHY)

    assert list(Coding.objects.all()) == [coding]
    with pytest.raises(CodeNotUsable, match="ute av bruk"):
        code_passage(passage=coding.passage, code=money, by=kari)
    with pytest.raises(NotPossible, match="ute av bruk allerede"):
        merge_code(code=money, into=law, by=kari, reason=WHY)


def refusals(kari, barriers, money, law):
    return {
        "no reason": lambda: retire_code(code=money, by=kari, reason=" "),
        "nothing changed": lambda: redefine_code(code=money, name=money.name, by=kari, reason=WHY),
        "name taken": lambda: redefine_code(code=money, name=law.name.upper(), by=kari, reason=WHY),
        "into itself": lambda: merge_code(code=money, into=money, by=kari, reason=WHY),
        "a category": lambda: merge_code(code=money, into=barriers, by=kari, reason=WHY),
        "one part": lambda: split_code(code=money, parts=[Part("Ny", "")], by=kari, reason=WHY),
        "not empty": lambda: retire_code(code=barriers, by=kari, reason=WHY),
        "no category": lambda: move_code(code=money, category=law, by=kari, reason=WHY),
    }


@pytest.mark.parametrize("case", list(refusals(None, None, None, None)))
def test_what_does_not_fit_is_refused_and_leaves_everything_as_it_was(
    kari, book, barriers, money, law, first, case
):
    with pytest.raises(NotPossible):
        refusals(kari, barriers, money, law)[case]()

    assert version_in_force(book) == first
    assert first.content == freeze_version(book=book, by=kari, reason=WHY).content


def test_a_book_that_two_code_blind_by_stands_until_their_round_is_closed(kari, book, money, first):
    opened = open_round(
        title="Prøverunde",
        first=kari,
        second=ResearcherFactory(),
        sources=[SourceTextFactory()],
        by=kari,
    )

    with pytest.raises(BookInUse, match="«Prøverunde»"):
        retire_code(code=money, by=kari, reason=WHY)

    close_round(coding_round=opened, by=kari)
    retire_code(code=money, by=kari, reason=WHY)
    assert version_in_force(book).number == 2


def test_what_stood_before_there_were_versions_is_the_first(book, barriers, money):
    import_module(MIGRATION).make_first_versions(apps, None)

    [version] = CodebookVersion.objects.all()
    assert (version.label, version.number, version.from_file) == ("1.0", 1, True)
    assert version.content == content_of(book)


def test_each_code_has_been_looked_for_since_the_first_version_that_has_it(
    kari, book, barriers, money, law, first
):
    parts = [Part("Drift", ""), Part("Plan", "")]
    [drift, _plan] = split_code(code=money, parts=parts, by=kari, reason=WHY)
    late = add_code(book=book, category=barriers, name="Ny", definition="", by=kari, reason=WHY)
    second = CodebookVersion.objects.newest_of(book)
    alone = CodeFactory()
    Code.objects.update(since=alone.since)

    import_module(SINCE).date_by_versions(apps, None)

    codes = (barriers, money, law, drift, late, alone)
    assert [Code.objects.get(pk=code.pk).since for code in codes] == [
        *[first.at] * 4, second.at, alone.since
    ]  # fmt: skip


def test_a_book_with_versions_is_not_deleted(book, first):
    with pytest.raises(ProtectedError):
        book.delete()


@pytest.fixture
def loaded(db):
    taxonomy.load(Tally())
    load(Tally())
    return Codebook.objects.get()


def test_loading_freezes_the_first_version_and_the_same_file_no_other(loaded):
    load(Tally())

    [version] = CodebookVersion.objects.all()
    assert (version.label, version.from_file, len(version.content["codes"])) == ("1.0", True, 64)


def test_a_book_that_somebody_has_changed_is_theirs(loaded, kari):
    code = Code.objects.get(name="Barrierer: økonomi")
    redefine_code(code=code, name="Barrierer: penger", by=kari, reason=WHY)
    Code.objects.filter(name="Barrierer: regelverk").update(definition="")

    load(Tally())

    assert Codebook.objects.get().version == "1.1"
    assert not Code.objects.filter(name="Barrierer: økonomi").exists()
    assert Code.objects.get(name="Barrierer: regelverk").definition == ""


def test_what_the_file_says_anew_becomes_a_version(loaded):
    with acting(None, LOADED):
        Code.objects.filter(name="Barrierer: regelverk").update(definition="En eldre fil")
    freeze_version(book=loaded, by=None, reason="En eldre fil")

    load(Tally())

    assert CodebookVersion.objects.count() == 3
    assert told(loaded) == [(Kind.REDEFINED, "Barrierer: regelverk")]
