"""A guide goes out as a workbook and comes in again: the same, changed, or as a new version."""

import io

import pytest
from django.utils import timezone, translation
from openpyxl import load_workbook

from forkommune.work.importing import Options
from forkommune.work.services.importing import bring, carry_out
from municipalities.models import InterviewGuide
from municipalities.survey.guide_workbook import guide_workbook
from municipalities.survey.services.guides import publish_guide
from tests.factories import DeliverableFactory, ResearcherFactory

from .guide import small_guide
from .test_guide_parts import codes, only_if

pytestmark = pytest.mark.django_db
A = {name: at for at, name in enumerate("ABCDEFGHIJKL", start=1)}


@pytest.fixture(autouse=True)
def norwegian():
    with translation.override("nb"):
        yield


@pytest.fixture
def guide():
    DeliverableFactory(code="D2")
    made = small_guide()
    only_if(made, 7, 6, "yes")
    made.questions.filter(number=9).update(feeds=["D2"])
    return made


def written(guide, change=None):
    """The bytes of the guide's workbook, after somebody worked in it."""
    content = guide_workbook(guide, at=timezone.now())
    if change is None:
        return content
    book = load_workbook(io.BytesIO(content))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def brought(content):
    return bring(kind="guide", content=content, name="g.xlsx", options=Options(), by=None)


def told(row):
    return {
        (one["what"], name): (before, after)
        for one in row.differences
        for name, before, after in one["fields"]
    }


def test_workbook_read_in_again_changes_nothing(guide):
    assert (brought(written(guide)).state, codes(guide)[:7]) == ("unchanged", "Q01 Q02")


def test_workbook_of_a_published_version_can_be_read_in_but_changes_nothing_of_it(guide):
    publish_guide(guide=guide, by=ResearcherFactory())

    assert brought(written(guide)).state == "unchanged"
    refused = brought(written(guide, lambda book: book["Spørsmål"].cell(2, 3, "Noe annet?")))
    assert refused.state == "refused"
    assert "er publisert" in refused.faults[0]["reason"]
    # The same is said where it could not be read either: to mend that would be in vain.
    [fault] = brought(written(guide, lambda book: book["Spørsmål"].cell(3, 5, "Tallord"))).faults
    assert "er publisert" in fault["reason"]


def test_words_order_and_questions_are_changed_as_shown(guide):
    def change(book):
        page = book["Spørsmål"]
        page.cell(2, A["C"], "Hva heter stillingen din?")
        page.move_range("A4:K4", rows=10)  # Q03 goes last, into the second part
        page.cell(14, A["B"], "Barrierer")
        page.delete_rows(10)  # Q09
        page.delete_rows(4)

    row = brought(written(guide, change))
    assert row.state == "shown", row.faults
    carry_out(brought=row, by=None)

    assert guide.questions.get(code="Q01").text == "Hva heter stillingen din?"
    assert codes(guide) == "Q01 Q02 Q04 | Q05 Q06 Q07 Q08 Q03"
    assert [name for _what, name in told(row)] == [
        "spørsmål", "del av guiden", "tatt ut", "rekkefølgen på spørsmålene",
    ]  # fmt: skip


def test_another_version_is_made_with_questions_tied_to_the_one_before(guide):
    row = brought(written(guide, lambda book: book["Guide"].cell(3, 2, "2.0")))
    carry_out(brought=row, by=None)

    made = InterviewGuide.objects.get(version="2.0")
    asked = made.questions.get(code="Q07")
    assert codes(made) == codes(guide)
    assert asked.previous_question == guide.questions.get(code="Q07")
    assert (asked.depends_on.guide, asked.asked_if) == (made, ["yes"])
    assert asked.options == guide.questions.get(code="Q07").options


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("E3", "Tallord", "Skriv ett av: Tekst; Tall med enhet"),
        ("F4", "Bare én", "Skriv minst to svaralternativer"),
        ("J2", "D9", "Skriv ett av: D2"),
        ("K3", "Q06 = Ja", "står over"),
        ("A3", "Q01", "Hvert spørsmål har sin egen kode"),
        ("A3", "q01", "Hvert spørsmål har sin egen kode"),
        ("A3", "Notes", "Hvert spørsmål har sin egen kode"),
        ("A3", "Q01_state", "Hvert spørsmål har sin egen kode"),
        pytest.param("C3", "x" * 1_001, "1001 tegn; 1000 er det meste", id="too long"),
    ],
)
def test_wrong_cell_is_named_and_nothing_is_written(guide, cell, value, reason):
    def change(book):
        book["Spørsmål"][cell] = value
        book["Guide"]["B4"] = "En annen innledning"

    row = brought(written(guide, change))

    guide.refresh_from_db()
    assert (row.state, guide.intro) == ("refused", "")
    assert [value[:60] in fault["value"] for fault in row.faults] == [True], row.faults
    assert reason in row.faults[0]["reason"]
    assert "Spørsmål" in row.faults[0]["place"]


def test_workbook_without_its_second_column_is_refused_in_words(guide):
    row = brought(written(guide, lambda book: book["Guide"].delete_cols(2)))

    assert row.state == "refused"
    assert "må oppgi Tittel og Versjon" in row.faults[0]["reason"]


def test_question_of_a_preview_is_called_by_its_code_until_it_has_a_number(guide):
    def change(book):
        book["Guide"]["B3"] = "2.0"

    row = brought(written(guide, change))

    called = [one["what"] for one in row.differences if one["what"].startswith("Q")]
    assert called == [f"Q0{n} Spørsmål med ord {n}?" for n in range(1, 10)]


def test_text_that_no_cell_can_hold_is_written_as_far_as_it_can(guide):
    guide.intro = "Før\x0better " + "x" * 40_000
    guide.save()

    book = load_workbook(io.BytesIO(guide_workbook(guide, at=timezone.now())))

    cell = book["Guide"]["B4"].value
    assert cell.startswith("Før etter xxx")
    assert cell.endswith("kuttet her: en celle i Excel rommer ikke mer)")


def test_workbook_carries_which_question_each_repeats(guide):
    later = small_guide()
    codes_of = {one.number: one for one in guide.questions.all()}
    later.questions.filter(number=2).update(previous_question=codes_of[2])

    def tie(book):
        sheet = book["Spørsmål"]
        assert sheet.cell(3, A["L"]).value == f"{codes_of[2].code}, {guide}"
        sheet.cell(3, A["L"]).value = None
        sheet.cell(4, A["L"]).value = f"{codes_of[3].code.lower()},  {guide}"

    assert not brought(written(later)).differences
    carry_out(brought=brought(written(later, tie)), by=None)

    tied = later.questions.exclude(previous_question=None)
    assert [(one.number, one.previous_question) for one in tied] == [(3, codes_of[3])]


@pytest.mark.parametrize("said", ["Q99, En annen guide 1", "Q02, {guide}"])
def test_tie_to_what_is_not_there_or_is_taken_is_told_at_the_cell(guide, said):
    later = small_guide()
    later.questions.filter(number=2).update(previous_question=guide.questions.get(code="Q02"))

    def tie(book):
        book["Spørsmål"].cell(5, A["L"]).value = said.format(guide=guide)

    row = brought(written(later, tie))

    [fault] = row.faults
    assert "Gjentar" in fault["place"]
    assert fault["value"] == said.format(guide=guide)
