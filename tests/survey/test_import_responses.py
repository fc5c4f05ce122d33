"""Answers from a table: shown first, written in one piece, never over what stands unasked."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook, load_workbook

from forkommune.work.importing import Options
from forkommune.work.models import Import
from forkommune.work.services.importing import rehearse
from municipalities.models import Answer, Interview
from municipalities.survey.guide_workbook import answer_sheet
from municipalities.survey.interview_form import InterviewForm
from tests.factories import (
    MunicipalityFactory,
    ResearcherFactory,
    RoundFactory,
    SecretaryFactory,
)

from .guide import small_guide
from .test_guide_parts import text

pytestmark = pytest.mark.django_db
BASIS = "samtykke;signert på papir;1.0;1.10.2017;Intervju og notater til forskningen;;"
HEAD = (
    "Kommune;Spurt som;Rolle;Dato;Grunnlag;Dokumentert;Informasjonsbrev;Grunnlag gitt;Dekker;Ordlyd;"
    "Q01;Q02;Q02 kommentar;Q03;Q05;Q06;Q07;Q09\n"
)
BAERUM = (
    f"Bærum;;Klimarådgiver;3.10.2017;{BASIS}"
    'Plan og miljø;0,5;Delt stilling;Økonomi;5;ja;"Økonomi; Manglende årsverk";Visste ikke\n'
)
ASKER = f"220;Annen nøkkelperson;Planlegger;4.10.2017;{BASIS}Plan;;;;;nei;;\n"


@pytest.fixture(autouse=True)
def norwegian():
    with translation.override("nb"):
        yield


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


@pytest.fixture
def survey_round():
    made = RoundFactory(guide=small_guide(), code="forste")
    places = (("0219", "Bærum"), ("0220", "Asker"))
    made.municipalities.set([MunicipalityFactory(number=n, name=name) for n, name in places])
    return made


def sent(client, content):
    file = SimpleUploadedFile("svar.csv", content.encode() if isinstance(content, str) else content)
    return client.post(
        reverse("municipalities:import-new"), {"kind": "responses", "file": file}, follow=True
    )


def confirmed(client, content, **more):
    page = sent(client, content)
    assert page.status_code == 200, text(page)
    return client.post(page.redirect_chain[-1][0], {"write": "1", **more}, follow=True)


def values(role="Klimarådgiver"):
    rows = Answer.objects.filter(interview__informant__role_text=role).with_words()
    return {one.question.code: (one.state, one.value, one.words) for one in rows}


def test_a_row_becomes_an_interview_with_its_basis_and_answers(client, kari, survey_round):
    page = sent(client, HEAD + BAERUM + ASKER)
    assert Interview.objects.count() == 0
    assert "Spørsmål 5: 5 – I svært stor grad" in text(page)

    client.post(page.redirect_chain[-1][0], {"write": "1"})

    interview = Interview.objects.get(municipality__name="Bærum")
    assert (interview.interviewer, interview.respondent) == (kari, "case_officer")
    assert (str(interview.held_on), interview.completed_at is not None) == ("2017-10-03", True)
    assert interview.informant.consents.get().scopes == ["interview"]
    assert values() == {
        "Q01": ("answered", None, "Plan og miljø"),
        "Q02": ("answered", 0.5, "Delt stilling"),
        "Q03": ("answered", "economy", ""),
        "Q05": ("answered", 5, ""),
        "Q06": ("answered", True, ""),
        "Q07": ("answered", ["economy", "staff"], ""),
        "Q09": ("did_not_know", None, ""),
    }
    asker = Interview.objects.get(municipality__name="Asker")
    assert (asker.respondent, values("Planlegger")["Q06"][1]) == ("key_person", False)


def test_the_same_file_once_more_changes_nothing(client, kari, survey_round):
    confirmed(client, HEAD + BAERUM + ASKER)

    page = sent(client, HEAD + BAERUM + ASKER)

    assert "står der allerede" in text(page)
    assert Interview.objects.count() == 2


def test_what_stands_otherwise_is_kept_until_the_file_shall_win(client, kari, survey_round):
    confirmed(client, HEAD + BAERUM)
    other = HEAD + BAERUM.replace("Plan og miljø", "Rådmannens stab").replace(";5;ja", ";4;ja")

    shown = sent(client, other)
    client.post(shown.redirect_chain[-1][0], {"write": "1"})
    kept = values()
    interview = Interview.objects.get()
    confirmed(client, other, chosen=[f"{interview.pk}:q05"])

    assert [word in text(shown) for word in ("Plan og miljø", "Rådmannens stab")] == [True, True]
    assert (kept["Q01"][2], kept["Q05"][1]) == ("Plan og miljø", 5)
    assert (values()["Q01"][2], values()["Q05"][1]) == ("Plan og miljø", 4)


def test_file_wins_in_all_that_stands_otherwise_by_one_tick(client, kari, survey_round):
    confirmed(client, HEAD + BAERUM)
    other = HEAD + BAERUM.replace("Plan og miljø", "Rådmannens stab").replace(";5;ja", ";4;ja")

    shown = sent(client, other)
    client.post(shown.redirect_chain[-1][0], {"write": "1", "all": "1"})

    assert "La fila vinne for alle 2" in text(shown)
    assert (values()["Q01"][2], values()["Q05"][1]) == ("Rådmannens stab", 4)


def test_basis_that_is_recorded_with_a_row_is_shown_before(client, kari, survey_round):
    page = text(sent(client, HEAD + BAERUM))

    basis = (
        "Grunnlag: Samtykke, Signert på papir, 1.0, 1.10.2017, Intervju og notater til forskningen"
    )
    assert basis in page
    again = sent(client, HEAD + BAERUM)
    client.post(again.redirect_chain[-1][0], {"write": "1"})
    more = text(sent(client, HEAD + BAERUM.replace("Visste ikke", "Mer nå")))
    assert "Grunnlag:" not in more


def test_new_answers_join_those_that_stand(client, kari, survey_round):
    confirmed(client, HEAD + ASKER)

    page = sent(client, HEAD + ASKER.replace("Plan;;;;;nei", "Plan;2;;;;nei"))
    client.post(page.redirect_chain[-1][0], {"write": "1"})

    assert "Svar som står annerledes" not in text(page)
    assert {code: row[1] for code, row in values("Planlegger").items()} == {
        "Q01": None,
        "Q02": 2,
        "Q06": False,
    }


@pytest.mark.parametrize(
    ("was", "becomes", "place", "reason"),
    [
        ("Bærum;", "Drammen;", "linje 2, kolonne Kommune", "0219 Bærum"),
        (";5;ja", ";6;ja", "linje 2, kolonne Q05", "1 – I svært liten grad; 2; 3; 4; 5"),
        (";5;ja", ";5;kanskje", "linje 2, kolonne Q06", "Ja; Nei"),
        ("0,5", "mye", "linje 2, kolonne Q02", "«mye» er ikke et tall"),
        ("Økonomi;5", "Vær;5", "linje 2, kolonne Q03", "Økonomi; Manglende årsverk; Ingen"),
        ("3.10.2017", "", "linje 2, kolonne Dato", "Fyll inn datoen"),
        (BASIS, ";;;;;;", "linje 2", "Ingen behandlingsgrunnlag er registrert"),
        ("samtykke", "muntlig", "linje 2", "Skriv ett av: Samtykke"),
        (";;Klima", ";Ordfører;Klima", "linje 2, kolonne Spurt som", "Annen nøkkelperson"),
        ("0,5", "12.000", "linje 2, kolonne Q02", "kan leses på to måter. Skriv 12 000 eller 12"),
        ("Klimarådgiver", "Rådgiver, tlf +47 99887766", "linje 2, kolonne Rolle", "kontaktlista"),
        ("Klimarådgiver", "R" * 121, "linje 2, kolonne Rolle", "120 eller færre tegn"),
        ("Visste ikke", "Vet; ikke", "linje 2", "sett anførselstegn rundt et svar"),
        ("Bærum;", "0219 Asker;", "linje 2, kolonne Kommune", "0219 Bærum"),
    ],
)
def test_wrong_cell_is_named_and_no_row_is_written(
    client, kari, survey_round, was, becomes, place, reason
):
    page = sent(client, HEAD + BAERUM.replace(was, becomes, 1) + ASKER)

    assert page.status_code == 422
    assert (f'<th scope="row">{place}</th>' in text(page), reason in text(page)) == (True, True)
    assert (Interview.objects.count(), Import.objects.get().faults) == (0, [])


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        (HEAD.replace("Q09", "Q77"), "Kolonnen «Q77» er ukjent"),
        (HEAD.replace("Q09", "Q05"), "Kolonnen «Q05» står to ganger"),
        (HEAD.replace("Rolle", ""), "Kolonnen «Rolle» mangler"),
    ],
)
def test_columns_that_nobody_knows_are_refused(client, kari, survey_round, heading, reason):
    assert reason in text(sent(client, heading + BAERUM))


def test_heading_is_found_below_titles_and_excels_own_first_line(client, kari, survey_round):
    above = "sep=;\nSvar på kartleggingen, ringt inn;;\n;;\nKommune: alle\n"

    confirmed(client, above + HEAD + BAERUM)

    assert values()["Q02"] == ("answered", 0.5, "Delt stilling")
    page = sent(client, above + HEAD + BAERUM.replace("Bærum;", "Bergen;", 1))
    assert "linje 6, kolonne Kommune" in text(page)


def test_same_respondent_in_other_letters_is_the_same(client, kari, survey_round):
    confirmed(client, HEAD + BAERUM)

    twice = sent(client, HEAD + BAERUM + BAERUM.replace("Klimarådgiver", "klimarådgiver"))
    again = sent(client, HEAD + BAERUM.replace("Klimarådgiver", "KLIMARÅDGIVER"))

    assert "Den samme står allerede på linje 2" in text(twice)
    assert "står der allerede" in text(again)


@pytest.mark.parametrize("named", ["0219 Bærum", "Bærum kommune", "219 Bærum", "bærum"])
def test_municipality_is_known_by_what_the_messages_call_it(client, kari, survey_round, named):
    confirmed(client, HEAD + BAERUM.replace("Bærum;", f"{named};"))

    assert Interview.objects.get().municipality.name == "Bærum"


def test_number_of_an_excel_cell_is_the_number_that_excel_shows(client, kari, survey_round):
    book = Workbook()
    for row in csv.reader(io.StringIO(HEAD + BAERUM), delimiter=";"):
        book.active.append(row)
    answer = book.active.cell(2, 1 + HEAD.strip().split(";").index("Q02"))
    for written, kept in ((12.125, 12.125), (0.1 + 0.2, 0.3), (12000, 12000)):
        answer.value = written
        target = io.BytesIO()
        book.save(target)
        Interview.objects.all().delete()
        confirmed(client, target.getvalue())
        assert values()["Q02"][1] == kept


def test_what_stands_already_is_compared_by_one_form_a_line(
    client, kari, survey_round, monkeypatch
):
    confirmed(client, HEAD + BAERUM)
    made = []
    monkeypatch.setattr(
        InterviewForm, "__init__", lambda self, *a, real=InterviewForm.__init__, **k: (
            made.append(self), real(self, *a, **k))[1],
    )  # fmt: skip

    sent(client, HEAD + BAERUM)

    assert len(made) <= 3


def test_interview_of_twelve_answers_costs_as_few_questions_as_one_of_two(
    client, kari, survey_round
):
    few = f"Kommune;Rolle;Dato;{HEAD.split(';', 4)[4].split(';Q')[0]};Q01;Q06\n"
    few += f"Bærum;En;3.10.2017;{BASIS}Plan;ja\n"
    many = HEAD + BAERUM

    def cost(content):
        with CaptureQueriesContext(connection) as asked:
            rehearse(kind="responses", content=content.encode(), name="x", options=Options(by=kari))
        return len(asked)

    assert cost(few) == cost(many)


def test_sheet_of_the_round_is_filled_in_and_read_in(client, kari, survey_round):
    confirmed(client, HEAD + BAERUM)
    url = reverse("municipalities:answer-sheet", args=["forste"])
    book = load_workbook(io.BytesIO(client.get(url).content))
    page = book.worksheets[0]
    heads = [cell.value for cell in page[1]]
    rows = [[cell.value for cell in row[:4]] for row in page.iter_rows(min_row=2)]
    filled = {"Rolle": "Miljøvernleder", "Dato": "5.10.2017", "Q01": "Ledelse", "Q06": "Ja"}
    basis = dict(zip(heads[6:12], BASIS.split(";")[:6], strict=True))
    for name, value in (filled | basis).items():
        page.cell(3, heads.index(name) + 1, value)
    target = io.BytesIO()
    book.save(target)

    confirmed(client, target.getvalue())

    officer = "Saksbehandler for klima og energi"
    assert rows == [
        ["forste", "0219", officer, "Klimarådgiver"],
        ["forste", "0220", officer, None],
    ]
    assert values("Miljøvernleder")["Q06"] == ("answered", True, "")


def test_nothing_of_answers_is_kept_with_the_file_once_it_is_decided(client, kari, survey_round):
    page = sent(client, HEAD + BAERUM)
    assert "Plan og miljø" in str(Import.objects.get().differences)

    client.post(page.redirect_chain[-1][0], {"drop": "1"})

    row = Import.objects.get()
    assert (row.state, row.differences, bytes(row.content)) == ("dropped", [], b"")


def test_secretariat_neither_brings_answers_nor_sees_the_files(client, kari, survey_round):
    sent(client, HEAD + BAERUM)
    row = Import.objects.get()
    client.force_login(SecretaryFactory())

    assert client.get(reverse("municipalities:import", args=[row.pk])).status_code == 403
    offered = text(client.get(reverse("admin:work_import_add")))
    listed = text(client.get(reverse("admin:work_import_changelist")))
    assert ['value="responses"' in offered, 'value="population"' in offered] == [False, True]
    assert "svar.csv" not in listed
    detail = client.get(reverse("admin:work_import_change", args=[row.pk]), follow=True)
    assert "Plan og miljø" not in text(detail)


def test_command_tells_which_fields_change_and_not_what_was_said(survey_round, tmp_path, capsys):
    file = tmp_path / "svar.csv"
    file.write_text(HEAD + BAERUM, encoding="utf-8")

    by = ["--as", ResearcherFactory().email]
    call_command("import_responses", str(file), "--dry-run", *by)
    assert Interview.objects.count() == 0
    call_command("import_responses", str(file), *by)
    file.write_text(HEAD + BAERUM.replace("Plan og miljø", "Rådmannens stab"), encoding="utf-8")
    call_command("import_responses", str(file))
    kept = values()["Q01"][2]
    call_command("import_responses", str(file), "--replace")

    said = capsys.readouterr().out
    assert (kept, values()["Q01"][2]) == ("Plan og miljø", "Rådmannens stab")
    assert ["Spørsmål 1" in said, "Rådmannens" in said] == [True, False]
    assert "1 står annerledes enn filen sier" in said


def test_command_refuses_a_wrong_file_whole(survey_round, tmp_path):
    file = tmp_path / "svar.csv"
    file.write_text(HEAD + ASKER + BAERUM.replace(";5;ja", ";6;ja"), encoding="utf-8")

    by = ["--as", ResearcherFactory().email]
    with pytest.raises(CommandError, match="linje 3, kolonne Q05"):
        call_command("import_responses", str(file), *by)
    with pytest.raises(CommandError, match="si hvem filen er fra"):
        call_command("import_responses", str(file))
    with pytest.raises(CommandError, match="er ikke adressen til en forsker"):
        call_command("import_responses", str(file), "--as", SecretaryFactory().email)
    assert Interview.objects.count() == 0


def test_sheet_names_what_may_be_written(survey_round):
    from django.utils import timezone

    book = load_workbook(io.BytesIO(answer_sheet(survey_round, at=timezone.now())))

    told = {row[0].value: row[2].value for row in book.worksheets[1].iter_rows(min_row=2)}
    assert told["Q06"] == "Ja; Nei"
    assert told["Q07"].endswith("Økonomi; Manglende årsverk; Ingen")


def test_answer_that_the_respondent_struck_is_not_brought_in_again(client, kari, survey_round):
    confirmed(client, HEAD + BAERUM)
    struck = Answer.objects.get(question__code="Q05")
    struck.state, struck.value = Answer.State.STRUCK, None
    struck.save()

    again = sent(client, HEAD + BAERUM)
    confirmed(client, HEAD + BAERUM.replace("Delt stilling", "Delt stilling, fast"))

    assert "står der allerede" in text(again)
    assert (values()["Q05"], values()["Q02"][2]) == (("struck", None, ""), "Delt stilling")


def test_must_answer_that_the_respondent_struck_is_not_asked_of_the_file(
    client, kari, survey_round
):
    confirmed(client, HEAD + BAERUM)
    Answer.objects.filter(question__code="Q06").update(state=Answer.State.STRUCK, value=None)
    more = (HEAD + BAERUM).replace("2014", "2015")

    told = sent(client, more)

    assert "Spørsmål 6" not in text(told)
    assert "står der allerede" in text(told)
